// A site of plain values, as PROTOCOL.md (full dialect) or SITE.md (deployed) describe it: rooms, messages, marks, the
// change counter. Knows no sockets, no clock and no faults: what gets lost on the way is the business of the wire.
#pragma once

#include "protocol/bodies.h"
#include "protocol/frames.h"
#include "store/records.h"

#include <QMap>

#include <functional>

namespace desk {

class ModelSite
{
public:
    static constexpr UserId me{1};

    struct Written
    {
        Message message;
        OutboxId origin; ///< which row of my outbox brought it; 0: somebody else, or another device of mine
    };
    struct Place
    {
        Room room; ///< what never changes
        UserId other;
        QList<Written> written; ///< by id
        QDateTime updatedAt;
        bool isActive = true;
        MessageId lastLogged, myReadUpTo, theirReadUpTo;
        Cursor cursor;
    };

    explicit ModelSite(Dialect dialect) : m_dialect(dialect) {}

    /// Full dialect: a change has its number.
    std::function<void(const Room &room, Cursor cursor, const std::optional<Message> &message)> numbered;
    /// The sockets of the room hear this.
    std::function<void(RoomId room, const protocol::ServerFrame &frame)> told;

    bool isFull() const { return m_dialect == Dialect::Full; }
    const QMap<RoomId, Place> &places() const { return m_places; }
    Cursor visibleCursor() const { return m_log.isEmpty() ? Cursor{} : m_log.last().cursor; }

    void addRoom(const Room &room, UserId other)
    {
        Place place;
        place.room = room;
        place.other = other;
        place.updatedAt = room.createdAt;
        m_places.insert(room.id, place);
    }
    /// A message from before the change counter began: the feed never tells of it.
    void writeOld(RoomId room, UserId sender, const QString &text, const QDateTime &at)
    {
        insert(room, sender, text, at, {}, {}, false);
    }

    /// `live`: the sockets hear of it (on the deployed site nobody hears of what was sent over HTTP).
    Message write(RoomId room, UserId sender, const QString &text, const QDateTime &at, bool live)
    {
        const Message message = insert(room, sender, text, at, {}, {}, true);
        announce(message, live || isFull());
        return message;
    }

    /// What happens elsewhere in the marketplace takes numbers too.
    void beBusyElsewhere()
    {
        m_lastId += 3;
        m_lastCursor += 2;
    }

    void close(RoomId id)
    {
        Place &place = m_places[id];
        place.isActive = false;
        number(place, {});
    }

    // ---- the calls

    Result<Message> send(const OutboxRow &row, bool withNonce, const QDateTime &at)
    {
        const Place &place = m_places[row.room];
        const QString text = row.text.trimmed();
        if (isFull() && withNonce) {
            for (const Written &written : place.written) {
                if (written.message.nonce != row.nonce)
                    continue;
                if (written.message.text != text)
                    return fail(ErrorCode::NonceReused, {}, 409);
                return overRest(written.message);
            }
        }
        if (!place.isActive)
            return fail(ErrorCode::RoomClosed, {}, 403);
        if (isFull() && text.size() > longestText)
            return fail(ErrorCode::TooLong, {}, 413);
        const Message message = insert(row.room, me, text, at, withNonce ? row.nonce : QUuid(), row.id, true);
        announce(message, isFull());
        return overRest(message);
    }

    Result<void> markRead(UserId reader, RoomId id, MessageId upTo, const QDateTime &at)
    {
        Place &place = m_places[id];
        if (isFull()) {
            MessageId &mark = reader == me ? place.myReadUpTo : place.theirReadUpTo;
            const MessageId reached = upTo.isValid() ? std::min(upTo, place.lastLogged) : place.lastLogged;
            if (reached <= mark)
                return {};
            mark = reached;
            flagRead(place, reader, reached, at);
            told(id, protocol::ReadUpTo{reader, reached, at, id});
            number(place, {});
        } else {
            flagRead(place, reader, MessageId{m_lastId}, at);
        }
        return {};
    }

