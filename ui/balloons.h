// The desktop's notifications where it shows them, the tray's balloons where it does not.
#pragma once

#include "system/notifications.h"

#include <memory>

namespace desk::ui {

class Tray;

class Balloons : public Notifications
{
    Q_OBJECT
public:
    Balloons(std::unique_ptr<Notifications> native, Tray &tray);
    bool isAvailable() const override;
    void show(const Notice &notice) override;
    void close(const QString &tag) override;

private:
    void showInTray(const Notice &notice);

    std::unique_ptr<Notifications> m_native;
    Tray &m_tray;
    QString m_tag; ///< of the balloon, which tells only that it was clicked
};

} // namespace desk::ui
