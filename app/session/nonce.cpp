// One call, one verdict.
#include "session/nonce.h"

#include "store/follow.h"

namespace desk {

Nonce::Nonce(Sender sender, QObject *parent) : Delivery(parent), m_sender(std::move(sender)) {}

void Nonce::send(const OutboxRow &row)
{
    follow(m_sender.send(row, true), this, [this, row](const Result<Message> &answer) {
        if (answer) {
            Message message = *answer;
            message.room = row.room;
            message.nonce = row.nonce;
            Q_EMIT sent(row.id, message);
            return;
        }
        const Error error = answer.error();
        switch (verdictOf(error)) {
        case Verdict::Refused:
            if (error.code != ErrorCode::Forbidden) {
                Q_EMIT refused(row.id, error);
                return;
            }
            follow(m_sender.me(), this, [this, id = row.id, error](const Result<User> &me) {
                if (me)
                    Q_EMIT refused(id, error);
                else
                    Q_EMIT postponed(id, me.error());
            });
            return;
        case Verdict::Postponed:
            Q_EMIT postponed(row.id, error);
            return;
        case Verdict::Unknown:
            Q_EMIT uncertain(row.id, error);
            return;
        }
    });
}

} // namespace desk
