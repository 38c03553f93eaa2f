// The file keeps plain words, so that it can be read and mended by hand.
#include "system/settingstable.h"

#include <QVariant>

#include <algorithm>

namespace desk::settings {

namespace {

struct Row
{
    const char *name;
    const char *fallback;
};

// In the order of Key.
constexpr std::array<Row, KeyCount> table{{
    {"look/language", "system"},
    {"look/digits", "language"},
    {"look/theme", "system"},
    {"composer/enterSends", "true"},
    {"look/textPercent", "100"},
    {"composer/spellCheck", "true"},
    {"composer/ownWords", ""},
    {"composer/recentEmoji", ""},
    {"look/showContext", "true"},
    {"look/groupByAd", "false"},
    {"look/keysLearned", "false"},
    {"look/longestWaitingFirst", "false"},
    {"notifications/enabled", "true"},
    {"notifications/preview", "true"},
    {"notifications/sound", "true"},
    {"notifications/doNotDisturb", "false"},
    {"notifications/doNotDisturbUntil", ""},
    {"notifications/quietHours", "false"},
    {"notifications/quietFrom", "22:00"},
    {"notifications/quietTo", "07:00"},
    {"storage/keepMonths", "0"},
    {"network/proxy", "system"},
    {"network/proxyHost", ""},
    {"network/proxyPort", "8080"},
    {"network/certificates", ""},
    {"network/certificatesName", ""},
    {"site/address", ""},
    {"site/user", ""},
    {"site/zone", "Africa/Cairo"},
    {"window/geometry", ""},
    {"window/splitter", ""},
    {"links/allowedHosts", ""},
    {"look/foldedSections", ""},
    {"window/recentRooms", ""},
    {"triage/workingDays", "7 1 2 3 4"},
    {"triage/workingFrom", "09:00"},
    {"triage/workingTo", "17:00"},
    {"triage/warnMinutes", "15"},
    {"triage/lateMinutes", "60"},
    {"triage/alertAfterMinutes", "5"},
    {"triage/alertEveryMinutes", "10"},
}};

QString nameOf(Key key)
{
    return QString::fromLatin1(table[key].name);
}

} // namespace

QString fallback(Key key)
{
    return QString::fromLatin1(table[key].fallback);
}

QString readText(const QSettings &file, Key key)
{
    return file.value(nameOf(key), fallback(key)).toString();
}

bool readBool(const QSettings &file, Key key)
{
    const QString text = readText(file, key);
    if (text == QLatin1String("true") || text == QLatin1String("false"))
        return text == QLatin1String("true");
    return fallback(key) == QLatin1String("true");
}

QStringList readWords(const QSettings &file, Key key)
{
    return readText(file, key).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

QByteArray readBytes(const QSettings &file, Key key)
{
    return QByteArray::fromBase64(readText(file, key).toLatin1());
}

QTime readTime(const QSettings &file, Key key)
{
    const QTime time = QTime::fromString(readText(file, key), QStringLiteral("HH:mm"));
    return time.isValid() ? time : QTime::fromString(fallback(key), QStringLiteral("HH:mm"));
}

int readNumber(const QSettings &file, Key key, int least, int most)
{
    bool isNumber = false;
    const int number = readText(file, key).toInt(&isNumber);
    return isNumber ? std::clamp(number, least, most) : fallback(key).toInt();
}

bool write(QSettings &file, Key key, const QString &value)
{
    if (readText(file, key) == value)
        return false;
    file.setValue(nameOf(key), value);
    return true;
}

bool write(QSettings &file, Key key, bool value)
{
    return write(file, key, value ? QStringLiteral("true") : QStringLiteral("false"));
}

bool write(QSettings &file, Key key, int value)
{
    return write(file, key, QString::number(value));
}

bool write(QSettings &file, Key key, const QTime &value)
{
    return write(file, key, value.toString(QStringLiteral("HH:mm")));
}

bool write(QSettings &file, Key key, const QByteArray &value)
{
    return write(file, key, QString::fromLatin1(value.toBase64()));
}

bool write(QSettings &file, Key key, const QStringList &words)
{
    return write(file, key, words.join(QLatin1Char(' ')));
}

} // namespace desk::settings
