// An order waits while the outbox has one of its messages; then the cache says whether all of them arrived.
#include "session/caseorders.h"

#include "session/delivery.h"
#include "session/outbox.h"
#include "system/clock.h"

namespace desk {

namespace {
constexpr std::chrono::seconds retryAfter{5};
} // namespace

CaseOrders::CaseOrders(Store &store, Outbox &outbox, Clock &clock, Site site, QObject *parent)
    : QObject(parent), m_store(store), m_outbox(outbox), m_clock(clock), m_site(std::move(site))
{
    connect(&m_outbox, &Outbox::changed, this, &CaseOrders::look);
}

void CaseOrders::load(const QList<CaseOrder> &orders)
{
    m_orders = orders;
    for (const CaseOrder &order : orders) {
        Q_EMIT changed(order.room);
        look(order.room);
    }
}

void CaseOrders::writeAgain()
{
    for (const CaseOrder &order : std::as_const(m_orders))
        m_store.putCaseOrder(order, {});
}

void CaseOrders::setOnline(bool online)
{
    m_online = online;
    const QList<CaseOrder> orders = m_orders;
    for (const CaseOrder &order : orders)
        look(order.room);
}

FutureResult<void> CaseOrders::run(const CaseOrder &order, const QStringList &texts)
{
    Promised<void> written;
    follow(m_outbox.enqueue(order, texts), this, [this, written](const Result<CaseOrder> &kept) {
        if (kept) {
            m_orders << *kept;
            Q_EMIT changed(kept->room);
            look(kept->room);
        }
        written.finish(kept ? Result<void>() : tl::make_unexpected(kept.error()));
    });
    return written.future();
}

bool CaseOrders::has(RoomId room) const
{
    return std::any_of(m_orders.cbegin(), m_orders.cend(), [room](const CaseOrder &each) { return each.room == room; });
}

void CaseOrders::look(RoomId room)
{
    if (!m_online || !has(room))
        return;
    const QList<OutboxRow> rows = m_outbox.rows(room);
    const QList<CaseOrder> orders = m_orders;
    for (const CaseOrder &order : orders) {
        bool waits = false;
        for (const OutboxRow &row : rows) {
            if (!order.nonces.contains(row.nonce))
                continue;
            waits = true;
            raise(order, row.seen);
        }
        if (order.room != room || waits || m_underWay.contains(order.nonces.first()))
            continue;
        m_underWay.insert(order.nonces.first());
        lookFor(order, 0, {});
    }
}

/// Whoever sent one of its messages once more has read what came meanwhile.
void CaseOrders::raise(const CaseOrder &order, MessageId seen)
{
    for (CaseOrder &each : m_orders) {
        if (each.nonces == order.nonces)
            each.seen = std::max(each.seen, seen);
    }
}

/// One message after the other: is it stored?
void CaseOrders::lookFor(const CaseOrder &order, qsizetype next, MessageId newest)
{
    if (next == order.nonces.size()) {
        CaseOrder ready = order;
        if (!ready.seen.isValid()) // given by a version that did not write it down
            ready.seen = newest;
        return act(ready);
    }
    follow(m_store.messageByNonce(order.nonces[next]), this,
           [this, order, next, newest](const Result<std::optional<Message>> &found) {
               if (!found)
                   finishWith(order, tl::make_unexpected(found.error()));
               else if (!*found) // taken back, or lost with a damaged file
                   stop(order, {ErrorCode::Cancelled, {}, {}, 0});
               else
                   lookFor(order, next + 1, std::max(newest, (**found).id));
           });
}

void CaseOrders::act(const CaseOrder &order)
{
    const auto resolve = [this, order] {
        if (!order.resolves)
            return finishWith(order, {});
        follow(m_site.resolve(order), this, [this, order](const Result<void> &outcome) { finishWith(order, outcome); });
    };
    if (order.category.isEmpty())
        return resolve();
    follow(m_site.setCategory(order.room, order.category), this, [this, order, resolve](const Result<void> &outcome) {
        if (outcome)
            resolve();
        else
            finishWith(order, outcome);
    });
}

void CaseOrders::finishWith(const CaseOrder &order, const Result<void> &outcome)
{
    m_underWay.remove(order.nonces.first());
    if (outcome)
        return forget(order);
    if (verdictOf(outcome.error()) == Verdict::Refused)
        return stop(order, outcome.error());
    m_clock.after(std::max<std::chrono::milliseconds>(retryAfter, outcome.error().retryAfter), this,
                  [this, room = order.room] { look(room); });
}

void CaseOrders::stop(const CaseOrder &order, const Error &error)
{
    m_underWay.remove(order.nonces.first());
    forget(order);
    Q_EMIT stopped(order.room, error);
}

void CaseOrders::forget(const CaseOrder &order)
{
    m_orders.removeIf([&order](const CaseOrder &each) { return each.nonces == order.nonces; });
    m_store.removeCaseOrder(order.nonces);
    Q_EMIT changed(order.room);
}

} // namespace desk
