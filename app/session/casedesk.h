// The Triage of one account on our server: acts of one call each, and the parts that last longer put together.
#pragma once

#include "net/siteapi.h"
#include "session/casenotes.h"
#include "session/caseorders.h"
#include "session/colleagues.h"
#include "session/triage.h"

namespace desk {

class Clock;
class Intake;
class Outbox;
class RoomBook;

class CaseDesk : public Triage
{
    Q_OBJECT
public:
    struct Parts
    {
        SiteApi &api;
        Store &store;
        Intake &intake;
        Outbox &outbox;
        const RoomBook &book;
        Clock &clock;
        UserId me;
        Colleagues::Look look;
        /// Where the site has only pages for it.
        std::function<FutureResult<void>(RoomId)> resolveByPage;
        std::function<FutureResult<void>(RoomId)> reopenByPage;
    };
    /// `available`: what is believed before the site has said it.
    CaseDesk(Parts parts, bool available, QObject *parent = nullptr);

    void load(const DeskStart &desk); ///< after the outbox
    void writeAgain();                ///< the desk file has lost something
    void setAvailable(bool available);
    void setOnline(bool online); ///< after setAvailable
    void take(const ChangeSet &changes);
    void setActiveRoom(RoomId room);
    Colleagues &presence() { return m_colleagues; }

    bool available() const override { return m_available; }
    FutureResult<void> claim(RoomId room, bool takeOver) override;
    FutureResult<void> release(RoomId room) override;
    FutureResult<void> transfer(RoomId room, UserId to, const QString &text) override;
    MessageId heard(RoomId room) const override;
    FutureResult<void> resolve(RoomId room, const QString &reason, MessageId seen) override;
    FutureResult<void> reopen(RoomId room, const QString &reason) override;
    FutureResult<void> noReplyNeeded(RoomId room) override;
    FutureResult<void> setCategory(RoomId room, const QString &category) override;
    FutureResult<void> addNote(RoomId room, const QString &text) override;
    void retryNote(const QUuid &nonce) override { m_notes.retry(nonce); }
    FutureResult<QString> takeBackNote(const QUuid &nonce) override { return m_notes.takeBack(nonce); }
    QList<CaseLine> log(RoomId room) override;
    bool logHasMore(RoomId room) const override;
    FutureResult<protocol::CaseDetail> caseDetail(RoomId room) override;
    std::optional<protocol::CaseDetail> knownDetail(RoomId room) const override;
    QList<StaffMember> staff() const override { return m_staff; }
    void refreshStaff() override;
    QList<Colleague> colleagues(RoomId room) const override { return m_colleagues.in(room); }
    QList<TeamReply> teamReplies() const override { return m_replies; }
    void refreshTeamReplies() override;
    FutureResult<TeamReply> saveTeamReply(const TeamReply &reply) override;
    FutureResult<void> removeTeamReply(TeamReplyId reply) override;
    FutureResult<void> run(RoomId room, const TeamReply &reply, const QStringList &texts,
                           const QString &reason) override;
    bool hasOrder(RoomId room) const override { return m_orders.has(room); }
    FutureResult<protocol::CaseTimes> times(int days) override;

Q_SIGNALS:
    /// An act was refused because of a word that may not be here yet.
    void overtaken();

private:
    FutureResult<void> act(const std::function<FutureResult<Room>()> &call);
    FutureResult<void> kept(const FutureResult<Room> &answer);
    void readLog(RoomId room);
    void addToLog(RoomId room, const QList<CaseEntry> &entries);
    void setReplies(QList<TeamReply> replies, bool store);

    Parts m_parts;
    bool m_available;
    bool m_online = false;
    Colleagues m_colleagues;
    CaseNotes m_notes;
    CaseOrders m_orders;
    QHash<RoomId, QList<CaseEntry>> m_logs; ///< of the rooms asked for
    QHash<RoomId, protocol::CaseDetail> m_details;
    QList<StaffMember> m_staff;
    QList<TeamReply> m_replies;
};

} // namespace desk
