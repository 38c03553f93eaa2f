// Language, theme, text size, the Enter key and notifications: applied at once.
#pragma once

#include "system/settings.h"
#include "ui/settings/settingssection.h"

class QCheckBox;
class QComboBox;

namespace desk::ui {

class LookSection : public SettingsSection
{
    Q_OBJECT
public:
    LookSection(Settings &settings, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void follow();
    void retranslate();

    Settings &m_settings;
    QComboBox *m_language;
    QComboBox *m_theme;
    QComboBox *m_size;
    QCheckBox *m_enter;
    QCheckBox *m_notify;
    QCheckBox *m_preview;
    QLabel *m_languageLabel;
    QLabel *m_themeLabel;
    QLabel *m_sizeLabel;
};

} // namespace desk::ui
