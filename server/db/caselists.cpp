// SQL of the queue and of what stands beside a case: the person, his ads and other cases, colleagues, times.
#include "server/db/caserow.h"
#include "server/db/cases.h"
#include "server/db/roomrecords.h"

namespace desk::server::db {

namespace {

constexpr int besides = 50; ///< ads and other cases beside one

User takeUser(const sql::Query &q, int first)
{
    return {q.id<UserId>(first), q.text(first + 1), q.text(first + 2), q.text(first + 3), {}, {}};
}

std::optional<User> takeUserOr(const sql::Query &q, int first)
{
    return q.isNull(first) ? std::nullopt : std::optional(takeUser(q, first));
}

/// `where` has the literals of a partial index; `order` is that index's, so that a page is read from it alone.
struct ListSql
{
    QString where;
    QString order;
};
ListSql sqlOf(CaseQuery::List list)
{
    switch (list) {
    case CaseQuery::Waiting:
        return {QStringLiteral("t.state='waiting' AND t.opened_at IS NOT NULL"),
                QStringLiteral("t.waiting_since, t.room_id")};
    case CaseQuery::Mine:
        return {QStringLiteral("t.assignee_id=? AND t.state<>'resolved'"),
                QStringLiteral("t.state<>'waiting', t.waiting_since, t.moved_at DESC, t.room_id DESC")};
    case CaseQuery::Open:
        return {QStringLiteral("t.state='open' AND t.opened_at IS NOT NULL"),
                QStringLiteral("t.moved_at DESC, t.room_id DESC")};
    case CaseQuery::Resolved:
        break;
    }
    return {QStringLiteral("t.state='resolved' AND t.opened_at IS NOT NULL"),
            QStringLiteral("t.resolved_at DESC, t.room_id DESC")};
}

QString likePart(QString words)
{
    for (const QChar special : {QLatin1Char('\\'), QLatin1Char('%'), QLatin1Char('_')})
        words.replace(special, QLatin1Char('\\') + QString(special));
    return QLatin1Char('%') + words + QLatin1Char('%');
}

Result<CaseCounts> caseCounts(sql::Database &db, UserId viewer)
{
    auto query = db.query(QStringLiteral(
        "SELECT (SELECT count(*) FROM desk_support WHERE state='waiting' AND opened_at IS NOT NULL), "
        "(SELECT count(*) FROM desk_support WHERE assignee_id=? AND state<>'resolved'), "
        "(SELECT count(*) FROM desk_support WHERE state='open' AND opened_at IS NOT NULL), "
        "(SELECT count(*) FROM desk_support WHERE state='resolved' AND opened_at IS NOT NULL), "
        "(SELECT count(*) FROM desk_support WHERE state='waiting' AND opened_at IS NOT NULL AND assignee_id IS NULL)"));
    query.bind(viewer);
    CaseCounts counts;
    if (query.step()) {
        const auto number = [&query](int column) { return static_cast<int>(query.integer(column)); };
        counts = {number(0), number(1), number(2), number(3), number(4)};
    }
    if (query.error())
        return tl::make_unexpected(*query.error());
    return counts;
}

Result<QList<Ad>> adsOf(sql::Database &db, UserId owner)
{
    auto query = db.query(QStringLiteral(
        "SELECT a.id, a.title, a.slug, a.price, a.is_negotiable, a.city, a.country, a.status, a.created_at, (SELECT "
        "url "
        "FROM desk_ad_images i WHERE i.ad_id=a.id ORDER BY i.id LIMIT 1) FROM classified_ads a WHERE a.user_id=? ORDER "
        "BY a.created_at DESC, a.id DESC LIMIT ?"));
    query.bind(owner).bind(besides);
    QList<Ad> ads;
    while (query.step()) {
        Ad ad;
        ad.id = query.id<AdId>(0);
        ad.title = query.text(1);
        ad.slug = query.text(2);
        ad.price = query.isNull(3) ? QString() : QString::number(query.real(3), 'f', 2);
        ad.isNegotiable = query.boolean(4);
        ad.city = query.text(5);
        ad.country = query.text(6);
        ad.status = query.text(7);
        ad.createdAt = fromSql(query.text(8));
        if (!query.isNull(9))
            ad.images << query.text(9);
        ads << ad;
    }
    if (query.error())
        return tl::make_unexpected(*query.error());
    return ads;
}

Result<QList<OtherCase>> otherCases(sql::Database &db, RoomId room, UserId publisher)
{
    auto query = db.query(QStringLiteral(
        "SELECT t.room_id, t.subject, t.category, t.state, t.opened_at, t.resolved_at, l.text, u.id, u.username, "
        "u.first_name, u.last_name FROM chat_rooms r JOIN desk_support t ON t.room_id=r.id LEFT JOIN desk_case_log l "
        "ON "
        "t.state='resolved' AND l.id=(SELECT max(id) FROM desk_case_log WHERE room_id=r.id AND kind='resolve') LEFT "
        "JOIN users u ON u.id=l.user_id WHERE r.publisher_id=? AND r.room_type='publisher_admin' AND r.id<>? AND "
        "t.opened_at IS NOT NULL ORDER BY t.opened_at DESC, r.id DESC LIMIT ?"));
    query.bind(publisher).bind(room).bind(besides);
    QList<OtherCase> cases;
    while (query.step()) {
        cases << OtherCase{query.id<RoomId>(0), query.text(1),    query.text(2), query.text(3),
                           timeOr(query, 4),    timeOr(query, 5), query.text(6), takeUserOr(query, 7)};
    }
    if (query.error())
        return tl::make_unexpected(*query.error());
    return cases;
}

WaitEnd waitEnd(const QString &how)
{
    return how.isEmpty()                      ? WaitEnd::None
           : how == QLatin1String("reply")    ? WaitEnd::Reply
           : how == QLatin1String("no_reply") ? WaitEnd::NoReply
           : how == QLatin1String("resolve")  ? WaitEnd::Resolve
                                              : WaitEnd::Unknown;
}

} // namespace

Result<CaseList> caseQueue(sql::Database &db, const CaseQuery &ask)
{
    CaseList list;
    auto counts = caseCounts(db, ask.viewer);
    if (!counts)
        return tl::make_unexpected(counts.error());
    list.page.counts = *counts;
    const auto [where, order] = sqlOf(ask.list);
    QString condition = where;
    QString tables = QStringLiteral("desk_support t");
    if (!ask.category.isEmpty())
        condition += QStringLiteral(" AND t.category=?");
    if (!ask.words.isEmpty()) {
        tables += QStringLiteral(" JOIN chat_rooms y ON y.id=t.room_id JOIN users z ON z.id=y.publisher_id");
        condition += QStringLiteral(" AND (t.subject LIKE ? ESCAPE '\\' OR z.username LIKE ? ESCAPE '\\' OR "
                                    "z.first_name || ' ' || z.last_name LIKE ? ESCAPE '\\')");
    }
    const auto bindCondition = [&ask](sql::Query &query) {
        if (ask.list == CaseQuery::Mine)
            query.bind(ask.viewer);
        if (!ask.category.isEmpty())
            query.bind(ask.category);
        for (int i = 0; i < 3 && !ask.words.isEmpty(); ++i)
            query.bind(likePart(ask.words));
    };
    {
        auto count = db.query(QStringLiteral("SELECT count(*) FROM ") + tables + QStringLiteral(" WHERE ") + condition);
        bindCondition(count);
        if (count.step())
            list.page.count = static_cast<int>(count.integer(0));
        if (count.error())
            return tl::make_unexpected(*count.error());
    }
    auto query =
        db.query(recordSql(QStringLiteral("(SELECT t.room_id AS id FROM ") + tables + QStringLiteral(" WHERE ") +
                               condition + QStringLiteral(" ORDER BY ") + order + QStringLiteral(" LIMIT ? OFFSET ?)"),
                           order));
    bindCondition(query);
    query.bind(ask.limit).bind(ask.offset);
    auto rooms = takeRecords(db, query);
    if (!rooms)
        return tl::make_unexpected(rooms.error());
    list.rooms = std::move(*rooms);
    list.page.hasNext = ask.offset + list.rooms.size() < list.page.count;
    return list;
}

Result<protocol::CaseDetail> caseDetail(sql::Database &db, RoomId room, UserId publisher)
{
    protocol::CaseDetail detail;
    {
        auto query = db.query(QStringLiteral("SELECT id, username, first_name, last_name, email, iif(phone<>'', phone, "
                                             "mobile), date_joined FROM users WHERE id=?"));
        query.bind(publisher);
        if (query.step())
            detail.person = {takeUser(query, 0), query.text(4), query.text(5), fromSql(query.text(6))};
        if (query.error())
            return tl::make_unexpected(*query.error());
    }
    auto ads = adsOf(db, publisher);
    if (!ads)
        return tl::make_unexpected(ads.error());
    detail.ads = std::move(*ads);
    auto cases = otherCases(db, room, publisher);
    if (!cases)
        return tl::make_unexpected(cases.error());
    detail.cases = std::move(*cases);
    auto log = caseLog(db, room);
    if (!log)
        return tl::make_unexpected(log.error());
    detail.log = std::move(*log);
    return detail;
}

Result<QList<StaffMember>> staff(sql::Database &db)
{
    auto query = db.query(QStringLiteral(
        "SELECT u.id, u.username, u.first_name, u.last_name, (SELECT count(*) FROM desk_support WHERE "
        "assignee_id=u.id) "
        "FROM users u WHERE (u.is_staff OR u.is_superuser) AND u.is_active AND NOT u.is_suspended AND NOT u.is_banned "
        "ORDER BY u.id"));
    QList<StaffMember> members;
    while (query.step())
        members << StaffMember{takeUser(query, 0), false, static_cast<int>(query.integer(4))};
    if (query.error())
        return tl::make_unexpected(*query.error());
    return members;
}

Result<protocol::CaseTimes> caseTimes(sql::Database &db, const QDateTime &since, int limit)
{
    protocol::CaseTimes times;
    const QString from = since.isValid() ? toSql(since) : QString();
    for (const bool waiting : {false, true}) {
        auto query = db.query(
            QStringLiteral("SELECT w.room_id, w.category, w.began_at, w.ended_at, w.how, w.is_first, u.id, u.username, "
                           "u.first_name, u.last_name FROM desk_waits w LEFT JOIN users u ON u.id=w.ended_by WHERE ") +
            (waiting ? QStringLiteral("w.ended_at IS NULL ORDER BY w.began_at, w.id LIMIT ?")
                     : QStringLiteral("w.ended_at>=? ORDER BY w.ended_at, w.id LIMIT ?")));
        if (!waiting)
            query.bind(from);
        query.bind(limit + 1 - static_cast<int>(times.waits.size()));
        while (query.step()) {
            times.waits << WaitEpisode{query.id<RoomId>(0), query.text(1),        fromSql(query.text(2)),
                                       timeOr(query, 3),    takeUserOr(query, 6), waitEnd(query.text(4)),
                                       query.boolean(5)};
        }
        if (query.error())
            return tl::make_unexpected(*query.error());
    }
    auto query = db.query(QStringLiteral(
        "SELECT x.room_id, x.category, x.opened_at, x.resolved_at, u.id, u.username, u.first_name, u.last_name FROM "
        "desk_resolutions x JOIN users u ON u.id=x.by_id WHERE x.resolved_at>=? ORDER BY x.resolved_at, x.id LIMIT ?"));
    query.bind(from).bind(limit + 1);
    while (query.step()) {
        times.resolutions << CaseResolution{query.id<RoomId>(0), query.text(1), fromSql(query.text(2)),
                                            fromSql(query.text(3)), takeUser(query, 4)};
    }
    if (query.error())
        return tl::make_unexpected(*query.error());
    times.more = times.waits.size() > limit || times.resolutions.size() > limit;
    if (times.waits.size() > limit)
        times.waits.removeLast();
    if (times.resolutions.size() > limit)
        times.resolutions.removeLast();
    return times;
}

} // namespace desk::server::db
