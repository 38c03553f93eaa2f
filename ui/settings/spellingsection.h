// Spell-check on or off, and which dictionaries this computer has.
#pragma once

#include "system/speller.h"
#include "ui/settings/settingssection.h"

class QCheckBox;

namespace desk {
class Settings;
}

namespace desk::ui {

class SpellingSection : public SettingsSection
{
    Q_OBJECT
public:
    SpellingSection(Settings &settings, QWidget *parent);
    /// Not owned. Without one the section is not there.
    void setSpeller(Speller &speller);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void follow();
    QString state() const;

    Settings &m_settings;
    Speller *m_speller = nullptr;
    QCheckBox *m_check;
    QLabel *m_state;
};

} // namespace desk::ui
