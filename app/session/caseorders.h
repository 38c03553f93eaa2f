// What follows messages: when the server has stored every one of them, the case gets its category and is resolved. Written down
// with the messages, in one commit; never done while one of them has not arrived.
#pragma once

#include "store/store.h"

namespace desk {

class Clock;
class Outbox;

class CaseOrders : public QObject
{
    Q_OBJECT
public:
    /// Acts are finished when what the server answered is stored here.
    struct Site
    {
        std::function<FutureResult<void>(RoomId, const QString &category)> setCategory;
        /// Overtaken: the publisher has written since the order was given.
        std::function<FutureResult<void>(const CaseOrder &)> resolve;
    };
    CaseOrders(Store &store, Outbox &outbox, Clock &clock, Site site, QObject *parent = nullptr);

    void load(const QList<CaseOrder> &orders); ///< after the outbox
    void writeAgain();                         ///< the desk file has lost something
    void setOnline(bool online);

    /// `order` without its nonces; done when all is written down.
    FutureResult<void> run(const CaseOrder &order, const QStringList &texts);
    bool has(RoomId room) const;

Q_SIGNALS:
    void changed(desk::RoomId room);
    void stopped(desk::RoomId room, const desk::Error &error); ///< the rest will not be done

private:
    void look(RoomId room);
    void raise(const CaseOrder &order, MessageId seen);
    void lookFor(const CaseOrder &order, qsizetype next, MessageId newest);
    void act(const CaseOrder &order);
    void finishWith(const CaseOrder &order, const Result<void> &outcome);
    void stop(const CaseOrder &order, const Error &error);
    void forget(const CaseOrder &order);

    Store &m_store;
    Outbox &m_outbox;
    Clock &m_clock;
    Site m_site;
    QList<CaseOrder> m_orders;
    QSet<QUuid> m_underWay; ///< by the first nonce
    bool m_online = false;
};

} // namespace desk
