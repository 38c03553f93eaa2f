// The words of the room list.
#include "ui/rooms/roomtext.h"

#include "session/session.h"
#include "system/settings.h"
#include "ui/format.h"

#include <QCoreApplication>

namespace desk::ui {

namespace {

struct RoomWords
{
    Q_DECLARE_TR_FUNCTIONS(RoomWords)
};

void putSnippet(RoomText &text, const RoomItem &item)
{
    if (!item.typingNames.isEmpty()) {
        text.prefix = RoomText::Prefix::Typing;
        text.prefixText = RoomWords::tr("typing…");
        return;
    }
    if (!item.draft.trimmed().isEmpty()) {
        text.prefix = RoomText::Prefix::Draft;
        text.prefixText = RoomWords::tr("Draft:");
        text.snippet = oneLine(item.draft);
        return;
    }
    text.waitingToSend = item.waitingToSend > 0 && item.notSent == 0;
    const bool mine =
        item.notSent > 0 || text.waitingToSend; // it stands here only, and stands below all that is stored
    text.snippet = oneLine(item.notSent > 0 ? item.notSentText : text.waitingToSend ? item.waitingText : item.lastText);
    if (text.snippet.isEmpty() && (mine || item.lastHasFile))
        text.snippet = RoomWords::tr("File");
    if (item.notSent > 0) {
        text.prefix = RoomText::Prefix::NotSent;
        text.prefixText = RoomWords::tr("Not sent:");
        return;
    }
    text.ticks = item.lastIsMine && !text.waitingToSend && !text.snippet.isEmpty();
    text.read = item.lastIsRead;
}

void putTags(RoomText &text, const RoomItem &item, const StaffView &staff, const QDateTime &now)
{
    if (!item.support || !item.room.support)
        return;
    const Support &support = *item.room.support;
    text.category = categoryText(support.category);
    if (support.assignee && support.state != QLatin1String("resolved"))
        text.owner = support.assignee->id == staff.me ? RoomWords::tr("You", "who has the case")
                                                      : oneLine(support.assignee->displayName());
    if (support.state != QLatin1String("waiting"))
        return;
    const std::chrono::milliseconds waited = workingTime(staff.hours, support.waitingSince, now);
    text.waiting = waitingText(waited);
    text.urgency = waited >= std::chrono::minutes(staff.lateMinutes)   ? RoomText::Urgency::Urgent
                   : waited >= std::chrono::minutes(staff.warnMinutes) ? RoomText::Urgency::Soon
                                                                       : RoomText::Urgency::Calm;
}

} // namespace

std::optional<StaffView> staffView(const Session *session, const Settings &settings)
{
    if (!session || !session->isStaff())
        return std::nullopt;
    return StaffView{session->account().me.id, workingHours(settings), settings.waitWarnMinutes(),
                     settings.waitLateMinutes()};
}

QString roomTitle(const RoomItem &item)
{
    const QString title = oneLine(item.title);
    if (!title.isEmpty())
        return title;
    return item.support ? RoomWords::tr("Site support") : RoomWords::tr("Unknown person");
}

QString headingTitle(const RoomFilter::Row &heading)
{
    return heading.title.isEmpty() ? RoomWords::tr("Support") : oneLine(heading.title);
}

QString headingText(const RoomFilter::Row &heading)
{
    QStringList parts{isolated(headingTitle(heading)), RoomWords::tr("%Ln conversation(s)", nullptr, heading.count)};
    parts.append(heading.folded ? RoomWords::tr("folded") : RoomWords::tr("unfolded"));
    if (heading.unread > 0)
        parts.append(RoomWords::tr("%Ln with news", "conversations below a folded heading", heading.unread));
    return parts.join(RoomWords::tr(", "));
}

QString roomSubtitle(const RoomItem &item)
{
    if (item.support) {
        const QString category = item.room.support ? categoryText(item.room.support->category) : QString();
        return category.isEmpty() ? RoomWords::tr("Support") : RoomWords::tr("Support · %1").arg(category);
    }
    const QString ad = oneLine(item.room.adTitle);
    return ad.isEmpty() ? QString() : RoomWords::tr("About %1").arg(isolated(ad));
}

QString waitingText(std::chrono::milliseconds waited)
{
    const int minutes = int(std::chrono::floor<std::chrono::minutes>(waited).count());
    if (minutes < 1)
        return RoomWords::tr("waiting", "a case that waits since a moment ago, or nobody knows since when");
    if (minutes < 60)
        return RoomWords::tr("%Ln min", "a waiting time in minutes", minutes);
    if (minutes < 48 * 60)
        return RoomWords::tr("%Ln h", "a waiting time in hours", minutes / 60);
    return RoomWords::tr("%Ln day(s)", "a waiting time", minutes / (24 * 60));
}

RoomText roomText(const RoomItem &item, const std::optional<StaffView> &staff, const QDateTime &now)
{
    RoomText text;
    text.title = roomTitle(item);
    text.time = listTime(item.lastAt, now);
    putSnippet(text, item);
    if (staff)
        putTags(text, item, *staff, now);
    return text;
}

QString roomSentence(const RoomItem &item, const std::optional<StaffView> &staff, const QDateTime &now)
{
    const RoomText text = roomText(item, staff, now);
    QStringList parts{isolated(text.title)};
    const QString subtitle = roomSubtitle(item);
    if (!subtitle.isEmpty())
        parts.append(subtitle);
    if (item.unread > 0)
        parts.append(RoomWords::tr("%Ln unread message(s)", nullptr, item.unread));
    else if (item.markedUnread)
        parts.append(RoomWords::tr("marked as unread"));
    if (item.needsAnswer && text.waiting.isEmpty())
        parts.append(RoomWords::tr("needs my answer"));
    if (!text.waiting.isEmpty())
        parts.append(RoomWords::tr("waits for an answer: %1").arg(text.waiting));
    if (!text.owner.isEmpty())
        parts.append(RoomWords::tr("assigned to: %1", "who has the case").arg(isolated(text.owner)));
    if (!text.prefixText.isEmpty())
        parts.append(text.prefixText);
    else if (item.lastIsMine)
        parts.append(RoomWords::tr("You:"));
    if (!text.snippet.isEmpty())
        parts.append(isolated(text.snippet));
    if (!text.time.isEmpty())
        parts.append(text.time);
    if (text.waitingToSend)
        parts.append(RoomWords::tr("waits to be sent"));
    else if (text.ticks)
        parts.append(text.read ? RoomWords::tr("read", "my last message, by the other side")
                               : RoomWords::tr("sent", "my last message"));
    if (item.pinned)
        parts.append(RoomWords::tr("pinned"));
    if (item.muted)
        parts.append(RoomWords::tr("muted"));
    if (item.archived)
        parts.append(RoomWords::tr("archived"));
    if (!item.room.isActive)
        parts.append(item.support ? RoomWords::tr("resolved", "a support case")
                                  : RoomWords::tr("closed", "a conversation"));
    //: separates what a screen reader says about one conversation
    return parts.join(RoomWords::tr(", "));
}

} // namespace desk::ui
