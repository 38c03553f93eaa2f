// The queue of each room: its head leaves, an answer settles it, the next follows. Refused rows and rows that ask step aside.
#include "session/outbox.h"

#include "session/intake.h"
#include "system/clock.h"
#include "system/killpoint.h"

namespace desk {

namespace {
using namespace std::chrono_literals;
constexpr qint64 asksAfterSeconds = 6 * 3600;
} // namespace

void Outbox::pumpAll()
{
    const QList<RoomId> rooms = m_rows.keys();
    for (const RoomId room : rooms)
        pump(room);
}

void Outbox::pumpLater(RoomId room, std::chrono::milliseconds delay)
{
    const std::chrono::milliseconds due = m_clock.monotonic() + delay;
    m_notBefore.insert(room, due);
    m_clock.after(delay, this, [this, room, due] {
        if (m_notBefore.value(room, 0ms) == due) // a coarse timer comes up to 5 % early, and nobody would come again
            m_notBefore.remove(room);
        pump(room);
    });
}

void Outbox::pump(RoomId room)
{
    if (!m_delivery || m_paused || m_underWay.contains(room) || m_notBefore.value(room, 0ms) > m_clock.monotonic())
        return;
    const QList<OutboxRow> rows = m_rows.value(room);
    for (const OutboxRow &row : rows) {
        if (row.state == SendState::Refused || row.state == SendState::Asking || row.state == SendState::Sent)
            continue;
        if (row.state == SendState::Queued) {
            const QDateTime wanted = row.attemptedAt.isValid() ? row.attemptedAt : row.createdAt;
            if (wanted.secsTo(m_clock.now()) > asksAfterSeconds) {
                setState(row.id, SendState::Asking, {});
                continue;
            }
            leave(row);
            return;
        }
        if (isUndecided(row))
            continue;
        m_underWay.insert(room, row.id);
        m_delivery->settle(row);
        return;
    }
}

void Outbox::leave(OutboxRow row)
{
    m_underWay.insert(row.room, row.id);
    row.state = SendState::Sending;
    row.error.reset();
    row.dialect = m_delivery->dialect();
    row.attemptedAt = m_clock.now();
    row.floor = std::max(row.floor, m_knownUpTo(row.room));
    if (OutboxRow *known = find(row.id))
        *known = row;
    Q_EMIT changed(row.room);
    follow(m_store.putOutboxRow(row), this, [this, row](const Result<OutboxRow> &stored) {
        if (m_underWay.value(row.room) != row.id)
            return; // the delivery has changed meanwhile
        killPoint("leaving");
        if (stored && m_delivery) {
            m_delivery->send(row);
            return;
        }
        m_underWay.remove(row.room);
        setState(row.id, SendState::Queued, {});
        pumpLater(row.room, longestPause);
    });
}

void Outbox::onSent(OutboxId id, const Message &message)
{
    killPoint("answer-believed");
    const OutboxRow *row = find(id);
    Incoming incoming;
    incoming.news = false;
    MessageRun run;
    run.room = message.room;
    run.messages << message;
    run.reach = Reach::Loose;
    incoming.runs << run;
    if (row && row->state != SendState::Sent && row->nonce != message.nonce)
        incoming.settled << settle(*row, message);
    const RoomId room = message.room;
    follow(m_intake.take(incoming), this, [this, room](const Result<void> &) { pump(room); });
    pump(room);
}

void Outbox::onRefused(OutboxId id, const Error &error)
{
    const OutboxRow *row = find(id);
    if (!row || row->state == SendState::Sent)
        return;
    const RoomId room = row->room;
    m_underWay.remove(room);
    if (row->state == SendState::Uncertain && error.code == ErrorCode::StorageFailed) {
        m_undecided.insert(id); // it may have arrived before its file went away
        setState(id, SendState::Uncertain, error);
    } else {
        setState(id, SendState::Refused, error);
    }
    if (error.code == ErrorCode::Overtaken)
        Q_EMIT overtaken(room);
    pump(room);
}

void Outbox::onPostponed(OutboxId id, const Error &error)
{
    const OutboxRow *row = find(id);
    if (!row || row->state == SendState::Sent)
        return;
    const RoomId room = row->room;
    m_underWay.remove(room);
    // Of an earlier attempt that may have arrived, or still may, this says nothing.
    setState(id, row->state == SendState::Uncertain ? SendState::Uncertain : SendState::Queued, error);
    pumpLater(room, std::max<std::chrono::milliseconds>(1s, error.retryAfter));
}

void Outbox::onUncertain(OutboxId id, const Error &error)
{
    const OutboxRow *row = find(id);
    if (!row || row->state == SendState::Sent)
        return;
    const RoomId room = row->room;
    m_underWay.remove(room);
    setState(id, SendState::Uncertain, error);
    const int attempt = std::min(m_attempts[id]++, 5);
    pumpLater(room, std::max({std::chrono::milliseconds(1s) * (1 << attempt) / 2, error.retryAfter, 500ms}));
}

void Outbox::onAbsent(OutboxId id)
{
    OutboxRow *row = find(id);
    if (!row || row->state == SendState::Sent)
        return;
    const RoomId room = row->room;
    m_underWay.remove(room);
    if (m_resent.contains(id)) {
        m_undecided.insert(id);
        setState(id, SendState::Uncertain, row->error);
    } else {
        m_resent.insert(id);
        OutboxRow again = *row;
        again.state = SendState::Queued;
        put(again);
    }
    pump(room);
}

} // namespace desk
