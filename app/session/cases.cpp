// A case that was answered is forgotten; an unanswered one keeps its nonce for the next try.
#include "session/cases.h"

#include "session/delivery.h"
#include "store/follow.h"

namespace desk {

Cases::Cases(Create create, QObject *parent) : QObject(parent), m_create(std::move(create)) {}

FutureResult<RoomId> Cases::open(const QString &subject, const QString &category, const QString &text, bool withNonce)
{
    const QString key = QStringList{subject, category, text}.join(QChar(0));
    protocol::SupportRequest request{subject, category, text, {}};
    if (withNonce) {
        request.nonce = m_unanswered.value(key, QUuid::createUuid());
        m_unanswered.insert(key, request.nonce);
    }
    Promised<RoomId> opened;
    follow(m_create(request), this, [this, opened, key](const Result<RoomId> &room) {
        if (room || verdictOf(room.error()) == Verdict::Refused)
            m_unanswered.remove(key);
        opened.finish(room);
    });
    return opened.future();
}

} // namespace desk
