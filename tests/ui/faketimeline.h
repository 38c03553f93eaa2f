// A Timeline made by hand: the test writes the snapshot and says that it changed.
#pragma once

#include "session/timeline.h"

#include <QTimeZone>

namespace desk::test {

class FakeTimeline : public Timeline
{
    Q_OBJECT
public:
    TimelineSnapshot now;
    int olderAsked = 0;
    int newerAsked = 0;
    int newestAsked = 0;
    QList<MessageId> seen;

    FakeTimeline()
    {
        now.room = RoomId{1};
        now.me = UserId{1};
        now.atOldest = true;
    }

    const TimelineSnapshot &snapshot() const override { return now; }
    RoomId room() const override { return now.room; }
    void loadOlder() override { ++olderAsked; }
    void loadNewer() override { ++newerAsked; }
    void jumpToNewest() override { ++newestAsked; }
    void jumpTo(MessageId) override {}
    void markSeen(MessageId upTo) override { seen << upTo; }

    /// 23 November 2026, 09:00 UTC, and one minute for each id.
    static QDateTime timeOf(qint64 id)
    {
        return QDateTime(QDate(2026, 11, 23), QTime(9, 0), QTimeZone::utc()).addSecs(id * 60);
    }

    static Message message(qint64 id, const QString &text, bool mine = false)
    {
        Message message;
        message.id = MessageId{id};
        message.room = RoomId{1};
        message.sender = mine ? UserId{1} : UserId{2};
        message.senderName = mine ? QStringLiteral("Me") : QStringLiteral("Laila");
        message.text = text;
        message.createdAt = timeOf(id);
        return message;
    }

    static OutboxRow pending(qint64 id, const QString &text, SendState state)
    {
        OutboxRow row;
        row.id = OutboxId{id};
        row.room = RoomId{1};
        row.text = text;
        row.state = state;
        row.createdAt = timeOf(600 + id);
        return row;
    }

    /// Messages first … last, every third one mine, of different lengths.
    void fill(qint64 first, qint64 last)
    {
        for (qint64 id = first; id <= last; ++id) {
            const QString words = QStringLiteral("message %1 ").arg(id).repeated(1 + int(id % 7));
            now.messages << message(id, words.trimmed(), id % 3 == 0);
        }
    }

    void tell() { Q_EMIT changed(); }

    /// As the real one does: the snapshot first, then the word about it.
    void receive(const Message &message)
    {
        now.messages << message;
        Q_EMIT changed();
        if (message.sender != now.me)
            Q_EMIT arrived(message);
    }
};

} // namespace desk::test
