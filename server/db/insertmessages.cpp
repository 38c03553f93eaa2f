// A batch of messages goes in: nonces and closed rooms first, then all rows in few statements, then what follows from them.
#include "server/db/cases.h"
#include "sql/insertmany.h"

#include <set>

namespace desk::server::db {

namespace {

/// Rooms whose row this batch has already touched: true = open.
using Touched = QHash<RoomId, bool>;

Result<bool> touch(sql::Database &db, Touched &touched, const NewMessage &message)
{
    const bool reopens = message.triage && message.role == SenderRole::Publisher;
    if (auto known = touched.constFind(message.room); known != touched.cend() && (*known || !reopens))
        return *known;
    auto query = db.query(reopens ? QStringLiteral("UPDATE chat_rooms SET updated_at=?, is_active=1 WHERE id=?")
                                  : QStringLiteral("UPDATE chat_rooms SET updated_at=? WHERE id=? AND is_active=1"));
    query.bind(toSql(message.createdAt)).bind(message.room);
    if (auto done = query.exec(); !done)
        return tl::make_unexpected(done.error());
    const bool open = query.affected() > 0;
    touched.insert(message.room, open);
    return open;
}

/// What the nonce of a message has done before: an answer, or nothing.
Result<std::optional<Result<StoredMessage>>> answerOf(sql::Database &db, const NewMessage &message)
{
    auto known = nonce(db, message.room.value, message.sender, message.nonce);
    if (!known)
        return tl::make_unexpected(known.error());
    std::optional<Result<StoredMessage>> answer;
    if (*known) {
        const Message &first = (*known)->message;
        answer = first.text == message.text
                     ? Result<StoredMessage>(StoredMessage{first.id, first.room, first.createdAt, {}, first})
                     : Result<StoredMessage>(fail(ErrorCode::NonceReused));
    }
    return answer;
}

/// A colleague has answered the case since what its sender has seen.
Result<bool> hasLaterAnswer(sql::Database &db, const NewMessage &message)
{
    auto query =
        db.query(QStringLiteral("SELECT EXISTS (SELECT 1 FROM chat_messages m JOIN chat_rooms r ON r.id=m.room_id "
                                "WHERE m.room_id=? AND m.id>? AND m.sender_id NOT IN (?, r.publisher_id))"));
    query.bind(message.room).bind(message.seen).bind(message.sender);
    const bool overtaken = query.step() && query.boolean(0);
    if (query.error())
        return tl::make_unexpected(*query.error());
    return overtaken;
}

/// A batch on its way in. What fails half way fails with the whole batch, so OR FAIL spares each statement the copies of
/// pages it would take to undo itself alone. Only one connection writes, so the ids of a batch and the numbers of its changes have no gaps.
class Batch
{
public:
    Batch(sql::Database &db, const QList<NewMessage> &messages)
        : m_db(db), m_messages(messages), m_outcomes(messages.size())
    {
    }

    Result<BatchOutcome> insert();

private:
    Result<void> judge();
    Result<bool> isOvertaken(const NewMessage &candidate) const;
    Result<void> insertRows();
    Result<void> insertNonces();
    Result<void> insertAttachments();
    Result<void> numberChanges();
    Result<void> touchRooms();
    Result<void> touchCases();
    Result<void> answerRepeats();

    sql::Database &m_db;
    const QList<NewMessage> &m_messages;
    std::vector<std::optional<Result<StoredMessage>>> m_outcomes; ///< one a message, in their order
    std::vector<size_t> m_new;                                    ///< what is stored now
    std::vector<size_t> m_repeats;                                ///< nonces that stand earlier in this very batch

    QList<CaseAfter> m_cases;

