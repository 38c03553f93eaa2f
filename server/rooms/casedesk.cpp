// Checks first, then one job on the database, then everybody is told what it made of the case.
#include "server/rooms/casedesk.h"

#include "server/db/dbthread.h"

namespace desk::server {

namespace {

constexpr int mostRows = 5'000; ///< of the times

QDateTime now()
{
    return QDateTime::currentDateTimeUtc();
}

CaseAct actIn(RoomId room, const QString &text = {})
{
    CaseAct act;
    act.room = room;
    act.text = text;
    return act;
}

} // namespace

bool isCategory(const QString &category)
{
    static const QStringList all{QStringLiteral("technical"), QStringLiteral("payment"), QStringLiteral("account"),
                                 QStringLiteral("ads"), QStringLiteral("other")};
    return all.contains(category);
}

CaseDesk::CaseDesk(const Config &config, DbThread &db, RoomService &rooms, Hub &hub)
    : m_config(config), m_db(db), m_rooms(rooms), m_presence(config, hub),
      m_nextEnd(now().addMSecs(config.leaseTime.count()))
{
}

void CaseDesk::act(const AccountPtr &who, CaseAct act, Work work, Callback<Acted> done)
{
    if (!who->staff())
        return done(fail(ErrorCode::Forbidden));
    perform(who, std::move(act), work, std::move(done));
}

void CaseDesk::perform(const AccountPtr &who, CaseAct act, Work work, Callback<Acted> done)
{
    act.by = who->id();
    m_rooms.record(who, act.room, [=, this, done = std::move(done)](const Result<const RoomRecord *> &record) mutable {
        if (!record)
            return done(tl::make_unexpected(record.error()));
        if ((*record)->type != RoomType::PublisherAdmin || !(*record)->lastId.isValid())
            return done(fail(ErrorCode::NotFound));
        act.at = now();
        act.leaseUntil = leaseOf(act.to.isValid() ? act.to : act.by);
        m_db.write([act, work](sql::Database &db) { return work(db, act); },
                   [this, who, done](Result<CaseOutcome> outcome) {
                       if (!outcome)
                           return done(tl::make_unexpected(outcome.error()));
                       const Acted acted{m_rooms.roomFor(*who, outcome->record), outcome->rival};
                       if (outcome->cursor.isValid())
                           m_rooms.replaced(std::move(outcome->record), outcome->cursor, outcome->audience);
                       done(acted);
                   });
    });
}

void CaseDesk::claim(const AccountPtr &who, RoomId room, const protocol::ClaimCase &ask, Callback<Acted> done)
{
    CaseAct wanted = actIn(room);
    wanted.takeOver = ask.takeOver;
    act(who, wanted, db::claimCase, std::move(done));
}

void CaseDesk::release(const AccountPtr &who, RoomId room, Callback<Acted> done)
{
    act(who, actIn(room), db::releaseCase, std::move(done));
}

void CaseDesk::transfer(const AccountPtr &who, RoomId room, const protocol::TransferCase &ask, Callback<Acted> done)
{
    if (ask.text.size() > m_config.limits.messageChars)
        return done(fail(ErrorCode::TooLong));
    CaseAct wanted = actIn(room, ask.text.trimmed());
    wanted.to = ask.to;
    act(who, wanted, db::transferCase, std::move(done));
}

void CaseDesk::resolve(const AccountPtr &who, RoomId room, const protocol::ResolveCase &ask, Callback<Acted> done)
{
    if (ask.reason.size() > m_config.limits.messageChars)
        return done(fail(ErrorCode::TooLong));
    CaseAct wanted = actIn(room, ask.reason.trimmed());
    wanted.macro = ask.macro;
    wanted.seen = ask.seen;
    act(who, wanted, db::resolveCase, std::move(done));
}

void CaseDesk::reopen(const AccountPtr &who, RoomId room, const protocol::ReopenCase &ask, Callback<Acted> done)
{
    if (ask.reason.size() > m_config.limits.messageChars)
        return done(fail(ErrorCode::TooLong));
    act(who, actIn(room, ask.reason.trimmed()), db::reopenCase, std::move(done));
}

void CaseDesk::note(const AccountPtr &who, RoomId room, const protocol::NoteOnCase &ask, Callback<Acted> done)
{
    CaseAct wanted = actIn(room, ask.text.trimmed());
    wanted.nonce = ask.nonce;
    if (wanted.text.isEmpty())
        return done(fail(ErrorCode::Invalid, QStringLiteral("text")));
    if (wanted.text.size() > m_config.limits.messageChars)
        return done(fail(ErrorCode::TooLong));
    act(who, wanted, db::noteOnCase, std::move(done));
}

void CaseDesk::needsNoReply(const AccountPtr &who, RoomId room, Callback<Acted> done)
{
    act(who, actIn(room), db::needsNoReply, std::move(done));
}

void CaseDesk::categorize(const AccountPtr &who, RoomId room, const protocol::CategoryOfCase &ask, Callback<Acted> done)
{
    if (!isCategory(ask.category))
        return done(fail(ErrorCode::Invalid, QStringLiteral("category")));
    act(who, actIn(room, ask.category), db::categorizeCase, std::move(done));
}

void CaseDesk::archive(const AccountPtr &publisher, RoomId room, Callback<Acted> done)
{
    perform(publisher, actIn(room), db::resolveCase, std::move(done));
}

// ---- lists

void CaseDesk::queue(const AccountPtr &who, CaseQuery query, Callback<protocol::CaseQueuePage> done)
{
    if (!who->staff())
        return done(fail(ErrorCode::Forbidden));
    query.viewer = who->id();
    m_db.read([query](sql::Database &db) { return db::caseQueue(db, query); },
              [this, who, done = std::move(done)](Result<db::CaseList> list) {
                  if (!list)
                      return done(tl::make_unexpected(list.error()));
                  for (const RoomRecord &record : std::as_const(list->rooms))
                      list->page.rooms << m_rooms.roomFor(*who, record);
                  done(std::move(list->page));
              });
}

void CaseDesk::detail(const AccountPtr &who, RoomId room, Callback<protocol::CaseDetail> done)
{
    if (!who->staff())
        return done(fail(ErrorCode::Forbidden));
    m_rooms.record(who, room, [=, this, done = std::move(done)](const Result<const RoomRecord *> &record) {
        if (!record)
            return done(tl::make_unexpected(record.error()));
        if ((*record)->type != RoomType::PublisherAdmin || !(*record)->lastId.isValid())
            return done(fail(ErrorCode::NotFound));
        struct Read
        {
            protocol::CaseDetail detail;
            RoomRecord record;
        };
        m_db.read(
            [room, publisher = (*record)->publisher.id](sql::Database &db) -> Result<Read> {
                auto detail = db::caseDetail(db, room, publisher);
                if (!detail)
                    return tl::make_unexpected(detail.error());
                auto now = db::room(db, room);
                if (!now)
                    return tl::make_unexpected(now.error());
                return Read{std::move(*detail), now->value_or(RoomRecord{})};
            },
            [this, who, done](Result<Read> read) {
                if (!read)
                    return done(tl::make_unexpected(read.error()));
                read->detail.room = m_rooms.roomFor(*who, read->record);
                m_rooms.hideNonces(*who, read->detail.log);
                done(std::move(read->detail));
            });
    });
}

void CaseDesk::staff(const AccountPtr &who, Callback<QList<StaffMember>> done)
{
    if (!who->staff())
        return done(fail(ErrorCode::Forbidden));
    m_db.read([](sql::Database &db) { return db::staff(db); },
              [this, done = std::move(done)](Result<QList<StaffMember>> members) {
                  if (members) {
                      for (StaffMember &member : *members)
                          member.isOnline = m_sockets.contains(member.user.id);
                  }
                  done(std::move(members));
              });
}

void CaseDesk::times(const AccountPtr &who, const QDateTime &since, Callback<protocol::CaseTimes> done)
{
    if (!who->staff())
        return done(fail(ErrorCode::Forbidden));
    m_db.read([since](sql::Database &db) { return db::caseTimes(db, since, mostRows); }, std::move(done));
}

// ---- leases

void CaseDesk::socketOpened(const Account &who)
{
    if (who.staff() && ++m_sockets[who.id()] == 1)
        setLease(who.id(), {});
}

void CaseDesk::socketClosed(const Account &who)
{
    auto it = m_sockets.find(who.id());
    if (it == m_sockets.end() || --it->second > 0)
        return;
    m_sockets.erase(it);
    setLease(who.id(), leaseOf(who.id()));
}

QDateTime CaseDesk::leaseOf(UserId owner)
{
    if (m_sockets.contains(owner))
        return {};
    const QDateTime end = now().addMSecs(m_config.leaseTime.count());
    m_nextEnd = m_nextEnd.isValid() ? std::min(m_nextEnd, end) : end;
    return end;
}

void CaseDesk::setLease(UserId owner, const QDateTime &until)
{
    m_db.write([owner, until](sql::Database &db) { return db::setLease(db, owner, until); },
               [this, until](const Result<QList<RoomId>> &rooms) {
                   if (!rooms)
                       return;
                   for (const RoomId room : *rooms)
                       m_rooms.leased(room, until);
               });
}

void CaseDesk::sweep()
{
    m_presence.sweep(CasePresence::Clock::now());
    const QDateTime at = now();
    if (!m_nextEnd.isValid() || at < m_nextEnd)
        return;
    m_nextEnd = {};
    m_db.write([at](sql::Database &db) { return db::endLeases(db, at); },
               [this](Result<db::EndedLeases> ended) {
                   if (!ended) // tried again
                       ended.emplace(db::EndedLeases{{}, now()});
                   for (CaseOutcome &outcome : ended->cases)
                       m_rooms.replaced(std::move(outcome.record), outcome.cursor, outcome.audience);
                   if (ended->next.isValid())
                       m_nextEnd = m_nextEnd.isValid() ? std::min(m_nextEnd, ended->next) : ended->next;
               });
}

} // namespace desk::server