    Result<protocol::ChangesPage> changes(Cursor since, int limit) const
    {
        if (since.value > m_lastCursor)
            return fail(ErrorCode::CursorGone, {}, 410);
        protocol::ChangesPage page;
        QList<RoomId> rooms;
        for (const Change &change : m_log) {
            if (change.cursor <= since)
                continue;
            if (limit-- == 0) {
                page.more = true;
                break;
            }
            page.cursor = change.cursor;
            if (!rooms.contains(change.room))
                rooms << change.room;
            if (change.message.isValid())
                page.messages << *find(change.room, change.message);
        }
        for (const RoomId room : std::as_const(rooms))
            page.rooms << roomOf(m_places[room]);
        if (!page.more)
            page.cursor = std::max(page.cursor, visibleCursor());
        page.cursor = std::max(page.cursor, since);
        return page;
    }

    Result<protocol::MessagePage> messagesBefore(RoomId room, MessageId before, int limit) const
    {
        protocol::MessagePage page;
        page.messages = messages(room);
        page.messages.removeIf([before](const Message &each) { return before.isValid() && each.id >= before; });
        page.hasMore = page.messages.size() > limit;
        page.messages = page.messages.mid(std::max<qsizetype>(0, page.messages.size() - limit));
        return page;
    }

    Result<protocol::RoomPage> rooms(int number, int size) const
    {
        QList<Room> all;
        for (const Place &place : m_places) {
            if (place.isActive)
                all << roomOf(place);
        }
        std::stable_sort(all.begin(), all.end(),
                         [](const Room &a, const Room &b) { return a.updatedAt > b.updatedAt; });
        if (number > 1 && (number - 1) * size >= all.size())
            return fail(ErrorCode::NotFound, {}, 404);
        protocol::RoomPage page;
        page.count = int(all.size());
        page.rooms = all.mid((number - 1) * size, size);
        page.hasNext = number * size < all.size();
        return page;
    }

    Result<protocol::RoomDetail> room(RoomId id) const
    {
        const Place &place = m_places[id];
        if (!place.isActive)
            return fail(ErrorCode::NotFound, {}, 404);
        protocol::RoomDetail detail;
        detail.room = roomOf(place);
        for (const Message &message : byTime(messages(id)))
            detail.messages << overRest(message);
        return detail;
    }

    /// Serves closed rooms too, and marks read.
    Result<protocol::PollPage> poll(RoomId id, const QDateTime &after, const QDateTime &at)
    {
        protocol::PollPage page;
        page.room = id;
        page.messages = byTime(messages(id));
        page.messages.removeIf([&after](const Message &each) { return after.isValid() && each.createdAt <= after; });
        page.messages = page.messages.first(std::min<qsizetype>(page.messages.size(), pollPage));
        flagRead(m_places[id], me, MessageId{m_lastId}, at);
        return page;
    }

    /// What a socket of the room hears when it opens.
    protocol::History history(RoomId room, MessageId after, int limit) const
    {
        protocol::History history;
        history.messages = isFull() ? messages(room) : byTime(messages(room));
        if (isFull() && after.isValid()) {
            history.resumed = true;
            history.after = after;
            history.messages.removeIf([after](const Message &each) { return each.id <= after; });
            history.hasMore = history.messages.size() > limit;
            history.messages = history.messages.first(std::min<qsizetype>(history.messages.size(), limit));
        } else {
            history.messages = history.messages.mid(std::max<qsizetype>(0, history.messages.size() - limit));
        }
        if (isFull())
            history.room = room;
        return history;
    }

    // ---- the truth, for comparing

