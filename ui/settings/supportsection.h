// How support cases are answered: the working hours by which waiting is measured, from when a case waits long, and when one
// that nobody has calls. For staff; applied at once.
#pragma once

#include "system/settings.h"
#include "ui/settings/settingssection.h"

class QCheckBox;
class QPushButton;
class QSpinBox;

namespace desk::ui {

class TimeField;

class SupportSection : public SettingsSection
{
    Q_OBJECT
public:
    explicit SupportSection(Settings &settings, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void connectParts();
    void chooseDay(QPushButton *chip);
    void applyHours();
    void follow();
    void retranslate();

    Settings &m_settings;
    QLabel *m_daysLabel;
    QList<QPushButton *> m_days; ///< chips in the order of the week; which day: its property
    TimeField *m_from;
    TimeField *m_to;
    QLabel *m_fromLabel;
    QLabel *m_toLabel;
    QLabel *m_allHours; ///< that these hours are none
    QSpinBox *m_warn;
    QSpinBox *m_late;
    QLabel *m_warnLabel;
    QLabel *m_lateLabel;
    QCheckBox *m_alert;
    QSpinBox *m_after;
    QSpinBox *m_every;
    QLabel *m_afterLabel;
    QLabel *m_everyLabel;
};

} // namespace desk::ui
