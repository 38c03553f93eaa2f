// Look, writing, lists, the window, signing in. The other half stands in settings_desk.cpp, the table in settingstable.cpp.
#include "system/settings.h"

#include "system/settingstable.h"

#include <algorithm>

namespace desk {

using namespace settings;

namespace {

constexpr Words languageWords{"system", "ar", "en"};
constexpr Words digitWords{"language", "arab", "latn"};
constexpr Words themeWords{"system", "light", "dark"};
constexpr int smallestText = 80;
constexpr int largestText = 200;
constexpr qsizetype emojiKept = 24;

} // namespace

Settings::Settings(const QString &file, QObject *parent) : QObject(parent), m_file(file, QSettings::IniFormat) {}

LanguageChoice Settings::language() const
{
    return readChoice<LanguageChoice>(m_file, LanguageKey, languageWords);
}

void Settings::setLanguage(LanguageChoice language)
{
    if (write(m_file, LanguageKey, QString::fromLatin1(languageWords[size_t(language)])))
        Q_EMIT changed();
}

DigitChoice Settings::digits() const
{
    return readChoice<DigitChoice>(m_file, DigitsKey, digitWords);
}

void Settings::setDigits(DigitChoice digits)
{
    if (write(m_file, DigitsKey, QString::fromLatin1(digitWords[size_t(digits)])))
        Q_EMIT changed();
}

ThemeChoice Settings::theme() const
{
    return readChoice<ThemeChoice>(m_file, ThemeKey, themeWords);
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
    if (write(m_file, EnterSendsKey, sends))
        Q_EMIT changed();
}

int Settings::textPercent() const
{
    return readNumber(m_file, TextPercentKey, smallestText, largestText);
}

void Settings::setTextPercent(int percent)
{
    if (write(m_file, TextPercentKey, std::clamp(percent, smallestText, largestText)))
        Q_EMIT changed();
}

bool Settings::spellCheck() const
{
    return readBool(m_file, SpellCheckKey);
}

void Settings::setSpellCheck(bool check)
{
    if (write(m_file, SpellCheckKey, check))
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
    write(m_file, OwnWordsKey, words);
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
    write(m_file, RecentEmojiKey, recent.mid(0, emojiKept));
}

bool Settings::showContext() const
{
    return readBool(m_file, ShowContextKey);
}

void Settings::setShowContext(bool show)
{
    if (write(m_file, ShowContextKey, show))
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
    if (write(m_file, KeysLearnedKey, learned))
        Q_EMIT changed();
}

void Settings::setGroupByAd(bool group)
{
    if (write(m_file, GroupByAdKey, group))
        Q_EMIT changed();
}

bool Settings::longestWaitingFirst() const
{
    return readBool(m_file, LongestWaitingKey);
}

void Settings::setLongestWaitingFirst(bool first)
{
    if (write(m_file, LongestWaitingKey, first))
        Q_EMIT changed();
}

QStringList Settings::foldedSections() const
{
    return readWords(m_file, FoldedKey);
}

void Settings::setSectionFolded(const QString &section, bool folded)
{
    QStringList sections = foldedSections();
    sections.removeAll(section);
    if (folded)
        sections << section;
    write(m_file, FoldedKey, sections);
}

/// "account:3,1,2 other:7"
QList<qint64> Settings::recentRooms(const QString &account) const
{
    QList<qint64> rooms;
    const QStringList accounts = readWords(m_file, RecentKey);
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
    QStringList accounts = readWords(m_file, RecentKey);
    accounts.removeIf([&account](const QString &each) { return each.section(QLatin1Char(':'), 0, 0) == account; });
    QStringList ids;
    for (const qint64 room : rooms)
        ids << QString::number(room);
    if (!ids.isEmpty())
        accounts.prepend(account + QLatin1Char(':') + ids.join(QLatin1Char(',')));
    constexpr qsizetype mostAccounts = 10;
    write(m_file, RecentKey, accounts.first(std::min(accounts.size(), mostAccounts)));
}

QString Settings::lastSite() const
{
    return readText(m_file, SiteKey);
}

void Settings::setLastSite(const QString &site)
{
    write(m_file, SiteKey, site);
}

QString Settings::lastUser() const
{
    return readText(m_file, UserKey);
}

void Settings::setLastUser(const QString &user)
{
    write(m_file, UserKey, user);
}

QByteArray Settings::siteZone() const
{
    return readText(m_file, ZoneKey).toLatin1();
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
    write(m_file, GeometryKey, geometry);
}

QByteArray Settings::splitterState() const
{
    return readBytes(m_file, SplitterKey);
}

void Settings::setSplitterState(const QByteArray &state)
{
    write(m_file, SplitterKey, state);
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
    write(m_file, LinkHostsKey, hosts);
}

} // namespace desk
