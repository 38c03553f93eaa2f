// What the person must know about the connection and this computer, in the window and never as a dialog.
#pragma once

#include "session/session.h"
#include "system/clock.h"
#include "ui/theme.h"

#include <QFrame>
#include <QPointer>

class QLabel;
class QPushButton;

namespace desk::ui {

/// One line: icon, words, and at most one thing to do.
class BannerLine : public QFrame
{
    Q_OBJECT
public:
    BannerLine(const QString &iconName, const Theme &theme, QWidget *parent = nullptr);
    void setWords(const QString &words, const QString &button);
    QString words() const;
    QPushButton *button() const { return m_button; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void follow();

    const Theme &m_theme;
    QString m_iconName;
    QLabel *m_icon;
    QLabel *m_words;
    QPushButton *m_button;
};

class StatusBanner : public QWidget
{
    Q_OBJECT
public:
    StatusBanner(const Theme &theme, const Clock &clock, QWidget *parent = nullptr);
    void setSession(Session *session);
    BannerLine *connection() const { return m_connection; }

    /// "You are offline since 10:42. 1 message will be sent …"; empty: nothing to say.
    static QString connectionWords(const ConnectionStatus &status, const QDateTime &now);

protected:
    void changeEvent(QEvent *event) override;

private:
    void follow();

    const Clock &m_clock;
    QPointer<Session> m_session;
    bool m_noticeRead = false;
    BannerLine *m_storage;
    BannerLine *m_connection;
    BannerLine *m_notice;
};

} // namespace desk::ui
