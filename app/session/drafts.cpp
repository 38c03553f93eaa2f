// One timer for all rooms: whoever types in two rooms within 300 ms is not a person.
#include "session/drafts.h"

#include "system/clock.h"

namespace desk {

Drafts::Drafts(Store &store, Clock &clock, QObject *parent) : QObject(parent), m_store(store), m_clock(clock) {}

void Drafts::load(const QHash<RoomId, QString> &drafts)
{
    m_drafts = drafts;
    for (auto it = drafts.cbegin(); it != drafts.cend(); ++it)
        Q_EMIT changed(it.key());
}

void Drafts::set(RoomId room, const QString &text)
{
    if (m_drafts.value(room) == text)
        return;
    if (text.isEmpty())
        m_drafts.remove(room);
    else
        m_drafts.insert(room, text);
    m_unsaved.insert(room);
    Q_EMIT changed(room);
    if (m_saving)
        return;
    m_saving = true;
    m_clock.after(std::chrono::milliseconds(300), this, [this] { flush(); });
}

void Drafts::writeAgain()
{
    for (auto it = m_drafts.cbegin(); it != m_drafts.cend(); ++it)
        m_unsaved.insert(it.key());
    flush();
}

void Drafts::flush()
{
    m_saving = false;
    for (const RoomId room : std::as_const(m_unsaved))
        m_store.putDraft(room, m_drafts.value(room));
    m_unsaved.clear();
}

} // namespace desk
