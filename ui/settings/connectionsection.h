// "About this connection": what is connected, since when, what failed last; and a text for support without secrets.
#pragma once

#include "session/session.h"
#include "system/clock.h"
#include "system/settings.h"
#include "ui/settings/settingssection.h"

#include <QPointer>

class QPushButton;

namespace desk::ui {

class ConnectionSection : public SettingsSection
{
    Q_OBJECT
public:
    ConnectionSection(const Clock &clock, const Settings &settings, QWidget *parent = nullptr);
    void setSession(Session *session);
    /// Plain words, one fact a line.
    QString words() const;
    /// For those who are asked for help: the same and the technical side of it; no secret, no message text, nothing that a site
    /// wrote.
    QString diagnostics() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void follow();

    enum class Detail { Shown, LeftOut };
    QStringList facts(Detail detail) const;
    QString failureLine(Detail detail) const;

    const Clock &m_clock;
    const Settings &m_settings;
    QPointer<Session> m_session;
    QLabel *m_words;
    QPushButton *m_copy;
    QLabel *m_copied;
};

} // namespace desk::ui
