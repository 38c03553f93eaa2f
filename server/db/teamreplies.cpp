// SQL of the team's replies.
#include "server/db/cases.h"

#include "sql/query.h"

namespace desk::server::db {

namespace {

/// `where`: of the reply `p`.
Result<QList<TeamReply>> repliesWhere(sql::Database &db, const QString &where, TeamReplyId id)
{
    auto query = db.query(QStringLiteral("SELECT p.id, p.name, p.category, p.resolves, p.updated_at, u.id, u.username, "
                                         "u.first_name, u.last_name, x.text FROM desk_replies p JOIN users u ON "
                                         "u.id=p.updated_by JOIN desk_reply_texts x ON x.reply_id=p.id ") +
                          where + QStringLiteral(" ORDER BY p.name, p.id, x.place"));
    if (id.isValid())
        query.bind(id);
    QList<TeamReply> replies;
    while (query.step()) {
        if (replies.isEmpty() || replies.last().id != query.id<TeamReplyId>(0)) {
            replies << TeamReply{query.id<TeamReplyId>(0),
                                 query.text(1),
                                 {},
                                 query.text(2),
                                 query.boolean(3),
                                 User{query.id<UserId>(5), query.text(6), query.text(7), query.text(8), {}, {}},
                                 fromSql(query.text(4))};
        }
        replies.last().texts << query.text(9);
    }
    if (query.error())
        return tl::make_unexpected(*query.error());
    return replies;
}

/// The reply of this name; 0: none.
Result<TeamReplyId> replyNamed(sql::Database &db, const QString &name)
{
    auto query = db.query(QStringLiteral("SELECT id FROM desk_replies WHERE name=?"));
    query.bind(name);
    const TeamReplyId id = query.step() ? query.id<TeamReplyId>(0) : TeamReplyId{};
    if (query.error())
        return tl::make_unexpected(*query.error());
    return id;
}

Result<void> deleteTexts(sql::Database &db, TeamReplyId id)
{
    return db.query(QStringLiteral("DELETE FROM desk_reply_texts WHERE reply_id=?")).bind(id).exec();
}

} // namespace

Result<QList<TeamReply>> teamReplies(sql::Database &db)
{
    return repliesWhere(db, {}, {});
}

Result<TeamReply> saveTeamReply(sql::Database &db, const TeamReply &reply, UserId by, const QDateTime &at)
{
    auto named = replyNamed(db, reply.name);
    if (!named)
        return tl::make_unexpected(named.error());
    if (named->isValid() && *named != reply.id)
        return fail(ErrorCode::NameTaken);
    TeamReplyId id = reply.id;
    {
        auto query = db.query(
            id.isValid()
                ? QStringLiteral("UPDATE desk_replies SET name=?, category=?, resolves=?, updated_by=?, updated_at=? "
                                 "WHERE id=?")
                : QStringLiteral("INSERT INTO desk_replies (name, category, resolves, updated_by, updated_at) VALUES "
                                 "(?,?,?,?,?)"));
        query.bind(reply.name).bind(reply.category).bind(reply.resolves).bind(by).bind(toSql(at));
        if (id.isValid())
            query.bind(id);
        if (auto done = query.exec(); !done)
            return tl::make_unexpected(done.error());
        if (id.isValid() && query.affected() == 0)
            return fail(ErrorCode::NotFound);
        if (!id.isValid())
            id = TeamReplyId{query.lastInsertId()};
    }
    if (auto done = deleteTexts(db, id); !done)
        return tl::make_unexpected(done.error());
    for (int place = 0; place < reply.texts.size(); ++place) {
        auto done = db.query(QStringLiteral("INSERT INTO desk_reply_texts (reply_id, place, text) VALUES (?,?,?)"))
                        .bind(id)
                        .bind(place)
                        .bind(reply.texts[place])
                        .exec();
        if (!done)
            return tl::make_unexpected(done.error());
    }
    auto saved = repliesWhere(db, QStringLiteral("WHERE p.id=?"), id);
    if (!saved)
        return tl::make_unexpected(saved.error());
    return saved->first();
}

Result<void> deleteTeamReply(sql::Database &db, TeamReplyId id)
{
    if (auto done = deleteTexts(db, id); !done)
        return done;
    return db.query(QStringLiteral("DELETE FROM desk_replies WHERE id=?")).bind(id).exec();
}

} // namespace desk::server::db
