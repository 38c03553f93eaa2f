// The rows of each room as they are written down, shown and settled. How they leave: outbox_leaving.cpp.
#include "session/outbox.h"

#include "session/intake.h"
#include "system/clock.h"
#include "system/killpoint.h"

namespace desk {

namespace {
using namespace std::chrono_literals;

bool isWaiting(const OutboxRow &row)
{
    return row.state == SendState::Queued || row.state == SendState::Sending || row.state == SendState::Uncertain;
}
} // namespace

Outbox::Outbox(Store &store, Intake &intake, Clock &clock, KnownUpTo knownUpTo, KnownUpTo heard, QObject *parent)
    : QObject(parent), m_store(store), m_intake(intake), m_clock(clock), m_knownUpTo(std::move(knownUpTo)),
      m_heard(std::move(heard))
{
    m_intake.setSettler([this](const QList<Message> &messages) { return settledBy(messages); },
                        [this](const QList<OutboxRow> &rows, const Error &error) { unsettle(rows, error); });
    connect(&m_store, &Store::committed, this, &Outbox::onCommitted);
}

void Outbox::load(const QList<OutboxRow> &rows)
{
    for (OutboxRow row : rows) {
        if (row.attemptedAt.isValid())
            m_doubted.insert(row.id);
        if (row.state == SendState::Sending)
            row.state = SendState::Uncertain;
        m_rows[row.room] << row;
        if (row.dialect != Dialect::Full || row.nonce.isNull())
            continue;
        // A crash may have come between the message's commit and the row's deletion.
        follow(m_store.messageByNonce(row.nonce), this, [this, row](const Result<std::optional<Message>> &found) {
            if (found && *found)
                onSent(row.id, **found);
        });
    }
    for (auto it = m_rows.cbegin(); it != m_rows.cend(); ++it)
        Q_EMIT changed(it.key());
}

void Outbox::writeAgain()
{
    for (const QList<OutboxRow> &rows : std::as_const(m_rows)) {
        for (const OutboxRow &row : rows)
            m_store.putOutboxRow(row);
    }
}

void Outbox::setDelivery(Delivery *delivery)
{
    if (m_delivery == delivery)
        return pumpAll();
    if (m_delivery)
        m_delivery->disconnect(this);
    // What was under way belongs to the delivery that has gone: nobody will tell its end.
    for (const OutboxId id : std::as_const(m_underWay))
        setState(id, SendState::Uncertain, {});
    m_underWay.clear();
    m_notBefore.clear();
    m_delivery = delivery;
    if (!delivery)
        return;
    connect(delivery, &Delivery::sent, this, &Outbox::onSent);
    connect(delivery, &Delivery::refused, this, &Outbox::onRefused);
    connect(delivery, &Delivery::postponed, this, &Outbox::onPostponed);
    connect(delivery, &Delivery::uncertain, this, &Outbox::onUncertain);
    connect(delivery, &Delivery::absent, this, &Outbox::onAbsent);
    const QList<RoomId> rooms = m_rows.keys();
    for (const RoomId room : rooms) // under other rules other rows wait for the person
        Q_EMIT changed(room);
    pumpAll();
}

void Outbox::setPaused(bool paused)
{
    m_paused = paused;
    if (paused)
        return;
    m_notBefore.clear();
    pumpAll();
}

OutboxRow Outbox::newRow(RoomId room, const QString &text, const QString &filePath) const
{
    OutboxRow row;
    row.room = room;
    row.text = text;
    row.filePath = filePath;
    row.nonce = QUuid::createUuid();
    row.dialect = m_dialect;
    row.createdAt = m_clock.now();
    row.floor = m_knownUpTo(room);
    row.seen = m_heard(room);
    return row;
}

void Outbox::enqueue(RoomId room, const QString &text, const QString &filePath)
{
    const OutboxRow row = newRow(room, text, filePath);
    killPoint("typed");
    follow(m_store.putOutboxRow(row), this, [this, room, text, filePath](const Result<OutboxRow> &stored) {
        if (!stored) {
            Q_EMIT notKept(room, text, filePath);
            return;
        }
        killPoint("row-committed");
        m_rows[room] << *stored;
        Q_EMIT changed(room);
        pump(room);
    });
}

FutureResult<CaseOrder> Outbox::enqueue(const CaseOrder &order, const QStringList &texts)
{
    CaseOrder whole = order;
    whole.seen = m_heard(order.room);
    QList<OutboxRow> rows;
    for (const QString &text : texts) {
        rows << newRow(order.room, text, {});
        whole.nonces << rows.last().nonce;
    }
    Promised<CaseOrder> written;
    follow(m_store.putCaseOrder(whole, rows), this, [this, whole, written](const Result<QList<OutboxRow>> &stored) {
        if (!stored)
            return written.finish(tl::make_unexpected(stored.error()));
        m_rows[whole.room] << *stored;
        written.finish(whole);
        Q_EMIT changed(whole.room);
        pump(whole.room);
    });
    return written.future();
}

void Outbox::retry(OutboxId id)
{
    OutboxRow *row = find(id);
    if (!row || row->state == SendState::Sending || row->state == SendState::Sent || m_underWay.value(row->room) == id)
        return;
    OutboxRow again = *row;
    if (again.error && again.error->code == ErrorCode::NonceReused)
        again.nonce = QUuid::createUuid();
    again.dialect = m_dialect;
    // whatever came meanwhile: the person has read it, and sends it all the same
    again.seen = std::max(again.seen, m_heard(again.room));
    again.state = SendState::Queued;
    again.error.reset();
    again.attemptedAt = m_clock.now(); // somebody said yes just now: it does not ask again
    m_attempts.remove(id);
    m_resent.remove(id);
    m_undecided.remove(id);
    m_notBefore.remove(again.room);
    put(again);
    pump(again.room);
}

FutureResult<QString> Outbox::takeBack(OutboxId id, const std::optional<QString> &draft)
{
    Promised<QString> taken;
    const OutboxRow *row = find(id);
    const bool waits = row && m_underWay.value(row->room) != id &&
                       (row->state == SendState::Queued || row->state == SendState::Refused ||
                        row->state == SendState::Asking || isUndecided(*row));
    if (!waits && !(row && mayStop(*row) && m_delivery->stop(id))) {
        taken.finish(fail(ErrorCode::Invalid, QStringLiteral("it has left")));
        return taken.future();
    }
    OutboxRow gone = *row;
    gone.state = waits ? gone.state : SendState::Queued; // if it must be shown again
    remove(id);
    if (!waits) // the next of the room, when this call has returned
        pumpLater(gone.room, 0ms);
    follow(m_store.takeBack(gone, draft), this, [this, gone, taken](const Result<void> &done) {
        if (!done) {
            m_rows[gone.room] << gone;
            Q_EMIT changed(gone.room);
            taken.finish(tl::make_unexpected(done.error()));
            return;
        }
        taken.finish(gone.text);
    });
    return taken.future();
}

std::optional<OutboxRow> Outbox::row(OutboxId id) const
{
    for (const QList<OutboxRow> &rows : m_rows) {
        for (const OutboxRow &row : rows) {
            if (row.id == id)
                return row;
        }
    }
    return std::nullopt;
}

QList<OutboxRow> Outbox::rows(RoomId room) const
{
    QList<OutboxRow> rows = m_rows.value(room);
    for (OutboxRow &row : rows)
        describe(row);
    return rows;
}

/// Sent under other rules than today's (a nonce that never travelled proves nothing), or looked for and not found twice.
bool Outbox::isUndecided(const OutboxRow &row) const
{
    return row.state == SendState::Uncertain && m_underWay.value(row.room) != row.id &&
           (m_undecided.contains(row.id) || (m_delivery && row.dialect != m_delivery->dialect()));
}

int Outbox::waiting() const
{
    int count = 0;
    for (const QList<OutboxRow> &rows : m_rows)
        count += int(std::count_if(rows.cbegin(), rows.cend(), isWaiting));
    return count;
}

QList<OutboxRow> Outbox::settledBy(const QList<Message> &messages)
{
    QList<OutboxRow> settled;
    for (const Message &message : messages) {
        if (message.nonce.isNull())
            continue;
        killPoint("echo-heard");
        const QList<OutboxRow> rows = m_rows.value(message.room);
        for (const OutboxRow &row : rows) {
            if (row.nonce == message.nonce && row.state != SendState::Sent)
                settled << settle(row, message);
        }
    }
    for (const OutboxRow &row : std::as_const(settled)) // the next of the room, when this call has returned
        pumpLater(row.room, 0ms);
    return settled;
}

OutboxRow Outbox::settle(const OutboxRow &row, const Message &message)
{
    OutboxRow done = row;
    done.state = SendState::Sent;
    done.error.reset();
    if (OutboxRow *known = find(row.id))
        *known = done;
    m_uploads.remove(row.id);
    if (m_underWay.value(row.room) == row.id)
        m_underWay.remove(row.room);
    Q_EMIT settledAs(done, message);
    Q_EMIT changed(done.room);
    return done;
}

/// The message that settled them could not be stored: they are asked after again.
void Outbox::unsettle(const QList<OutboxRow> &rows, const Error &error)
{
    for (const OutboxRow &row : rows) {
        const OutboxRow *known = find(row.id);
        if (!known || known->state != SendState::Sent)
            continue;
        setState(row.id, SendState::Uncertain, error);
        pumpLater(row.room, longestPause);
    }
}

/// In one step with the message: whoever shows the room hears of the commit after this, and finds either the one or the other.
void Outbox::onCommitted(const ChangeSet &changes)
{
    if (!changes.settled.isEmpty())
        killPoint("message-committed");
    for (const OutboxRow &row : changes.settled) {
        if (find(row.id)) {
            forget(row.id);
            QMetaObject::invokeMethod(
                this, [this, room = row.room] { Q_EMIT changed(room); }, Qt::QueuedConnection);
        }
    }
}

OutboxRow *Outbox::find(OutboxId id)
{
    for (QList<OutboxRow> &rows : m_rows) {
        for (OutboxRow &row : rows) {
            if (row.id == id)
                return &row;
        }
    }
    return nullptr;
}

void Outbox::put(const OutboxRow &row)
{
    if (OutboxRow *known = find(row.id))
        *known = row;
    m_store.putOutboxRow(row);
    Q_EMIT changed(row.room);
}

void Outbox::remove(OutboxId id)
{
    const OutboxRow *row = find(id);
    if (!row)
        return;
    const RoomId room = row->room;
    forget(id);
    Q_EMIT changed(room);
}

void Outbox::forget(OutboxId id)
{
    const RoomId room = find(id)->room;
    m_rows[room].removeIf([id](const OutboxRow &each) { return each.id == id; });
    if (m_rows[room].isEmpty())
        m_rows.remove(room);
    if (m_underWay.value(room) == id)
        m_underWay.remove(room);
    m_attempts.remove(id);
    m_resent.remove(id);
    m_undecided.remove(id);
    m_uploads.remove(id);
    m_doubted.remove(id);
}

void Outbox::setState(OutboxId id, SendState state, std::optional<Error> error)
{
    m_uploads.remove(id);
    if (state == SendState::Uncertain)
        m_doubted.insert(id);
    if (const OutboxRow *row = find(id)) {
        OutboxRow changedRow = *row;
        changedRow.state = state;
        changedRow.error = std::move(error);
        put(changedRow);
    }
}

} // namespace desk
