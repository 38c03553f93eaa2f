// How the site is reached: the proxy, and whose certificates are trusted besides the system's. Applied at once.
#pragma once

#include "net/route.h"
#include "system/settings.h"
#include "ui/settings/settingssection.h"

class QComboBox;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace desk {
class Clock;
}

namespace desk::ui {

class NetworkSection : public SettingsSection
{
    Q_OBJECT
public:
    NetworkSection(Settings &settings, const Clock &clock, QWidget *parent = nullptr);
    /// Reads and checks it away from here; what is no certificate changes nothing.
    void takeCertificates(const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    void follow();
    void apply();
    void chooseFile();
    void say(const QString &words, bool bad);
    void retranslate();

    Settings &m_settings;
    const Clock &m_clock;
    QComboBox *m_proxy;
    QWidget *m_manual;
    QLineEdit *m_host;
    QSpinBox *m_port;
    QLabel *m_proxyLabel;
    QLabel *m_hostLabel;
    QLabel *m_portLabel;
    QLabel *m_certificates;
    QPushButton *m_choose;
    QPushButton *m_remove;
    QLabel *m_words;
};

} // namespace desk::ui
