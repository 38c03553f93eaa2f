// Every setting of the program: one table of typed keys with their defaults. Changes are announced at once.
#pragma once

#include <QByteArray>
#include <QObject>
#include <QSettings>
#include <QString>

namespace desk {

enum class LanguageChoice { System, Arabic, English };
enum class ThemeChoice { System, Light, Dark };

class Settings : public QObject
{
    Q_OBJECT
public:
    explicit Settings(const QString &file, QObject *parent = nullptr);

    LanguageChoice language() const;
    void setLanguage(LanguageChoice language);
    ThemeChoice theme() const;
    void setTheme(ThemeChoice theme);
    bool enterSends() const; ///< false: Ctrl+Enter sends, Enter breaks
    void setEnterSends(bool sends);
    int textPercent() const; ///< 80…200
    void setTextPercent(int percent);
    bool showContext() const;
    void setShowContext(bool show);
    bool groupByAd() const;
    void setGroupByAd(bool group);
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
    /// Language, theme, Enter key, text size or layout changed: apply now.
    void changed();

private:
    QSettings m_file;
};

} // namespace desk
