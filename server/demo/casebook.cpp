// What the admins of the demo did with its support cases beside answering: claims, notes, reasons, times, team replies.
#include "server/demo/casebook.h"

#include "server/db/cases.h"
#include "sql/query.h"

#include <QHash>

namespace desk::server::demo {

namespace {

const UserId noura{publishers + 1}, tarek{publishers + 2};

class Casebook
{
public:
    Casebook(sql::Database &db, const World &world) : m_db(db), m_world(world) {}

    Result<void> write()
    {
        for (const Saying &saying : m_world.sayings) {
            if (auto done = follow(saying.message); !done)
                return done;
        }
        for (const Place &place : m_world.places) {
            if (place.room.type != RoomType::PublisherAdmin)
                continue;
            if (auto done = close(place); !done)
                return done;
            if (auto done = work(place); !done)
                return done;
        }
        return replies();
    }

private:
    struct Story
    {
        QDateTime waits; ///< since; invalid: he does not
        int turns = 0;
        UserId admin;
    };

    /// The waits, as the messages came.
    Result<void> follow(const Message &message)
    {
        Story &story = m_stories[message.room];
        if (message.role == SenderRole::Publisher && !story.waits.isValid()) {
            story.waits = message.createdAt;
        } else if (message.role == SenderRole::Admin) {
            story.admin = message.sender;
            if (story.waits.isValid())
                return wait(message.room, story, message.createdAt, message.sender, QStringLiteral("reply"));
        }
        return {};
    }

    Result<void> wait(RoomId room, Story &story, const QDateTime &until, UserId by, const QString &how)
    {
        auto query =
            m_db.query(QStringLiteral("INSERT INTO desk_waits (room_id, category, began_at, ended_at, ended_by, "
                                      "how, is_first) VALUES (?,?,?,?,?,?,?)"));
        query.bind(room).bind(m_world.places[room.value - 1].dossier.category).bind(db::toSql(story.waits));
        if (until.isValid())
            query.bind(db::toSql(until)).bind(by).bind(how);
        else
            query.bindNull().bindNull().bindNull();
        story.waits = {};
        return query.bind(story.turns++ == 0).exec();
    }

    /// How it ended, or that he still waits.
    Result<void> close(const Place &place)
    {
        const Room &room = place.room;
        Story &story = m_stories[room.id];
        const bool resolved = place.dossier.state == QLatin1String("resolved");
        const UserId by = story.admin.isValid() ? story.admin : noura;
        const QDateTime end = room.updatedAt.addSecs(600);
        if (story.waits.isValid()) {
            if (auto done = resolved ? wait(room.id, story, end, by, QStringLiteral("resolve"))
                                     : wait(room.id, story, {}, {}, {});
                !done)
                return done;
        }
        if (!resolved)
            return {};
        auto done = m_db.query(QStringLiteral("UPDATE desk_support SET resolved_at=?, moved_at=? WHERE room_id=?"))
                        .bind(db::toSql(end))
                        .bind(db::toSql(end))
                        .bind(room.id)
                        .exec();
        if (done) {
            done = m_db.query(QStringLiteral("INSERT INTO desk_resolutions (room_id, category, opened_at, resolved_at, "
                                             "by_id, macro) VALUES (?,?,?,?,?,0)"))
                       .bind(room.id)
                       .bind(place.dossier.category)
                       .bind(db::toSql(room.createdAt))
                       .bind(db::toSql(end))
                       .bind(by)
                       .exec();
        }
        if (!done)
            return done;
        auto logged = db::logCase(m_db, act(room.id, by, end, QStringLiteral("تم الحل مع الناشر")),
                                  CaseEntryKind::Resolve, room.lastMessageId, Audience::Staff);
        if (!logged)
            return tl::make_unexpected(logged.error());
        return {};
    }

    /// Whoever answered has the case; of those that wait every second one is taken, with a note.
    Result<void> work(const Place &place)
    {
        const Room &room = place.room;
        if (place.dossier.state == QLatin1String("resolved"))
            return {};
        const QDateTime at = room.updatedAt.addSecs(120);
        const UserId admin = m_stories[room.id].admin;
        if (place.dossier.state == QLatin1String("open"))
            return openCase(room.id, admin.isValid() ? admin : noura, at);
        if (++m_waiting % 2 == 0)
            return {};
        if (auto claimed = db::claimCase(m_db, act(room.id, tarek, at)); !claimed)
            return tl::make_unexpected(claimed.error());
        auto noted = db::noteOnCase(
            m_db, act(room.id, tarek, at.addSecs(40), QStringLiteral("راجعت سجل الدفع: العملية معلّقة عند البنك")));
        if (!noted)
            return tl::make_unexpected(noted.error());
        return {};
    }

    Result<void> openCase(RoomId room, UserId admin, const QDateTime &at)
    {
        if (auto claimed = db::claimCase(m_db, act(room, admin, at)); !claimed)
            return tl::make_unexpected(claimed.error());
        if (++m_open % 2 == 0)
            return {};
        auto noted = db::noteOnCase(m_db, act(room, noura, at.addSecs(60), QStringLiteral("ننتظر رد فريق التقنية")));
        if (!noted)
            return tl::make_unexpected(noted.error());
        CaseAct transfer = act(room, admin, at.addSecs(90), QStringLiteral("أكمل معه من فضلك، أنا في اجتماع"));
        transfer.to = admin == noura ? tarek : noura;
        if (auto given = db::transferCase(m_db, transfer); !given)
            return tl::make_unexpected(given.error());
        return {};
    }

    Result<void> replies()
    {
        const TeamReply replies[] = {
            {{},
             QStringLiteral("welcome"),
             {QStringLiteral("أهلاً {name}، معك فريق الدعم. كيف نساعدك؟")},
             {},
             false,
             {},
             {}},
            {{},
             QStringLiteral("refund"),
             {QStringLiteral("أهلاً {name}، تم تسجيل طلب الاسترداد."),
              QStringLiteral("يظهر المبلغ في حسابك خلال 5 أيام عمل.")},
             QStringLiteral("payment"),
             true,
             {},
             {}},
            {{},
             QStringLiteral("need-details"),
             {QStringLiteral("Please send us a screenshot and the time it happened, {name}.")},
             QStringLiteral("technical"),
             false,
             {},
             {}},
        };
        for (const TeamReply &reply : replies) {
            if (auto saved = db::saveTeamReply(m_db, reply, noura, m_world.now.addDays(-30)); !saved)
                return tl::make_unexpected(saved.error());
        }
        return {};
    }

    static CaseAct act(RoomId room, UserId by, const QDateTime &at, const QString &text = {})
    {
        CaseAct made;
        made.room = room;
        made.by = by;
        made.at = at;
        made.text = text;
        return made;
    }

    sql::Database &m_db;
    const World &m_world;
    QHash<RoomId, Story> m_stories;
    int m_waiting = 0;
    int m_open = 0;
};

} // namespace

Result<void> writeCasebook(sql::Database &db, const World &world)
{
    return Casebook(db, world).write();
}

} // namespace desk::server::demo
