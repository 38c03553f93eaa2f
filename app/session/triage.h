// The support desk of one account, as the window knows it: who has which case, private notes, colleagues, team replies, times.
// The cases themselves are rooms of the Session: what an act changes arrives there as every change does.
#pragma once

#include "protocol/triage.h"
#include "store/records.h"

#include <QObject>

namespace desk {

/// A line of a case's log: what the server stored, or my own note that it has not answered yet.
struct CaseLine
{
    CaseEntry entry; ///< of a pending note: no id, its nonce, `after` the newest message known then
    bool pending = false;
    std::optional<Error> error; ///< of a pending note: why it is not stored; refused for good unless it `retries`
    bool retries = false;       ///< it is sent again by itself
    friend bool operator==(const CaseLine &, const CaseLine &) = default;
};

/// A colleague who has a case on his screen now.
struct Colleague
{
    UserId user;
    QString name;
    bool typing = false;
    friend bool operator==(const Colleague &, const Colleague &) = default;
};

class Triage : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// False: not staff, or a site without these features: every act but resolve and reopen (which then have no reason) is refused
    /// with NotFound. While the site is not reached it stays what it was, and what is stored here can be read.
    virtual bool available() const = 0;

    // ---- acts: finished when what the server answered is stored. Claimed: its detail is who has the case.
    virtual FutureResult<void> claim(RoomId room, bool takeOver = false) = 0;
    virtual FutureResult<void> release(RoomId room) = 0;
    virtual FutureResult<void> transfer(RoomId room, UserId to, const QString &text) = 0;
    /// Up to where the publisher's words can be read here now: for resolve().
    virtual MessageId heard(RoomId room) const = 0;
    /// Overtaken: the publisher has written after `seen`.
    virtual FutureResult<void> resolve(RoomId room, const QString &reason, MessageId seen) = 0;
    virtual FutureResult<void> reopen(RoomId room, const QString &reason) = 0;
    virtual FutureResult<void> noReplyNeeded(RoomId room) = 0;
    virtual FutureResult<void> setCategory(RoomId room, const QString &category) = 0;

    // ---- private notes: kept here first, sent until they are answered; never lost, never doubled
    /// Finished when it is written down here (then it stands in the log as pending): the composer may let go of it.
    virtual FutureResult<void> addNote(RoomId room, const QString &text) = 0;
    virtual void retryNote(const QUuid &nonce) = 0;
    /// A note that was refused goes; the future gives its text, or Invalid where it cannot be taken back any more.
    virtual FutureResult<QString> takeBackNote(const QUuid &nonce) = 0;

    // ---- one case
    /// Stored entries, oldest first, then the pending notes. Empty at first for a room that was not asked for before: logChanged
    /// tells when it has been read.
    virtual QList<CaseLine> log(RoomId room) = 0;
    /// The log has entries that are not stored here: caseDetail() brings them.
    virtual bool logHasMore(RoomId room) const = 0;
    /// From the site, which also completes the log.
    virtual FutureResult<protocol::CaseDetail> caseDetail(RoomId room) = 0;
    /// Its last answer in this run of the program.
    virtual std::optional<protocol::CaseDetail> knownDetail(RoomId room) const = 0;

    // ---- the team
    virtual QList<StaffMember> staff() const = 0; ///< as the site said last; me among them
    virtual void refreshStaff() = 0;              ///< staffChanged follows if something is new
    /// Without me; those who type first.
    virtual QList<Colleague> colleagues(RoomId room) const = 0;

    // ---- team replies and macros
    virtual QList<TeamReply> teamReplies() const = 0; ///< by name; kept here for when the site is not reached
    virtual void refreshTeamReplies() = 0;
    virtual FutureResult<TeamReply> saveTeamReply(const TeamReply &reply) = 0;
    virtual FutureResult<void> removeTeamReply(TeamReplyId reply) = 0;
    /// One order: these messages (of `reply`, its variables filled in) in this order, then its category, then, when the server
    /// has stored every one of them, the case is resolved if the reply says so. It survives the end of the program. Finished
    /// when the order is written down; what becomes of it is told by orderStopped.
    virtual FutureResult<void> run(RoomId room, const TeamReply &reply, const QStringList &texts,
                                   const QString &reason) = 0;
    /// What of an order still waits in this room: it will be resolved, or its category set.
    virtual bool hasOrder(RoomId room) const = 0;

    // ---- clocks
    /// Waits and resolutions of the last `days` days (today is one of them) by this machine's calendar.
    virtual FutureResult<protocol::CaseTimes> times(int days) = 0;

Q_SIGNALS:
    void availableChanged();
    void logChanged(desk::RoomId room);
    void colleaguesChanged(desk::RoomId room);
    void staffChanged();
    void teamRepliesChanged();
    void orderChanged(desk::RoomId room); ///< hasOrder() says something else
    /// The rest of an order will not be done: its message did not leave or was taken back, the publisher wrote meanwhile
    /// (Cancelled), or the server refused.
    void orderStopped(desk::RoomId room, const desk::Error &error);
};

} // namespace desk
