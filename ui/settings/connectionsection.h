// "About this connection": what is connected, since when, what failed last; and a text for support without secrets.
#pragma once

#include "session/session.h"
#include "system/clock.h"
#include "ui/settings/settingssection.h"

#include <QPointer>

class QPushButton;

namespace desk::ui {

class ConnectionSection : public SettingsSection
{
    Q_OBJECT
public:
    ConnectionSection(const Clock &clock, QWidget *parent = nullptr);
    void setSession(Session *session);
    /// Plain words, one fact a line; no secret and no message text.
    QString words() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void follow();

    const Clock &m_clock;
    QPointer<Session> m_session;
    QLabel *m_words;
    QPushButton *m_copy;
};

} // namespace desk::ui
