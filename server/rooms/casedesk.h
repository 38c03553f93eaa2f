// The rules of support cases: claims and their leases, notes, resolving, the queue (PROTOCOL.md, `triage`). Every call is for
// staff: Forbidden otherwise. Network thread only; callbacks as in RoomService.
#pragma once

#include "server/db/cases.h"
#include "server/rooms/casepresence.h"
#include "server/rooms/roomservice.h"

namespace desk::server {

struct Acted
{
    Room room;                 ///< as the one who acted sees it
    std::optional<User> rival; ///< a claim was refused: his case
};

/// One of the five a case may have.
bool isCategory(const QString &category);

class CaseDesk
{
public:
    CaseDesk(const Config &config, DbThread &db, RoomService &rooms, Hub &hub);

    // ---- acts. Errors: NotFound (no case), RoomClosed, and what each names.
    void claim(const AccountPtr &who, RoomId room, const protocol::ClaimCase &ask, Callback<Acted> done);
    void release(const AccountPtr &who, RoomId room, Callback<Acted> done); ///< NotYours
    void transfer(const AccountPtr &who, RoomId room, const protocol::TransferCase &ask,
                  Callback<Acted> done); ///< BadColleague
    void resolve(const AccountPtr &who, RoomId room, const protocol::ResolveCase &ask, Callback<Acted> done);
    void reopen(const AccountPtr &who, RoomId room, const protocol::ReopenCase &ask, Callback<Acted> done);
    /// Invalid (empty), TooLong, NonceReused.
    void note(const AccountPtr &who, RoomId room, const protocol::NoteOnCase &ask, Callback<Acted> done);
    void needsNoReply(const AccountPtr &who, RoomId room, Callback<Acted> done);
    void categorize(const AccountPtr &who, RoomId room, const protocol::CategoryOfCase &ask,
                    Callback<Acted> done); ///< Invalid
    /// The publisher is done with his own case.
    void archive(const AccountPtr &publisher, RoomId room, Callback<Acted> done);

    // ---- lists
    void queue(const AccountPtr &who, CaseQuery query, Callback<protocol::CaseQueuePage> done);
    void detail(const AccountPtr &who, RoomId room, Callback<protocol::CaseDetail> done);
    void staff(const AccountPtr &who, Callback<QList<StaffMember>> done);
    void times(const AccountPtr &who, const QDateTime &since, Callback<protocol::CaseTimes> done);

    // ---- leases: a claim has a deadline while its owner has no socket at all
    void socketOpened(const Account &who);
    void socketClosed(const Account &who);
    /// Of a claim that is made now; invalid: none, he is there.
    QDateTime leaseOf(UserId owner);
    CasePresence &presence() { return m_presence; }
    /// Every second.
    void sweep();

private:
    using Work = Result<CaseOutcome> (*)(sql::Database &, const CaseAct &);
    void act(const AccountPtr &who, CaseAct act, Work work, Callback<Acted> done);
    void perform(const AccountPtr &who, CaseAct act, Work work, Callback<Acted> done);
    void setLease(UserId owner, const QDateTime &until);

    const Config &m_config;
    DbThread &m_db;
    RoomService &m_rooms;
    CasePresence m_presence;
    std::unordered_map<UserId, int> m_sockets; ///< of staff
    QDateTime m_nextEnd;                       ///< no lease ends before it; invalid: none runs
};

} // namespace desk::server
