// Language, digits, theme, text size, the Enter key and starting with the system: applied at once.
#pragma once

#include "system/autostart.h"
#include "system/settings.h"
#include "ui/settings/settingssection.h"

class QCheckBox;
class QComboBox;

namespace desk::ui {

class LookSection : public SettingsSection
{
    Q_OBJECT
public:
    /// `autostart`: none where the program does not start with the system.
    LookSection(Settings &settings, std::shared_ptr<const Autostart> autostart, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void follow();
    void readAutostart();
    void setAutostart(bool on);
    void retranslate();

    Settings &m_settings;
    QComboBox *m_language;
    QComboBox *m_digits;
    QComboBox *m_theme;
    QComboBox *m_size;
    QCheckBox *m_enter;
    std::shared_ptr<const Autostart> m_autostart;
    QCheckBox *m_start;
    QLabel *m_startProblem;
    QLabel *m_languageLabel;
    QLabel *m_digitsLabel;
    QLabel *m_themeLabel;
    QLabel *m_sizeLabel;
};

} // namespace desk::ui
