// The table of settings: every key of the file with its default, and how values are read from it and written to it. Of
// Settings alone.
#pragma once

#include <QSettings>
#include <QStringList>
#include <QTime>

#include <array>

namespace desk::settings {

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

using Words = std::array<const char *, 3>; ///< what stands in the file for the values of a choice, in their order

QString fallback(Key key);
/// Whatever was edited into the file by hand and makes no sense reads as the default.
QString readText(const QSettings &file, Key key);
bool readBool(const QSettings &file, Key key);
QStringList readWords(const QSettings &file, Key key);
QByteArray readBytes(const QSettings &file, Key key);
QTime readTime(const QSettings &file, Key key);
int readNumber(const QSettings &file, Key key, int least, int most);
template <typename Choice> Choice readChoice(const QSettings &file, Key key, const Words &words)
{
    const QString word = readText(file, key);
    for (size_t i = 0; i < words.size(); ++i) {
        if (word == QLatin1String(words[i]))
            return Choice(i);
    }
    return Choice(0);
}

/// True if the value is another one now.
bool write(QSettings &file, Key key, const QString &value);
bool write(QSettings &file, Key key, bool value);
bool write(QSettings &file, Key key, int value);
bool write(QSettings &file, Key key, const QTime &value);
bool write(QSettings &file, Key key, const QByteArray &value);
bool write(QSettings &file, Key key, const QStringList &words);

} // namespace desk::settings
