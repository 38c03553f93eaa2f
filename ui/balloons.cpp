// Chooses between the desktop's service and the tray, notice by notice.
#include "ui/balloons.h"

#include "ui/tray.h"

namespace desk::ui {

Balloons::Balloons(std::unique_ptr<Notifications> native, Tray &tray) : m_native(std::move(native)), m_tray(tray)
{
    connect(m_native.get(), &Notifications::activated, this, &Notifications::activated);
    connect(m_native.get(), &Notifications::closed, this, &Notifications::closed);
    connect(m_native.get(), &Notifications::failed, this, &Balloons::showInTray);
    connect(&tray, &Tray::messageClicked, this, [this] { Q_EMIT activated(m_tag, {}); });
}

bool Balloons::isAvailable() const
{
    return m_native->isAvailable() || m_tray.isThere();
}

void Balloons::show(const Notice &notice)
{
    if (m_native->isAvailable())
        m_native->show(notice);
    else
        showInTray(notice);
}

void Balloons::close(const QString &tag)
{
    m_native->close(tag);
}

void Balloons::showInTray(const Notice &notice)
{
    m_tag = notice.tag;
    m_tray.showMessage(notice.title, notice.body);
}

} // namespace desk::ui
