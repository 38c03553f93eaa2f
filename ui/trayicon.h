// The desktop's tray, behind a seam: whether there is one comes and goes.
#pragma once

#include <QIcon>
#include <QObject>

#include <memory>

class QMenu;

namespace desk::ui {

class TrayIcon : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    virtual bool isThere() const = 0;
    /// The menu must outlive the icon.
    virtual void setMenu(QMenu *menu) = 0;
    virtual void setPicture(const QIcon &icon) = 0;
    virtual void setWords(const QString &words) = 0;
    virtual void showMessage(const QString &title, const QString &text) = 0;

Q_SIGNALS:
    void clicked();
    void messageClicked();
};

/// Appears by itself where a tray comes later than the program.
std::unique_ptr<TrayIcon> makeTrayIcon();

} // namespace desk::ui
