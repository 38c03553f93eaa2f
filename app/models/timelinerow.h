// What the timeline draws, row by row: messages grouped, day breaks, the "new messages" line, holes, and in a support case the
// lines of its log. Pure: a snapshot in, rows out. No sentence and no colour lives here.
#pragma once

#include "session/timeline.h"
#include "session/triage.h"

#include <QTimeZone>

namespace desk {

/// The state of my own message as far as it is known to be true.
enum class DeliveryState { None, Queued, Sending, Uncertain, Sent, Read, Refused, Asking };

struct TimelineRow
{
    enum class Kind {
        Message,
        DayBreak,
        UnreadLine,
        Hole,
        LoadError,
        Note,      ///< private to the team
        CaseEvent, ///< who did what
    };
    Kind kind = Kind::Message;
    // Message
    MessageId message;  ///< 0: still in the outbox
    OutboxId outbox;    ///< 0: on the site
    bool mine = false;  ///< stands on my side (also a colleague's answer to a publisher)
    bool named = false; ///< the sender's name is drawn above it
    bool first = true;  ///< first of its group
    bool last = true;   ///< last of its group: the larger gap follows
    QString sender;     ///< whoever wrote it; empty for myself
    SenderRole role = SenderRole::None;
    QString text;
    std::optional<Attachment> attachment;
    QDateTime at; ///< UTC
    DeliveryState delivery = DeliveryState::None;
    std::optional<Error> error;   ///< why it was refused
    bool undecided = false;       ///< Uncertain for good: the person says whether it is sent again
    QString localFile;            ///< of the outbox: where its file lies here
    std::optional<Upload> upload; ///< Sending: how far its file is
    // DayBreak
    QDate day;      ///< local
    int repeat = 0; ///< how often this day stands above already (an old outbox row below newer messages)
    // UnreadLine
    int unread = 0;
    bool loading = false; ///< Hole: being filled now
    // Note and CaseEvent: sender (of an event: with nothing in it and not mine, the server itself), text, at, mine, delivery, error
    CaseEntryId entry; ///< 0: a note that is not stored yet
    QUuid nonce;       ///< of my own notes
    CaseEntryKind act = CaseEntryKind::Unknown;
    QString to; ///< of a transfer; empty for myself
    bool toMe = false;

    /// Stable across snapshots: the same message keeps its key; an outbox row and the message it becomes differ.
    QString key() const;
    /// Words of a person, which can be selected, copied and answered by the keyboard.
    bool isWritten() const { return kind == Kind::Message || kind == Kind::Note; }
    friend bool operator==(const TimelineRow &, const TimelineRow &) = default;
};

/// Messages of one sender within five minutes form a group. `zone`: the person's own.
/// `log`: of a support case. A line of it ends the group before it.
QList<TimelineRow> timelineRows(const TimelineSnapshot &snapshot, const QTimeZone &zone,
                                const QList<CaseLine> &log = {});

} // namespace desk
