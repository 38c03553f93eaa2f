// One call, one verdict.
#include "session/nonce.h"

#include "store/follow.h"
#include "system/killpoint.h"

namespace desk {

Nonce::Nonce(Sender sender, QObject *parent) : Delivery(parent), m_sender(std::move(sender)) {}

void Nonce::send(const OutboxRow &row)
{
    follow(m_sender.send(row, true), this, [this, row](const Result<Message> &answer) {
        killPoint("answer-heard");
        if (answer) {
            Message message = *answer;
            message.room = row.room;
            message.nonce = row.nonce;
            Q_EMIT sent(row.id, message);
            return;
        }
        tellFailure(row.id, answer.error(), m_sender.me);
    });
}

} // namespace desk
