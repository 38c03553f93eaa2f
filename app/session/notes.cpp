// As drafts are kept, so are notes; but nothing ever takes one to send it.
#include "session/notes.h"

#include "system/clock.h"

namespace desk {

Notes::Notes(Store &store, Clock &clock, QObject *parent) : QObject(parent), m_store(store), m_clock(clock) {}

void Notes::load(const QHash<RoomId, QString> &notes)
{
    m_notes = notes;
    for (auto it = notes.cbegin(); it != notes.cend(); ++it)
        Q_EMIT changed(it.key());
}

void Notes::set(RoomId room, const QString &text)
{
    if (m_notes.value(room) == text)
        return;
    if (text.isEmpty())
        m_notes.remove(room);
    else
        m_notes.insert(room, text);
    m_unsaved.insert(room);
    Q_EMIT changed(room);
    if (m_saving)
        return;
    m_saving = true;
    m_clock.after(std::chrono::milliseconds(300), this, [this] { flush(); });
}

void Notes::writeAgain()
{
    for (auto it = m_notes.cbegin(); it != m_notes.cend(); ++it)
        m_unsaved.insert(it.key());
    flush();
}

void Notes::flush()
{
    m_saving = false;
    for (const RoomId room : std::as_const(m_unsaved))
        m_store.putNote(room, m_notes.value(room));
    m_unsaved.clear();
}

} // namespace desk
