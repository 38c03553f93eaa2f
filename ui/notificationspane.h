// The site's own notifications as a list, newest first; reading one tells the site.
#pragma once

#include "session/session.h"
#include "system/clock.h"
#include "ui/theme.h"

#include <QListWidget>
#include <QPointer>

class QLabel;
class QPushButton;

namespace desk::ui {

class NotificationsPane : public QWidget
{
    Q_OBJECT
public:
    NotificationsPane(const Theme &theme, const Clock &clock, QWidget *parent = nullptr);
    void setSession(Session *session);
    /// Reads the first page anew.
    void refresh();
    int unread() const;

Q_SIGNALS:
    void countChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    void followStatus();
    void ask(int page);
    void add(const SiteNotification &notification, bool first);
    void markRead(QListWidgetItem *item);
    void tell(const QString &words);
    void retranslate();

    QPointer<Session> m_session;
    QList<SiteNotification> m_shown;
    int m_page = 0;
    bool m_online = false;
    QLabel *m_title;
    QLabel *m_state;
    QListWidget *m_list;
    QPushButton *m_more;
};

} // namespace desk::ui
