// What is kept of the conversations on this machine: how much it is, for how long, and deleting it, which asks in
// place.
#pragma once

#include "session/session.h"
#include "system/settings.h"
#include "ui/settings/settingssection.h"

#include <QPointer>

class QComboBox;
class QPushButton;

namespace desk {
class Clock;
}

namespace desk::ui {

class AskRow;

class StorageSection : public SettingsSection
{
    Q_OBJECT
public:
    StorageSection(Settings &settings, const Clock &clock, QWidget *parent = nullptr);
    void setSession(Session *session);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void measure();
    void follow();
    void askDelete();
    void askKeep();
    void say(const QString &words);
    void retranslate();

    Settings &m_settings;
    const Clock &m_clock;
    QPointer<Session> m_session;
    QLabel *m_size;
    QComboBox *m_keep;
    QLabel *m_keepLabel;
    QLabel *m_keepHelp;
    QPushButton *m_delete;
    QLabel *m_words;
    AskRow *m_ask;
};

} // namespace desk::ui