    QList<Message> messages(RoomId room) const
    {
        QList<Message> list;
        for (const Written &written : m_places[room].written)
            list << written.message;
        return list;
    }
    const Message *find(RoomId room, MessageId id) const
    {
        for (const Written &written : m_places.find(room)->written) {
            if (written.message.id == id)
                return &written.message;
        }
        return nullptr;
    }
    OutboxId originOf(RoomId room, MessageId id) const
    {
        for (const Written &written : m_places.find(room)->written) {
            if (written.message.id == id)
                return written.origin;
        }
        return {};
    }
    QList<MessageId> broughtBy(RoomId room, OutboxId row) const
    {
        QList<MessageId> ids;
        for (const Written &written : m_places.find(room)->written) {
            if (written.origin == row)
                ids << written.message.id;
        }
        return ids;
    }
    Room roomOf(const Place &place) const
    {
        Room room = place.room;
        room.isActive = place.isActive;
        room.updatedAt = place.updatedAt;
        const QList<Message> said = isFull() ? messages(room.id) : byTime(messages(room.id));
        if (!said.isEmpty())
            room.last = LastMessage{said.last().text, nameOf(said.last().sender), said.last().createdAt};
        for (const Message &message : said) {
            if (message.sender != me && (isFull() ? message.id > place.myReadUpTo : !message.isRead))
                ++room.unread;
        }
        if (isFull()) {
            room.lastMessageId = place.lastLogged;
            room.myReadUpTo = place.myReadUpTo;
            room.theirReadUpTo = place.theirReadUpTo;
            room.cursor = place.cursor;
        } else {
            room.updatedAt = wholeSeconds(room.updatedAt);
        }
        return room;
    }
    static QString nameOf(UserId user) { return QStringLiteral("user%1").arg(user.value); }
    static User personOf(UserId user) { return {user, nameOf(user), {}, {}, {}, {}}; }

    static constexpr qsizetype longestText = 200;

private:
    static constexpr qsizetype pollPage = 50;
    struct Change
    {
        Cursor cursor;
        RoomId room;
        MessageId message;
    };

    /// The REST part tells whole seconds, and no nonce but to our own clients.
    static QDateTime wholeSeconds(const QDateTime &time) { return time.addMSecs(-time.time().msec()); }
    static Message overRest(Message message)
    {
        message.createdAt = wholeSeconds(message.createdAt);
        return message;
    }
    static QList<Message> byTime(QList<Message> messages)
    {
        std::stable_sort(messages.begin(), messages.end(),
                         [](const Message &a, const Message &b) { return a.createdAt < b.createdAt; });
        return messages;
    }
    Message insert(RoomId id, UserId sender, const QString &text, const QDateTime &at, const QUuid &nonce,
                   OutboxId origin, bool logged)
    {
        Place &place = m_places[id];
        Message message;
        message.id = MessageId{++m_lastId};
        message.room = id;
        message.sender = sender;
        message.senderName = nameOf(sender);
        message.text = text;
        message.createdAt = at;
        message.nonce = nonce;
        place.written << Written{message, origin};
        place.updatedAt = std::max(place.updatedAt, at);
        if (logged || !place.lastLogged.isValid())
            place.lastLogged = message.id;
        return message;
    }
    void announce(const Message &message, bool live)
    {
        if (live)
            told(message.room, protocol::MessageStored{message});
        number(m_places[message.room], message);
    }
    void number(Place &place, const std::optional<Message> &message)
    {
        if (!isFull())
            return;
        place.cursor = Cursor{++m_lastCursor};
        m_log << Change{place.cursor, place.room.id, message ? message->id : MessageId{}};
        numbered(roomOf(place), place.cursor, message);
    }
    static void flagRead(Place &place, UserId reader, MessageId upTo, const QDateTime &at)
    {
        for (Written &written : place.written) {
            Message &message = written.message;
            if (message.sender != reader && message.id <= upTo && !message.isRead) {
                message.isRead = true;
                message.readAt = at;
            }
        }
    }

    Dialect m_dialect;
    QMap<RoomId, Place> m_places;
    QList<Change> m_log;
    qint64 m_lastId = 0;
    qint64 m_lastCursor = 0;
};

} // namespace desk
