// One timer for all rooms: whoever types in two rooms within 300 ms is not a person.
#include "session/kepttexts.h"

#include "system/clock.h"

namespace desk {

KeptTexts::KeptTexts(Write write, Clock &clock, QObject *parent)
    : QObject(parent), m_write(std::move(write)), m_clock(clock)
{
}

void KeptTexts::load(const QHash<RoomId, QString> &texts)
{
    m_texts = texts;
    for (auto it = texts.cbegin(); it != texts.cend(); ++it)
        Q_EMIT changed(it.key());
}

void KeptTexts::set(RoomId room, const QString &text)
{
    if (m_texts.value(room) == text)
        return;
    if (text.isEmpty())
        m_texts.remove(room);
    else
        m_texts.insert(room, text);
    m_unsaved.insert(room);
    Q_EMIT changed(room);
    if (m_saving)
        return;
    m_saving = true;
    m_clock.after(std::chrono::milliseconds(300), this, [this] { flush(); });
}

void KeptTexts::writeAgain()
{
    for (auto it = m_texts.cbegin(); it != m_texts.cend(); ++it)
        m_unsaved.insert(it.key());
    flush();
}

void KeptTexts::flush()
{
    m_saving = false;
    for (const RoomId room : std::as_const(m_unsaved))
        m_write(room, m_texts.value(room));
    m_unsaved.clear();
}

} // namespace desk
