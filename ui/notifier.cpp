// Decides what is worth a desktop notification, and its words.
#include "ui/notifier.h"

#include "ui/format.h"
#include "ui/rooms/roomtext.h"

namespace desk::ui {

Notifier::Notifier(Settings &settings, std::function<bool(RoomId)> isFocused, std::function<void(const Notice &)> show,
                   QObject *parent)
    : QObject(parent), m_settings(settings), m_isFocused(std::move(isFocused)), m_show(std::move(show))
{
}

void Notifier::setSession(Session *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (session)
        connect(session, &Session::messageArrived, this, &Notifier::tell);
}

RoomId Notifier::roomOf(const QString &tag)
{
    return RoomId{tag.toLongLong()};
}

void Notifier::tell(const Message &message, const RoomItem &room)
{
    if (!m_settings.notificationsEnabled() || room.muted || m_isFocused(room.room.id))
        return;
    const QString name = message.senderName.isEmpty() ? roomTitle(room) : oneLine(message.senderName);
    const QString subtitle = roomSubtitle(room);
    QString text = tr("New message");
    if (m_settings.notificationPreview()) {
        text = oneLine(message.text).left(200);
        if (text.isEmpty())
            text = tr("Sent a file");
    }
    const QString title = subtitle.isEmpty() ? name : tr("%1 · %2").arg(isolated(name), subtitle);
    m_show(Notice{QString::number(room.room.id.value), title, text, {}});
}

} // namespace desk::ui
