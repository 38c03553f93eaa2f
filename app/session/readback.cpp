// Found = sent; not found once it can no longer arrive = absent; no complete read = still uncertain.
#include "session/readback.h"

#include "system/clock.h"
#include "system/killpoint.h"

namespace desk {

QList<Message> candidatesFor(const OutboxRow &row, UserId me, const QList<Message> &messages)
{
    const QString text = row.text.trimmed();
    QList<Message> found;
    for (const Message &message : messages) {
        const bool sameFile = row.filePath.isEmpty() == !message.attachment.has_value();
        if (message.sender == me && message.id > row.floor && sameFile && message.text.trimmed() == text)
            found << message;
    }
    std::sort(found.begin(), found.end(), [](const Message &a, const Message &b) { return a.id < b.id; });
    return found;
}

ReadBack::ReadBack(Sender sender, Claim claim, UserId me, Clock &clock, std::chrono::milliseconds settleTime,
                   QObject *parent)
    : Delivery(parent), m_sender(std::move(sender)), m_claim(std::move(claim)), m_me(me), m_clock(clock),
      m_settleTime(settleTime), m_began(clock.monotonic())
{
}

void ReadBack::send(const OutboxRow &row)
{
    follow(m_sender.send(row, false), this, [this, row](const Result<Message> &answer) {
        killPoint("answer-heard");
        if (answer) {
            Message message = *answer;
            message.room = row.room;
            follow(m_claim(row, {message.id}), this, [this, id = row.id, message](const Result<MessageId> &) {
                killPoint("claimed");
                m_givenUp.remove(id);
                Q_EMIT sent(id, message);
            });
            return;
        }
        m_givenUp.insert(row.id, m_clock.monotonic());
        tellFailure(row.id, answer.error(), m_sender.me);
    });
}

void ReadBack::settle(const OutboxRow &row)
{
    const std::chrono::milliseconds passed = m_clock.monotonic() - m_givenUp.value(row.id, m_began);
    const std::chrono::milliseconds left = m_settleTime - passed;
    // What has arrived is found at once; only that it has not needs the time to have passed before the looking.
    lookFor(row, std::max(left, std::chrono::milliseconds(0)));
}

void ReadBack::lookFor(const OutboxRow &row, std::chrono::milliseconds left)
{
    follow(m_sender.readBack(row.room), this, [this, row, left](const Result<protocol::RoomDetail> &detail) {
        if (!detail) {
            Q_EMIT uncertain(row.id, detail.error());
            return;
        }
        const QList<Message> candidates = candidatesFor(row, m_me, detail->messages);
        QList<MessageId> ids;
        for (const Message &candidate : candidates)
            ids << candidate.id;
        follow(m_claim(row, ids), this, [this, row, left, candidates](const Result<MessageId> &claimed) {
            if (!claimed) {
                Q_EMIT uncertain(row.id, claimed.error());
                return;
            }
            killPoint("claimed");
            for (Message message : candidates) {
                if (message.id == *claimed) {
                    m_givenUp.remove(row.id);
                    message.room = row.room;
                    Q_EMIT sent(row.id, message);
                    return;
                }
            }
            if (left.count() > 0) {
                m_clock.after(left, this, [this, row] { lookFor(row, {}); });
                return;
            }
            m_givenUp.remove(row.id);
            Q_EMIT absent(row.id);
        });
    });
}

} // namespace desk
