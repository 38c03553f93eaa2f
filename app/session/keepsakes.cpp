// The only place that knows the keys of this file.
#include "session/keepsakes.h"

#include "session/replytext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace desk {

namespace {

using Fault = KeepsakeError::Fault;

constexpr QLatin1String format("idrissimart-desk");
constexpr int version = 1;
constexpr QLatin1String parted("\n\n"); // between a note and what was written below it

tl::unexpected<KeepsakeError> fault(Fault fault, qint64 place = 0, const QString &detail = {})
{
    return tl::make_unexpected(KeepsakeError{fault, place, detail});
}

bool isText(const QJsonValue &value)
{
    return value.isString() && !value.toString().contains(QChar(0));
}

tl::expected<QList<QuickReply>, KeepsakeError> repliesOf(const QJsonArray &array)
{
    QList<QuickReply> replies;
    for (qint64 place = 1; const auto &each : array) {
        const QJsonObject object = each.toObject();
        const QJsonValue title = object.value(QLatin1String("title"));
        const QJsonValue text = object.value(QLatin1String("text"));
        const QuickReply reply{object.value(QLatin1String("shortcut")).toString(), title.toString(), text.toString()};
        if (!isShortcut(reply.shortcut) || !isText(text) || messagesOf(reply.text).isEmpty() ||
            !(isText(title) || title.isUndefined()))
            return fault(Fault::BadReply, place, reply.shortcut);
        for (const QuickReply &other : std::as_const(replies)) {
            if (isSameShortcut(other.shortcut, reply.shortcut))
                return fault(Fault::SameShortcut, place, reply.shortcut);
        }
        replies << reply;
        ++place;
    }
    return replies;
}

tl::expected<QHash<RoomId, QString>, KeepsakeError> notesOf(const QJsonArray &array)
{
    QHash<RoomId, QString> notes;
    for (qint64 place = 1; const auto &each : array) {
        const QJsonObject object = each.toObject();
        const RoomId room{object.value(QLatin1String("room")).toInteger()};
        const QJsonValue text = object.value(QLatin1String("text"));
        if (!room.isValid() || notes.contains(room) || !isText(text) || text.toString().isEmpty())
            return fault(Fault::BadNote, place);
        notes.insert(room, text.toString());
        ++place;
    }
    return notes;
}

/// It is one of the parts of which `whole` was put together.
bool stands(const QString &note, const QString &whole)
{
    return (parted + whole + parted).contains(parted + note + parted);
}

} // namespace

QByteArray keepsakesToJson(const Keepsakes &keepsakes)
{
    QJsonArray replies;
    for (const QuickReply &reply : keepsakes.replies) {
        replies << QJsonObject{{QStringLiteral("shortcut"), reply.shortcut},
                               {QStringLiteral("title"), reply.title},
                               {QStringLiteral("text"), reply.text}};
    }
    QList<RoomId> rooms = keepsakes.notes.keys();
    std::sort(rooms.begin(), rooms.end());
    QJsonArray notes;
    for (const RoomId room : std::as_const(rooms)) {
        notes << QJsonObject{{QStringLiteral("room"), room.value},
                             {QStringLiteral("text"), keepsakes.notes.value(room)}};
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("format"), QString(format)},
                                     {QStringLiteral("version"), version},
                                     {QStringLiteral("site"), keepsakes.site},
                                     {QStringLiteral("quickReplies"), replies},
                                     {QStringLiteral("notes"), notes}})
        .toJson();
}

tl::expected<Keepsakes, KeepsakeError> keepsakesFromJson(const QByteArray &json)
{
    if (json.size() > largestKeepsakes)
        return fault(Fault::TooLarge);
    QJsonParseError wrong;
    const QJsonDocument document = QJsonDocument::fromJson(json, &wrong);
    if (wrong.error != QJsonParseError::NoError)
        return fault(Fault::NotJson, wrong.offset);
    const QJsonObject object = document.object();
    const QJsonValue replyArray = object.value(QLatin1String("quickReplies"));
    const QJsonValue noteArray = object.value(QLatin1String("notes"));
    if (object.value(QLatin1String("format")).toString() != format)
        return fault(Fault::NotOurs);
    if (object.value(QLatin1String("version")).toInt() > version)
        return fault(Fault::Newer);
    if (!(replyArray.isArray() || replyArray.isUndefined()) || !(noteArray.isArray() || noteArray.isUndefined()))
        return fault(Fault::NotOurs);
    auto replies = repliesOf(replyArray.toArray());
    if (!replies)
        return tl::make_unexpected(replies.error());
    auto notes = notesOf(noteArray.toArray());
    if (!notes)
        return tl::make_unexpected(notes.error());
    return Keepsakes{object.value(QLatin1String("site")).toString(), *replies, *notes};
}

KeepsakeMerge merged(const Keepsakes &here, const Keepsakes &given)
{
    KeepsakeMerge merge;
    merge.replies = here.replies;
    for (const QuickReply &reply : given.replies) {
        const auto same = std::find_if(merge.replies.begin(), merge.replies.end(), [&reply](const QuickReply &mine) {
            return isSameShortcut(mine.shortcut, reply.shortcut);
        });
        if (same == merge.replies.end()) {
            merge.replies << reply;
            ++merge.newReplies;
        } else if (*same != reply) {
            *same = reply;
            ++merge.replaced;
        }
    }
    if (given.site != here.site) {
        merge.foreignNotes = int(given.notes.size());
        return merge;
    }
    for (auto it = given.notes.cbegin(); it != given.notes.cend(); ++it) {
        const QString mine = here.notes.value(it.key());
        if (stands(it.value(), mine))
            continue;
        merge.notes.insert(it.key(), mine.isEmpty() ? it.value() : mine + parted + it.value());
        ++(mine.isEmpty() ? merge.newNotes : merge.joined);
    }
    return merge;
}

} // namespace desk
