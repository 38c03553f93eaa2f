// The system's tray by Qt.
#include "ui/trayicon.h"

#include <QSystemTrayIcon>

namespace desk::ui {

namespace {

class SystemTrayIcon : public TrayIcon
{
public:
    SystemTrayIcon()
    {
        connect(&m_icon, &QSystemTrayIcon::messageClicked, this, &TrayIcon::messageClicked);
        connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
            if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
                Q_EMIT clicked();
        });
    }
    bool isThere() const override { return QSystemTrayIcon::isSystemTrayAvailable(); }
    void setMenu(QMenu *menu) override { m_icon.setContextMenu(menu); }
    void setPicture(const QIcon &icon) override
    {
        m_icon.setIcon(icon);
        m_icon.show();
    }
    void setWords(const QString &words) override { m_icon.setToolTip(words); }
    void showMessage(const QString &title, const QString &text) override
    {
        if (isThere())
            m_icon.showMessage(title, text, QIcon(QStringLiteral(":/app.svg")));
    }

private:
    QSystemTrayIcon m_icon;
};

} // namespace

std::unique_ptr<TrayIcon> makeTrayIcon()
{
    return std::make_unique<SystemTrayIcon>();
}

} // namespace desk::ui
