// What disturbs, and when nothing may: applied at once.
#pragma once

#include "system/settings.h"
#include "ui/settings/settingssection.h"

class QCheckBox;

namespace desk {
class Clock;
}

namespace desk::ui {

class TimeField;

class NotificationSection : public SettingsSection
{
    Q_OBJECT
public:
    NotificationSection(Settings &settings, const Clock &clock, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void follow();
    void retranslate();

    Settings &m_settings;
    const Clock &m_clock;
    QCheckBox *m_notify;
    QCheckBox *m_preview;
    QCheckBox *m_sound;
    QCheckBox *m_quiet;
    QCheckBox *m_quietHours;
    TimeField *m_from;
    TimeField *m_to;
    QLabel *m_fromLabel;
    QLabel *m_toLabel;
};

} // namespace desk::ui
