#include "system/settings.h"

#include <QVariant>

#include <algorithm>
#include <array>

namespace desk {

namespace {

enum Key {
    LanguageKey,
    DigitsKey,
    ThemeKey,
    EnterSendsKey,
    TextPercentKey,
    SpellCheckKey,
    OwnWordsKey,
    RecentEmojiKey,
    ShowContextKey,
    GroupByAdKey,
    KeysLearnedKey,
    LongestWaitingKey,
    NotificationsKey,
    PreviewKey,
    SoundKey,
    DisturbKey,
    DisturbUntilKey,
    QuietHoursKey,
    QuietFromKey,
    QuietToKey,
    KeepMonthsKey,
    ProxyKey,
    ProxyHostKey,
    ProxyPortKey,
    CertificatesKey,
    CertificatesNameKey,
    SiteKey,
    UserKey,
    ZoneKey,
    GeometryKey,
    SplitterKey,
    LinkHostsKey,
    FoldedKey,
    RecentKey,
    WorkDaysKey,
    WorkFromKey,
    WorkToKey,
    WaitWarnKey,
    WaitLateKey,
    AlertAfterKey,
    AlertEveryKey,
    KeyCount
};

struct Row
{
    const char *name;
    const char *fallback;
};

// The table: every key with its default, in the order of Key.
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

QVariant read(const QSettings &file, Key key)
{
    return file.value(nameOf(key), QString::fromLatin1(table[key].fallback));
}

bool readBool(const QSettings &file, Key key)
{
    const QString text = read(file, key).toString();
    if (text == QLatin1String("true") || text == QLatin1String("false"))
        return text == QLatin1String("true");
    return QLatin1String(table[key].fallback) == QLatin1String("true"); // somebody edited the file: the default
}

QStringList readWords(const QSettings &file, Key key)
{
    return read(file, key).toString().split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

QByteArray readBytes(const QSettings &file, Key key)
{
    return QByteArray::fromBase64(read(file, key).toString().toLatin1());
}

/// True if the value is another one now.
bool write(QSettings &file, Key key, const QString &value)
{
    if (read(file, key).toString() == value)
        return false;
    file.setValue(nameOf(key), value);
    return true;
}

QString wordOf(bool value)
{
    return value ? QStringLiteral("true") : QStringLiteral("false");
}

QString wordOf(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

constexpr std::array<const char *, 3> languageWords{"system", "ar", "en"};
constexpr std::array<const char *, 3> digitWords{"language", "arab", "latn"};
constexpr std::array<const char *, 3> themeWords{"system", "light", "dark"};
constexpr std::array<const char *, 3> proxyWords{"system", "none", "manual"};

int indexOf(const std::array<const char *, 3> &words, const QString &word)
{
    for (size_t i = 0; i < words.size(); ++i) {
        if (word == QLatin1String(words[i]))
            return int(i);
    }
    return 0;
}

constexpr int smallestText = 80;
constexpr int largestText = 200;
constexpr qsizetype emojiKept = 24;
constexpr int mostMonths = 120;
constexpr int mostMinutes = 10'000;

QTime readTime(const QSettings &file, Key key)
{
    const QTime time = QTime::fromString(read(file, key).toString(), QStringLiteral("HH:mm"));
    return time.isValid() ? time : QTime::fromString(QString::fromLatin1(table[key].fallback), QStringLiteral("HH:mm"));
}

int readMinutes(const QSettings &file, Key key, int least)
{
    bool isNumber = false;
    const int minutes = read(file, key).toInt(&isNumber);
    return isNumber ? std::clamp(minutes, least, mostMinutes) : QString::fromLatin1(table[key].fallback).toInt();
}

QList<int> daysIn(const QString &words)
{
    QList<int> days;
    const QStringList each = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString &word : each) {
        if (const int day = word.toInt(); day >= Qt::Monday && day <= Qt::Sunday && !days.contains(day))
            days << day;
    }
    return days;
}

} // namespace

Settings::Settings(const QString &file, QObject *parent) : QObject(parent), m_file(file, QSettings::IniFormat) {}

LanguageChoice Settings::language() const
{
    return LanguageChoice(indexOf(languageWords, read(m_file, LanguageKey).toString()));
}

void Settings::setLanguage(LanguageChoice language)
{
    if (write(m_file, LanguageKey, QString::fromLatin1(languageWords[size_t(language)])))
        Q_EMIT changed();
}

DigitChoice Settings::digits() const
{
    return DigitChoice(indexOf(digitWords, read(m_file, DigitsKey).toString()));
}

void Settings::setDigits(DigitChoice digits)
{
    if (write(m_file, DigitsKey, QString::fromLatin1(digitWords[size_t(digits)])))
        Q_EMIT changed();
}

ThemeChoice Settings::theme() const
{
    return ThemeChoice(indexOf(themeWords, read(m_file, ThemeKey).toString()));
}

void Settings::setTheme(ThemeChoice theme)
{
    if (write(m_file, ThemeKey, QString::fromLatin1(themeWords[size_t(theme)])))
        Q_EMIT changed();
}

bool Settings::enterSends() const
{
    return readBool(m_file, EnterSendsKey);
}

void Settings::setEnterSends(bool sends)
{
    if (write(m_file, EnterSendsKey, wordOf(sends)))
        Q_EMIT changed();
}

int Settings::textPercent() const
{
    bool isNumber = false;
    const int percent = read(m_file, TextPercentKey).toInt(&isNumber);
    return isNumber ? std::clamp(percent, smallestText, largestText) : 100;
}

void Settings::setTextPercent(int percent)
{
    if (write(m_file, TextPercentKey, QString::number(std::clamp(percent, smallestText, largestText))))
        Q_EMIT changed();
}

bool Settings::spellCheck() const
{
    return readBool(m_file, SpellCheckKey);
}

void Settings::setSpellCheck(bool check)
{
    if (write(m_file, SpellCheckKey, wordOf(check)))
        Q_EMIT changed();
}

QStringList Settings::ownWords() const
{
    return readWords(m_file, OwnWordsKey);
}

void Settings::addOwnWord(const QString &word)
{
    QStringList words = ownWords();
    if (word.isEmpty() || word.contains(QLatin1Char(' ')) || words.contains(word))
        return;
    words << word;
    write(m_file, OwnWordsKey, words.join(QLatin1Char(' ')));
}

QStringList Settings::recentEmoji() const
{
    return readWords(m_file, RecentEmojiKey);
}

void Settings::useEmoji(const QString &emoji)
{
    QStringList recent = recentEmoji();
    recent.removeAll(emoji);
    recent.prepend(emoji);
    write(m_file, RecentEmojiKey, recent.mid(0, emojiKept).join(QLatin1Char(' ')));
}

bool Settings::showContext() const
{
    return readBool(m_file, ShowContextKey);
}

void Settings::setShowContext(bool show)
{
    if (write(m_file, ShowContextKey, wordOf(show)))
        Q_EMIT changed();
}

bool Settings::groupByAd() const
{
    return readBool(m_file, GroupByAdKey);
}

bool Settings::keysLearned() const
{
    return readBool(m_file, KeysLearnedKey);
}

void Settings::setKeysLearned(bool learned)
{
    if (write(m_file, KeysLearnedKey, wordOf(learned)))
        Q_EMIT changed();
}

void Settings::setGroupByAd(bool group)
{
    if (write(m_file, GroupByAdKey, wordOf(group)))
        Q_EMIT changed();
}

bool Settings::longestWaitingFirst() const
{
    return readBool(m_file, LongestWaitingKey);
}

void Settings::setLongestWaitingFirst(bool first)
{
    if (write(m_file, LongestWaitingKey, wordOf(first)))
        Q_EMIT changed();
}

QStringList Settings::foldedSections() const
{
    return read(m_file, FoldedKey).toString().split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

void Settings::setSectionFolded(const QString &section, bool folded)
{
    QStringList sections = foldedSections();
    sections.removeAll(section);
    if (folded)
        sections << section;
    write(m_file, FoldedKey, sections.join(QLatin1Char(' ')));
}

/// "account:3,1,2 other:7"
QList<qint64> Settings::recentRooms(const QString &account) const
{
    QList<qint64> rooms;
    const QStringList accounts = read(m_file, RecentKey).toString().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString &each : accounts) {
        if (each.section(QLatin1Char(':'), 0, 0) != account)
            continue;
        const QStringList ids = each.section(QLatin1Char(':'), 1).split(QLatin1Char(','), Qt::SkipEmptyParts);
        for (const QString &id : ids)
            rooms << id.toLongLong();
    }
    return rooms;
}

void Settings::setRecentRooms(const QString &account, const QList<qint64> &rooms)
{
    QStringList accounts = read(m_file, RecentKey).toString().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    accounts.removeIf([&account](const QString &each) { return each.section(QLatin1Char(':'), 0, 0) == account; });
    QStringList ids;
    for (const qint64 room : rooms)
        ids << QString::number(room);
    if (!ids.isEmpty())
        accounts.prepend(account + QLatin1Char(':') + ids.join(QLatin1Char(',')));
    constexpr qsizetype mostAccounts = 10;
    write(m_file, RecentKey, accounts.first(std::min(accounts.size(), mostAccounts)).join(QLatin1Char(' ')));
}

bool Settings::notificationsEnabled() const
{
    return readBool(m_file, NotificationsKey);
}

void Settings::setNotificationsEnabled(bool enabled)
{
    if (write(m_file, NotificationsKey, wordOf(enabled)))
        Q_EMIT changed();
}

bool Settings::notificationPreview() const
{
    return readBool(m_file, PreviewKey);
}

void Settings::setNotificationPreview(bool preview)
{
    if (write(m_file, PreviewKey, wordOf(preview)))
        Q_EMIT changed();
}

bool Settings::notificationSound() const
{
    return readBool(m_file, SoundKey);
}

void Settings::setNotificationSound(bool sound)
{
    if (write(m_file, SoundKey, wordOf(sound)))
        Q_EMIT changed();
}

bool Settings::doNotDisturb() const
{
    return readBool(m_file, DisturbKey);
}

QDateTime Settings::doNotDisturbUntil() const
{
    return QDateTime::fromString(read(m_file, DisturbUntilKey).toString(), Qt::ISODate);
}

void Settings::setDoNotDisturb(bool on, const QDateTime &until)
{
    const QString end = on && until.isValid() ? until.toUTC().toString(Qt::ISODate) : QString();
    const bool another = write(m_file, DisturbKey, wordOf(on));
    if (write(m_file, DisturbUntilKey, end) || another)
        Q_EMIT changed();
}

bool Settings::quietHours() const
{
    return readBool(m_file, QuietHoursKey);
}

void Settings::setQuietHours(bool on)
{
    if (write(m_file, QuietHoursKey, wordOf(on)))
        Q_EMIT changed();
}

QTime Settings::quietFrom() const
{
    return readTime(m_file, QuietFromKey);
}

QTime Settings::quietTo() const
{
    return readTime(m_file, QuietToKey);
}

void Settings::setQuietTimes(const QTime &from, const QTime &to)
{
    const bool another = write(m_file, QuietFromKey, from.toString(QStringLiteral("HH:mm")));
    if (write(m_file, QuietToKey, to.toString(QStringLiteral("HH:mm"))) || another)
        Q_EMIT changed();
}

QList<int> Settings::workingDays() const
{
    const QList<int> days = daysIn(read(m_file, WorkDaysKey).toString());
    return days.isEmpty() ? daysIn(QString::fromLatin1(table[WorkDaysKey].fallback)) : days;
}

QTime Settings::workingFrom() const
{
    return readTime(m_file, WorkFromKey);
}

QTime Settings::workingTo() const
{
    return readTime(m_file, WorkToKey);
}

void Settings::setWorkingHours(const QList<int> &days, const QTime &from, const QTime &to)
{
    QStringList words;
    for (const int day : days)
        words << QString::number(day);
    bool another = write(m_file, WorkDaysKey, words.join(QLatin1Char(' ')));
    another = write(m_file, WorkFromKey, from.toString(QStringLiteral("HH:mm"))) || another;
    if (write(m_file, WorkToKey, to.toString(QStringLiteral("HH:mm"))) || another)
        Q_EMIT changed();
}

int Settings::waitWarnMinutes() const
{
    return readMinutes(m_file, WaitWarnKey, 1);
}

int Settings::waitLateMinutes() const
{
    return std::max(readMinutes(m_file, WaitLateKey, 1), waitWarnMinutes());
}

void Settings::setWaitMinutes(int warn, int late)
{
    const bool another = write(m_file, WaitWarnKey, QString::number(std::clamp(warn, 1, mostMinutes)));
    if (write(m_file, WaitLateKey, QString::number(std::clamp(late, 1, mostMinutes))) || another)
        Q_EMIT changed();
}

int Settings::caseAlertAfter() const
{
    return readMinutes(m_file, AlertAfterKey, 0);
}

int Settings::caseAlertEvery() const
{
    return readMinutes(m_file, AlertEveryKey, 1);
}

void Settings::setCaseAlerts(int after, int every)
{
    const bool another = write(m_file, AlertAfterKey, QString::number(std::clamp(after, 0, mostMinutes)));
    if (write(m_file, AlertEveryKey, QString::number(std::clamp(every, 1, mostMinutes))) || another)
        Q_EMIT changed();
}

int Settings::keepMonths() const
{
    return std::clamp(read(m_file, KeepMonthsKey).toInt(), 0, mostMonths);
}

void Settings::setKeepMonths(int months)
{
    if (write(m_file, KeepMonthsKey, QString::number(std::clamp(months, 0, mostMonths))))
        Q_EMIT changed();
}

ProxyChoice Settings::proxy() const
{
    return ProxyChoice(indexOf(proxyWords, read(m_file, ProxyKey).toString()));
}

QString Settings::proxyHost() const
{
    return read(m_file, ProxyHostKey).toString();
}

quint16 Settings::proxyPort() const
{
    return quint16(std::clamp(read(m_file, ProxyPortKey).toInt(), 0, 65'535));
}

void Settings::setProxy(ProxyChoice choice, const QString &host, quint16 port)
{
    bool another = write(m_file, ProxyKey, QString::fromLatin1(proxyWords[size_t(choice)]));
    another = write(m_file, ProxyHostKey, host.trimmed()) || another;
    if (write(m_file, ProxyPortKey, QString::number(port)) || another) {
        Q_EMIT changed();
        Q_EMIT networkChanged();
    }
}

QByteArray Settings::extraCertificates() const
{
    return readBytes(m_file, CertificatesKey);
}

QString Settings::extraCertificatesName() const
{
    return read(m_file, CertificatesNameKey).toString();
}

void Settings::setExtraCertificates(const QByteArray &pem, const QString &name)
{
    const bool another = write(m_file, CertificatesNameKey, name);
    if (write(m_file, CertificatesKey, wordOf(pem)) || another) {
        Q_EMIT changed();
        Q_EMIT networkChanged();
    }
}

QString Settings::lastSite() const
{
    return read(m_file, SiteKey).toString();
}

void Settings::setLastSite(const QString &site)
{
    write(m_file, SiteKey, site);
}

QString Settings::lastUser() const
{
    return read(m_file, UserKey).toString();
}

void Settings::setLastUser(const QString &user)
{
    write(m_file, UserKey, user);
}

QByteArray Settings::siteZone() const
{
    return read(m_file, ZoneKey).toString().toLatin1();
}

void Settings::setSiteZone(const QByteArray &zone)
{
    write(m_file, ZoneKey, QString::fromLatin1(zone));
}

QByteArray Settings::windowGeometry() const
{
    return readBytes(m_file, GeometryKey);
}

void Settings::setWindowGeometry(const QByteArray &geometry)
{
    write(m_file, GeometryKey, wordOf(geometry));
}

QByteArray Settings::splitterState() const
{
    return readBytes(m_file, SplitterKey);
}

void Settings::setSplitterState(const QByteArray &state)
{
    write(m_file, SplitterKey, wordOf(state));
}

QStringList Settings::allowedLinkHosts() const
{
    return readWords(m_file, LinkHostsKey);
}

void Settings::allowLinkHost(const QString &host)
{
    QStringList hosts = allowedLinkHosts();
    const QString plain = host.trimmed().toLower();
    if (plain.isEmpty() || plain.contains(QLatin1Char(' ')) || hosts.contains(plain))
        return;
    hosts << plain;
    write(m_file, LinkHostsKey, hosts.join(QLatin1Char(' ')));
}

} // namespace desk
