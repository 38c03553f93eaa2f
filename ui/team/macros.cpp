// Between the composer and the support desk.
#include "ui/team/macros.h"

#include "store/follow.h"
#include "ui/composer/composer.h"
#include "ui/errortext.h"
#include "ui/format.h"
#include "ui/rooms/roomtext.h"

namespace desk::ui {

Macros::Macros(Composer &composer, QObject *parent) : QObject(parent), m_composer(composer)
{
    connect(&composer, &Composer::macroRequested, this, &Macros::run);
}

void Macros::setSession(Session *session)
{
    if (m_session)
        m_session->triage()->disconnect(this);
    m_session = session;
    m_room = {};
    if (session) {
        connect(session->triage(), &Triage::availableChanged, this, &Macros::offer);
        connect(session->triage(), &Triage::teamRepliesChanged, this, &Macros::offer);
        connect(session->triage(), &Triage::orderStopped, this, &Macros::tellStopped);
    }
    offer();
}

void Macros::setRoom(RoomId room)
{
    m_room = room;
    offer();
}

void Macros::offer()
{
    const auto item = m_session && m_room.isValid() ? m_session->rooms().item(m_room) : std::nullopt;
    const bool ofTeam = item && item->support && m_session->isStaff() && m_session->triage()->available();
    m_composer.setTeamReplies(ofTeam ? m_session->triage()->teamReplies() : QList<TeamReply>());
}

void Macros::tellStopped(RoomId room, const Error &error)
{
    const auto item = m_session ? m_session->rooms().item(room) : std::nullopt;
    if (!item)
        return;
    const QString name = isolated(roomTitle(*item));
    Q_EMIT told(error.code == ErrorCode::Cancelled
                    ? tr("What should follow the reply to %1 was not done: the reply did not leave.").arg(name)
                    : tr("The case of %1 was not resolved. %2").arg(name, errorSentence(error)));
}

/// What could not be written down goes back into the field, if that is still the case's.
void Macros::run(const TeamReply &reply, const QStringList &texts)
{
    if (!m_session || !m_room.isValid())
        return;
    follow(m_session->triage()->run(m_room, reply, texts, reply.name), this,
           [this, asked = m_session, room = m_room, texts](const Result<void> &written) {
               if (!asked || asked != m_session)
                   return;
               if (written) {
                   Q_EMIT ran();
                   return;
               }
               if (room == m_room)
                   m_composer.giveBack(texts.join(QStringLiteral("\n---\n")));
               Q_EMIT failed(written.error());
           });
}

} // namespace desk::ui
