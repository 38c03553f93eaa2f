// Small values of the marketplace for tests of the store and the session.
#pragma once

#include "store/incoming.h"

namespace desk::testing {

inline Message message(qint64 room, qint64 id, qint64 sender, const QString &text = QStringLiteral("text"))
{
    Message value;
    value.id = MessageId{id};
    value.room = RoomId{room};
    value.sender = UserId{sender};
    value.senderName = QStringLiteral("user%1").arg(sender);
    value.text = text;
    value.createdAt = QDateTime(QDate(2026, 11, 1), QTime(0, 0), Qt::UTC).addSecs(id);
    return value;
}

inline Room room(qint64 id, qint64 publisher, qint64 client, qint64 cursor = 1)
{
    Room value;
    value.id = RoomId{id};
    value.publisher = User{UserId{publisher}, QStringLiteral("publisher%1").arg(publisher), {}, {}, {}, {}};
    value.client = User{UserId{client},
                        QStringLiteral("buyer%1").arg(client),
                        QStringLiteral("Buyer"),
                        QString::number(client),
                        {},
                        {}};
    value.ad = AdId{5};
    value.adTitle = QStringLiteral("Bicycle");
    value.createdAt = value.updatedAt = QDateTime(QDate(2026, 11, 1), QTime(0, 0), Qt::UTC);
    value.cursor = Cursor{cursor};
    return value;
}

/// Messages first…last of one room, by the buyer (even ids: by me).
inline QList<Message> messages(qint64 room, qint64 first, qint64 last, qint64 me = 1, qint64 other = 2)
{
    QList<Message> list;
    for (qint64 id = first; id <= last; ++id)
        list << message(room, id, id % 2 ? other : me, QStringLiteral("m%1").arg(id));
    return list;
}

inline MessageRun run(qint64 room, const QList<Message> &messages, qint64 after, qint64 upTo)
{
    MessageRun value;
    value.room = RoomId{room};
    value.messages = messages;
    value.after = MessageId{after};
    value.upTo = MessageId{upTo};
    return value;
}

inline MessageRun chained(qint64 room, const QList<Message> &messages)
{
    MessageRun value = run(room, messages, 0, 0);
    value.reach = Reach::Chained;
    return value;
}

} // namespace desk::testing
