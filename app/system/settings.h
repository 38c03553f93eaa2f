// Every setting of the program: one table of typed keys with their defaults. Changes are announced at once.
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QObject>
#include <QSettings>
#include <QString>

namespace desk {

enum class LanguageChoice { System, Arabic, English };
enum class ThemeChoice { System, Light, Dark };
enum class DigitChoice { Language, ArabicIndic, Latin };
enum class ProxyChoice { System, None, Manual };

class Settings : public QObject
{
    Q_OBJECT
public:
    explicit Settings(const QString &file, QObject *parent = nullptr);

    LanguageChoice language() const;
    void setLanguage(LanguageChoice language);
    DigitChoice digits() const; ///< of what the program writes; people's own text is never altered
    void setDigits(DigitChoice digits);
    ThemeChoice theme() const;
    void setTheme(ThemeChoice theme);
    bool enterSends() const; ///< false: Ctrl+Enter sends, Enter breaks
    void setEnterSends(bool sends);
    int textPercent() const; ///< 80…200
    void setTextPercent(int percent);
    bool spellCheck() const;
    void setSpellCheck(bool check);
    /// Words that the person has added to the dictionary.
    QStringList ownWords() const;
    void addOwnWord(const QString &word);
    /// The newest first.
    QStringList recentEmoji() const;
    void useEmoji(const QString &emoji);
    bool showContext() const;
    void setShowContext(bool show);
    bool groupByAd() const;
    void setGroupByAd(bool group);
    bool keysLearned() const; ///< the hint below the list has gone
    void setKeysLearned(bool learned);
    bool longestWaitingFirst() const; ///< the order of the list; false: the newest first
    void setLongestWaitingFirst(bool first);
    /// Sections beside the talk that the person has folded.
    QStringList foldedSections() const;
    void setSectionFolded(const QString &section, bool folded);
    /// The conversations of one account that were open last, the last one first.
    QList<qint64> recentRooms(const QString &account) const;
    void setRecentRooms(const QString &account, const QList<qint64> &rooms);
    bool notificationsEnabled() const;
    void setNotificationsEnabled(bool enabled);
    bool notificationPreview() const;
    void setNotificationPreview(bool preview);
    bool notificationSound() const;
    void setNotificationSound(bool sound);
    bool doNotDisturb() const;           ///< as it was ordered; whether it holds now: system/quiet
    QDateTime doNotDisturbUntil() const; ///< UTC; invalid: until it is turned off
    void setDoNotDisturb(bool on, const QDateTime &until = {});
    bool quietHours() const; ///< every day between the two, by the clock on the wall
    void setQuietHours(bool on);
    QTime quietFrom() const;
    QTime quietTo() const;
    void setQuietTimes(const QTime &from, const QTime &to);
    /// When cases are answered: Qt::DayOfWeek numbers, never none, and the hours of the clock on the wall.
    QList<int> workingDays() const;
    QTime workingFrom() const;
    QTime workingTo() const;
    void setWorkingHours(const QList<int> &days, const QTime &from, const QTime &to);
    int waitWarnMinutes() const; ///< of working time that a case has waited
    int waitLateMinutes() const; ///< never less than the warning
    void setWaitMinutes(int warn, int late);
    int caseAlertAfter() const; ///< minutes that a case waits without an owner; 0: no alerts
    int caseAlertEvery() const; ///< minutes
    void setCaseAlerts(int after, int every);
    int keepMonths() const; ///< of conversations in the cache; 0: all
    void setKeepMonths(int months);
    ProxyChoice proxy() const;
    QString proxyHost() const;
    quint16 proxyPort() const;
    void setProxy(ProxyChoice choice, const QString &host, quint16 port);
    /// Certificate authorities trusted besides the system's: a copy of the file that was chosen, and its name.
    QByteArray extraCertificates() const;
    QString extraCertificatesName() const;
    void setExtraCertificates(const QByteArray &pem, const QString &name);
    QString lastSite() const;
    void setLastSite(const QString &site);
    QString lastUser() const;
    void setLastUser(const QString &user);
    /// IANA id of the zone in which the site writes times without one.
    QByteArray siteZone() const;
    void setSiteZone(const QByteArray &zone);
    QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);
    QByteArray splitterState() const;
    void setSplitterState(const QByteArray &state);
    /// Hosts whose links open without asking again.
    QStringList allowedLinkHosts() const;
    void allowLinkHost(const QString &host);

Q_SIGNALS:
    /// Something that is to be applied now: all but what is only remembered for the next start.
    void changed();
    /// Proxy or certificates, besides `changed`.
    void networkChanged();

private:
    QSettings m_file;
};

} // namespace desk
