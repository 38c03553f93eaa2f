// The support desk as staff see it: the queue, one case, colleagues, team replies, times, and what may be asked of a case
// (PROTOCOL.md, `triage`). What is in a room itself (Support, CaseEntry) is in types.h.
#pragma once

#include "protocol/types.h"

namespace desk {

struct CaseCounts
{
    int waiting = 0;
    int mine = 0; ///< my claims that are not resolved
    int open = 0;
    int resolved = 0;
    int unclaimed = 0; ///< of the waiting ones
    friend bool operator==(const CaseCounts &, const CaseCounts &) = default;
};

/// What is known of the publisher beside his name.
struct CasePerson
{
    User user;
    QString email;
    QString phone;
    QDateTime joinedAt;
    friend bool operator==(const CasePerson &, const CasePerson &) = default;
};

/// Another case of the same publisher.
struct OtherCase
{
    RoomId room;
    QString subject;
    QString category;
    QString state;
    QDateTime openedAt;
    QDateTime resolvedAt;
    QString outcome; ///< the reason it was resolved with
    std::optional<User> resolvedBy;
    friend bool operator==(const OtherCase &, const OtherCase &) = default;
};

struct StaffMember
{
    User user;
    bool isOnline = false;
    int cases = 0; ///< claimed
    friend bool operator==(const StaffMember &, const StaffMember &) = default;
};

/// A quick reply of the whole team; one that resolves is a macro: its texts, its category, and the case is done.
struct TeamReply
{
    TeamReplyId id; ///< 0: a new one
    QString name;
    QStringList texts; ///< a message each, 1 to 5
    QString category;  ///< empty: leaves the case's own
    bool resolves = false;
    std::optional<User> updatedBy; ///< nothing where it is written
    QDateTime updatedAt;
    friend bool operator==(const TeamReply &, const TeamReply &) = default;
};

enum class WaitEnd {
    None, ///< still waiting
    Unknown,
    Reply,
    NoReply,
    Resolve,
};

/// One time a publisher waited for an answer, from his first word on.
struct WaitEpisode
{
    RoomId room;
    QString category;
    QDateTime from;
    QDateTime until; ///< invalid: still waiting
    std::optional<User> by;
    WaitEnd how = WaitEnd::None;
    bool isFirst = false; ///< of its case
    friend bool operator==(const WaitEpisode &, const WaitEpisode &) = default;
};

struct CaseResolution
{
    RoomId room;
    QString category;
    QDateTime openedAt;
    QDateTime resolvedAt;
    User by;
    friend bool operator==(const CaseResolution &, const CaseResolution &) = default;
};

namespace protocol {

/// GET /api/desk/support/
struct CaseQueuePage
{
    int count = 0;
    bool hasNext = false;
    CaseCounts counts;
    QList<Room> rooms;
    friend bool operator==(const CaseQueuePage &, const CaseQueuePage &) = default;
};

/// GET /api/desk/support/<room>/
struct CaseDetail
{
    Room room;
    CasePerson person;
    QList<Ad> ads;          ///< the short form
    QList<OtherCase> cases; ///< newest first
    QList<CaseEntry> log;   ///< oldest first
    friend bool operator==(const CaseDetail &, const CaseDetail &) = default;
};

/// GET /api/desk/support/times/
struct CaseTimes
{
    QList<WaitEpisode> waits; ///< oldest first, like the resolutions
    QList<CaseResolution> resolutions;
    bool more = false;
    friend bool operator==(const CaseTimes &, const CaseTimes &) = default;
};

// ---- what may be asked of a case; release and no_reply have an empty body
struct ClaimCase
{
    bool takeOver = false;
    friend bool operator==(const ClaimCase &, const ClaimCase &) = default;
};
struct TransferCase
{
    UserId to;
    QString text;
    friend bool operator==(const TransferCase &, const TransferCase &) = default;
};
struct ResolveCase
{
    QString reason;
    bool macro = false;
    MessageId seen; ///< refused if the publisher has written after it (`overtaken`); 0: absent
    friend bool operator==(const ResolveCase &, const ResolveCase &) = default;
};
struct ReopenCase
{
    QString reason;
    friend bool operator==(const ReopenCase &, const ReopenCase &) = default;
};
struct NoteOnCase
{
    QString text;
    QUuid nonce; ///< null: none
    friend bool operator==(const NoteOnCase &, const NoteOnCase &) = default;
};
struct CategoryOfCase
{
    QString category; ///< technical, payment, account, ads, other
    friend bool operator==(const CategoryOfCase &, const CategoryOfCase &) = default;
};

} // namespace protocol
} // namespace desk
