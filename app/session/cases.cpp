// A case that was answered is forgotten; an unanswered one keeps its nonce for the next try.
#include "session/cases.h"

#include "session/delivery.h"
#include "store/follow.h"

namespace desk {

Cases::Cases(Create create, QObject *parent) : QObject(parent), m_create(std::move(create)) {}

FutureResult<RoomId> Cases::open(const QString &subject, const QString &category, const QString &text, bool withNonce)
{
    protocol::SupportRequest request{subject, category, text, withNonce ? QUuid::createUuid() : QUuid()};
    if (m_unanswered && withNonce && m_unanswered->subject == subject && m_unanswered->category == category
        && m_unanswered->message == text)
        request.nonce = m_unanswered->nonce;
    m_unanswered = request;
    Promised<RoomId> opened;
    follow(m_create(request), this, [this, opened](const Result<RoomId> &room) {
        if (room || verdictOf(room.error()) == Verdict::Refused)
            m_unanswered.reset();
        opened.finish(room);
    });
    return opened.future();
}

} // namespace desk