    const NewMessage &message(size_t at) const { return m_messages[static_cast<qsizetype>(at)]; }
    StoredMessage &stored(size_t at) { return **m_outcomes[at]; }
};

/// The nonce is looked up before any other check (PROTOCOL.md).
Result<void> Batch::judge()
{
    Touched touched;
    std::set<std::tuple<RoomId, UserId, QUuid>> nonces;
    for (size_t at = 0; at < m_outcomes.size(); ++at) {
        const NewMessage &candidate = message(at);
        const std::tuple key{candidate.room, candidate.sender, candidate.nonce};
        if (!candidate.nonce.isNull()) {
            if (nonces.contains(key)) {
                m_repeats.push_back(at);
                continue;
            }
            auto answer = answerOf(m_db, candidate);
            if (!answer)
                return tl::make_unexpected(answer.error());
            if (*answer) {
                m_outcomes[at] = std::move(*answer);
                continue;
            }
        }
        const auto overtaken = isOvertaken(candidate);
        if (!overtaken)
            return tl::make_unexpected(overtaken.error());
        if (*overtaken) {
            m_outcomes[at] = fail(ErrorCode::Overtaken);
            continue;
        }
        const auto open = touch(m_db, touched, candidate);
        if (!open)
            return tl::make_unexpected(open.error());
        if (!*open) {
            m_outcomes[at] = fail(ErrorCode::RoomClosed);
            continue;
        }
        if (!candidate.nonce.isNull())
            nonces.insert(key);
        m_outcomes[at] = StoredMessage{{}, candidate.room, candidate.createdAt, {}, {}};
        m_new.push_back(at);
    }
    return {};
}

/// By what is stored, or by what stands earlier in this very batch.
Result<bool> Batch::isOvertaken(const NewMessage &candidate) const
{
    if (!candidate.triage || candidate.role != SenderRole::Admin || !candidate.seen.isValid())
        return false;
    const bool here = std::any_of(m_new.begin(), m_new.end(), [&](size_t at) {
        const NewMessage &earlier = message(at);
        return earlier.room == candidate.room && earlier.role == SenderRole::Admin &&
               earlier.sender != candidate.sender;
    });
    return here ? Result<bool>(true) : hasLaterAnswer(m_db, candidate);
}

Result<void> Batch::insertRows()
{
    auto last = sql::insertMany(
        m_db, QStringLiteral("INSERT OR FAIL INTO chat_messages (room_id, sender_id, message, created_at, attachment)"),
        5, {}, m_new, [this](sql::Query &row, size_t at) {
            const NewMessage &one = message(at);
            row.bind(one.room).bind(one.sender).bind(one.text).bind(toSql(one.createdAt));
            if (one.attachment)
                row.bind(QStringLiteral("chat_attachments/") + one.attachment->token);
            else
                row.bindNull();
        });
    if (!last)
        return tl::make_unexpected(last.error());
    qint64 id = *last - static_cast<qint64>(m_new.size());
    for (const size_t at : m_new)
        stored(at).id = MessageId{++id};
    return {};
}

Result<void> Batch::insertNonces()
{
    std::vector<size_t> withNonce;
    for (const size_t at : m_new) {
        if (!message(at).nonce.isNull())
            withNonce.push_back(at);
    }
    auto done = sql::insertMany(
        m_db, QStringLiteral("INSERT OR FAIL INTO desk_nonces (scope, sender_id, nonce, message_id, room_id)"), 5, {},
        withNonce, [this](sql::Query &row, size_t at) {
            const NewMessage &one = message(at);
            row.bind(one.room).bind(one.sender).bind(one.nonce.toRfc4122()).bind(stored(at).id).bind(one.room);
        });
    if (!done)
        return tl::make_unexpected(done.error());
    return {};
}

Result<void> Batch::insertAttachments()
{
    for (const size_t at : m_new) {
        if (!message(at).attachment)
            continue;
        const NewAttachment &file = *message(at).attachment;
        auto done =
            m_db.query(QStringLiteral(
                           "INSERT INTO desk_attachments (message_id, token, name, bytes, type) VALUES (?,?,?,?,?)"))
                .bind(stored(at).id)
                .bind(file.token)
                .bind(file.name)
                .bind(file.bytes)
                .bind(file.type)
                .exec();
        if (!done)
            return done;
    }
    return {};
}

Result<void> Batch::numberChanges()
{
    const MessageId first = stored(m_new.front()).id;
    const MessageId last = stored(m_new.back()).id;
    auto query = m_db.query(
        QStringLiteral("INSERT OR FAIL INTO desk_changes (room_id, kind, message_id) SELECT room_id, 'message', id "
                       "FROM chat_messages WHERE id>=? AND id<=? ORDER BY id"));
    query.bind(first).bind(last);
    if (auto done = query.exec(); !done)
        return done;
    if (query.affected() != static_cast<int>(m_new.size()))
        return fail(ErrorCode::StorageFailed, QStringLiteral("the ids of a batch have gaps"));
    qint64 number = query.lastInsertId() - static_cast<qint64>(m_new.size());
    for (const size_t at : m_new)
        stored(at).cursor = Cursor{++number};
    return {};
}

Result<void> Batch::touchRooms()
{
    QHash<RoomId, const StoredMessage *> newest;
    for (const size_t at : m_new)
        newest.insert(stored(at).room, &stored(at));
    const QList<const StoredMessage *> rooms = newest.values();
    auto done = sql::insertMany(
        m_db, QStringLiteral("INSERT INTO desk_rooms (room_id, last_message_id, cursor)"), 3,
        QStringLiteral(
            " ON CONFLICT (room_id) DO UPDATE SET last_message_id=excluded.last_message_id, cursor=excluded.cursor"),
        rooms,
        [](sql::Query &row, const StoredMessage *last) { row.bind(last->room).bind(last->id).bind(last->cursor); });
    if (!done)
        return tl::make_unexpected(done.error());
    return {};
}

Result<void> Batch::touchCases()
{
    QHash<RoomId, CaseTurn> turns;
    QList<RoomId> order;
    for (const size_t at : m_new) {
        const NewMessage &one = message(at);
        if (one.role == SenderRole::None)
            continue;
        if (!turns.contains(one.room))
            order << one.room;
        CaseTurn &turn = turns[one.room];
        turn.room = one.room;
        turn.messages << &one;
        turn.ids << stored(at).id;
    }
    for (const RoomId id : std::as_const(order)) {
        auto acts = takeTurn(m_db, turns[id]);
        if (!acts)
            return tl::make_unexpected(acts.error());
        auto record = room(m_db, id);
        if (!record)
            return tl::make_unexpected(record.error());
        if (*record)
            m_cases << CaseAfter{**record, *acts};
    }
    return {};
}

Result<void> Batch::answerRepeats()
{
    for (const size_t at : m_repeats) {
        auto answer = answerOf(m_db, message(at));
        if (!answer)
            return tl::make_unexpected(answer.error());
        if (!*answer)
            return fail(ErrorCode::StorageFailed, QStringLiteral("a nonce of this batch is not there"));
        m_outcomes[at] = std::move(*answer);
    }
    return {};
}

Result<BatchOutcome> Batch::insert()
{
    if (auto judged = judge(); !judged)
        return tl::make_unexpected(judged.error());
    if (!m_new.empty()) {
        for (const auto step : {&Batch::insertRows, &Batch::insertNonces, &Batch::insertAttachments,
                                &Batch::numberChanges, &Batch::touchRooms, &Batch::touchCases}) {
            if (auto done = (this->*step)(); !done)
                return tl::make_unexpected(done.error());
        }
    }
    if (auto answered = answerRepeats(); !answered)
        return tl::make_unexpected(answered.error());
    BatchOutcome result{{}, std::move(m_cases)};
    result.messages.reserve(m_messages.size());
    for (auto &outcome : m_outcomes)
        result.messages << std::move(*outcome);
    return result;
}

} // namespace

Result<BatchOutcome> insertMessages(sql::Database &db, const QList<NewMessage> &messages)
{
    return Batch(db, messages).insert();
}

} // namespace desk::server::db
