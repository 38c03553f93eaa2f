// What waits to be sent. A row is committed before anybody sees it and before a byte leaves; one message of a room is under
// way at a time, in order. How a message is settled is the delivery's business.
#pragma once

#include "session/delivery.h"
#include "store/store.h"

#include <QPointer>
#include <QSet>

namespace desk {

class Clock;
class Intake;

class Outbox : public QObject
{
    Q_OBJECT
public:
    /// The highest message id known in a room.
    using KnownUpTo = std::function<MessageId(RoomId)>;

    /// `heard`: RoomBook::heard.
    Outbox(Store &store, Intake &intake, Clock &clock, KnownUpTo knownUpTo, KnownUpTo heard, QObject *parent = nullptr);

    /// What the last run left: rows that were under way are settled again.
    void load(const QList<OutboxRow> &rows);
    /// The desk file has lost something: what is known here is written again.
    void writeAgain();
    /// Whoever was the delivery before is destroyed right after: what is under way becomes uncertain.
    void setDelivery(Delivery *delivery);
    /// The site is not reached: nothing begins to leave; what is under way ends by itself.
    void setPaused(bool paused);
    /// The dialect that new rows are written under.
    void setDialect(Dialect dialect) { m_dialect = dialect; }

    void enqueue(RoomId room, const QString &text, const QString &filePath = {});
    /// These texts in their order, and what is to follow them, in one commit: the order with the nonces of its messages.
    FutureResult<CaseOrder> enqueue(const CaseOrder &order, const QStringList &texts);
    void retry(OutboxId id);
    /// Its text. `draft`: what becomes of the room's draft, in the same commit.
    FutureResult<QString> takeBack(OutboxId id, const std::optional<QString> &draft = {});
    /// Of the row that is being sent, as its delivery's carrier tells it.
    void uploaded(OutboxId id, qint64 done, qint64 total);
    std::optional<OutboxRow> row(OutboxId id) const;

    QList<OutboxRow> rows(RoomId room) const;
    int waiting() const; ///< queued, sending, uncertain
    /// Rows that these messages settle (by nonce): they leave the queue, and stay in sight until the store has committed them.
    QList<OutboxRow> settledBy(const QList<Message> &messages);

Q_SIGNALS:
    void changed(desk::RoomId room);
    /// The site's message of a row, before it is committed.
    void settledAs(const desk::OutboxRow &row, const desk::Message &message);
    /// A row was refused because of a word that may not be here yet.
    void overtaken(desk::RoomId room);
    /// The row could not be written: the text must go back to where it came from.
    void notKept(desk::RoomId room, const QString &text, const QString &filePath);

private:
    static constexpr std::chrono::milliseconds longestPause{30'000}; ///< after a row could not be written
    OutboxRow newRow(RoomId room, const QString &text, const QString &filePath) const;
    OutboxRow *find(OutboxId id);
    bool isUndecided(const OutboxRow &row) const;
    bool mayStop(const OutboxRow &row) const;
    void describe(OutboxRow &row) const;
    OutboxRow settle(const OutboxRow &row, const Message &message); ///< shown as sent from now on
    void unsettle(const QList<OutboxRow> &rows, const Error &error);
    void onCommitted(const ChangeSet &changes);
    void put(const OutboxRow &row); ///< commits a change of a known row
    void remove(OutboxId id);
    void forget(OutboxId id); ///< remove() without telling
    void pump(RoomId room);
    void pumpAll();
    void pumpLater(RoomId room, std::chrono::milliseconds delay);
    void leave(OutboxRow row);
    void onSent(OutboxId id, const Message &message);
    void onRefused(OutboxId id, const Error &error);
    void onPostponed(OutboxId id, const Error &error);
    void onUncertain(OutboxId id, const Error &error);
    void onAbsent(OutboxId id);
    void setState(OutboxId id, SendState state, std::optional<Error> error);

    Store &m_store;
    Intake &m_intake;
    Clock &m_clock;
    KnownUpTo m_knownUpTo;
    KnownUpTo m_heard;
    QPointer<Delivery> m_delivery;
    Dialect m_dialect = Dialect::Full;
    bool m_paused = false;
    QHash<RoomId, QList<OutboxRow>> m_rows; ///< committed ones only, in order
    QHash<RoomId, OutboxId> m_underWay;
    QHash<RoomId, std::chrono::milliseconds> m_notBefore; ///< monotonic
    QHash<OutboxId, int> m_attempts;
    QSet<OutboxId> m_resent; ///< once by itself, not twice
    QHash<OutboxId, Upload> m_uploads;
    QSet<OutboxId> m_doubted;   ///< an earlier attempt may have arrived: stopping this one proves nothing
    QSet<OutboxId> m_undecided; ///< read back, sent again, read back: the person says
};

} // namespace desk
