// What the server answers to an act is a room: it takes the road that every room takes.
#include "session/casedesk.h"

#include "session/intake.h"
#include "session/outbox.h"
#include "session/roombook.h"
#include "system/clock.h"

#include <algorithm>

namespace desk {

CaseDesk::CaseDesk(Parts parts, bool available, QObject *parent)
    : Triage(parent), m_parts(std::move(parts)), m_available(available), m_colleagues(m_parts.clock, m_parts.me,
                                                                                      [this](RoomId room) {
                                                                                          if (m_available)
                                                                                              m_parts.look(room);
                                                                                      }),
      m_notes(m_parts.store, m_parts.clock,
              [this](const CaseNote &note) { return kept(m_parts.api.noteOnCase(note.room, note.text, note.nonce)); }),
      m_orders(m_parts.store, m_parts.outbox, m_parts.clock,
               {[this](RoomId room, const QString &category) { return setCategory(room, category); },
                [this](const CaseOrder &order) {
                    return act([this, order] {
                        return m_parts.api.resolveCase(order.room, {order.reason, true, order.seen});
                    });
                }})
{
    connect(&m_colleagues, &Colleagues::changed, this, &Triage::colleaguesChanged);
    connect(&m_notes, &CaseNotes::changed, this, &Triage::logChanged);
    connect(&m_orders, &CaseOrders::changed, this, &Triage::orderChanged);
    connect(&m_orders, &CaseOrders::stopped, this, &Triage::orderStopped);
}

void CaseDesk::load(const DeskStart &desk)
{
    m_notes.load(desk.caseNotes);
    m_orders.load(desk.caseOrders);
    follow(m_parts.store.teamReplies(), this, [this](const Result<QList<TeamReply>> &replies) {
        if (replies && m_replies.isEmpty()) // the site has not been faster
            setReplies(*replies, false);
    });
}

void CaseDesk::writeAgain()
{
    m_notes.writeAgain();
    m_orders.writeAgain();
}

void CaseDesk::setAvailable(bool available)
{
    if (m_available == available)
        return;
    m_available = available;
    Q_EMIT availableChanged();
}

void CaseDesk::setOnline(bool online)
{
    m_online = online && m_available;
    m_notes.setOnline(m_online);
    m_orders.setOnline(m_online);
    if (!m_online)
        return;
    refreshStaff();
    refreshTeamReplies();
}

void CaseDesk::take(const ChangeSet &changes)
{
    if (changes.reset) {
        const QList<RoomId> known = m_logs.keys();
        m_logs.clear();
        m_details.clear();
        for (const RoomId room : known)
            Q_EMIT logChanged(room);
        if (!m_replies.isEmpty()) // they were in the cache that was emptied
            m_parts.store.putTeamReplies(m_replies);
    }
    for (auto each = changes.caseEntries.cbegin(); each != changes.caseEntries.cend(); ++each) {
        m_notes.settledBy(each.value());
        addToLog(each.key(), each.value());
    }
    for (const Message &message : changes.arrived)
        m_colleagues.wrote(message.room, message.sender);
}

void CaseDesk::setActiveRoom(RoomId room)
{
    const auto active = m_parts.book.room(room);
    const bool isCase = active && active->type == RoomType::PublisherAdmin && active->publisher.id != m_parts.me;
    m_colleagues.setActiveRoom(isCase ? room : RoomId{});
}

FutureResult<void> CaseDesk::act(const std::function<FutureResult<Room>()> &call)
{
    return m_available ? kept(call()) : readyResult<void>(fail(ErrorCode::NotFound));
}

FutureResult<void> CaseDesk::kept(const FutureResult<Room> &answer)
{
    Promised<void> done;
    follow(answer, this, [this, done](const Result<Room> &room) {
        if (!room) {
            if (room.error().code == ErrorCode::Overtaken)
                Q_EMIT overtaken();
            return done.finish(tl::make_unexpected(room.error()));
        }
        Incoming incoming;
        incoming.rooms << *room;
        incoming.news = false;
        follow(m_parts.intake.take(incoming), this, [done](const Result<void> &taken) { done.finish(taken); });
    });
    return done.future();
}

FutureResult<void> CaseDesk::claim(RoomId room, bool takeOver)
{
    return act([this, room, takeOver] { return m_parts.api.claimCase(room, takeOver); });
}

FutureResult<void> CaseDesk::release(RoomId room)
{
    return act([this, room] { return m_parts.api.releaseCase(room); });
}

FutureResult<void> CaseDesk::transfer(RoomId room, UserId to, const QString &text)
{
    return act([&] { return m_parts.api.transferCase(room, to, text); });
}

MessageId CaseDesk::heard(RoomId room) const
{
    return m_parts.book.heard(room);
}

FutureResult<void> CaseDesk::resolve(RoomId room, const QString &reason, MessageId seen)
{
    if (!m_available)
        return m_parts.resolveByPage(room);
    return act([&] { return m_parts.api.resolveCase(room, {reason, false, seen}); });
}

FutureResult<void> CaseDesk::reopen(RoomId room, const QString &reason)
{
    if (!m_available)
        return m_parts.reopenByPage(room);
    return act([&] { return m_parts.api.reopenCase(room, reason); });
}

FutureResult<void> CaseDesk::noReplyNeeded(RoomId room)
{
    return act([this, room] { return m_parts.api.needsNoReply(room); });
}

FutureResult<void> CaseDesk::setCategory(RoomId room, const QString &category)
{
    return act([&] { return m_parts.api.setCaseCategory(room, category); });
}

FutureResult<void> CaseDesk::addNote(RoomId room, const QString &text)
{
    if (!m_available)
        return readyResult<void>(fail(ErrorCode::NotFound));
    if (text.trimmed().isEmpty())
        return readyResult<void>(fail(ErrorCode::Invalid));
    return m_notes.add(room, text, m_parts.book.newest(room));
}

QList<CaseLine> CaseDesk::log(RoomId room)
{
    if (!m_logs.contains(room))
        readLog(room);
    QList<CaseLine> lines;
    const QList<CaseEntry> entries = m_logs.value(room);
    for (const CaseEntry &entry : entries)
        lines << CaseLine{entry, false, {}, false};
    const QList<CaseNote> notes = m_notes.of(room);
    for (const CaseNote &note : notes) {
        CaseEntry entry;
        entry.kind = CaseEntryKind::Note;
        entry.text = note.text;
        entry.at = note.writtenAt;
        entry.after = note.after;
        entry.nonce = note.nonce;
        lines << CaseLine{entry, true, note.error, m_notes.retries(note)};
    }
    return lines;
}

void CaseDesk::readLog(RoomId room)
{
    m_logs.insert(room, {});
    follow(m_parts.store.caseLog(room), this, [this, room](const Result<QList<CaseEntry>> &entries) {
        if (!entries)
            m_logs.remove(room); // asked for again, it is read again
        else
            addToLog(room, *entries);
    });
}

void CaseDesk::addToLog(RoomId room, const QList<CaseEntry> &entries)
{
    const auto log = m_logs.find(room);
    if (log == m_logs.end() || entries.isEmpty())
        return;
    *log << entries;
    std::stable_sort(log->begin(), log->end(), [](const CaseEntry &a, const CaseEntry &b) { return a.id < b.id; });
    log->erase(
        std::unique(log->begin(), log->end(), [](const CaseEntry &a, const CaseEntry &b) { return a.id == b.id; }),
        log->end());
    Q_EMIT logChanged(room);
}

bool CaseDesk::logHasMore(RoomId room) const
{
    return m_parts.book.room(room).value_or(Room{}).support.value_or(Support{}).notesMore && !m_details.contains(room);
}

FutureResult<protocol::CaseDetail> CaseDesk::caseDetail(RoomId room)
{
    if (!m_available)
        return readyResult<protocol::CaseDetail>(fail(ErrorCode::NotFound));
    Promised<protocol::CaseDetail> told;
    follow(m_parts.api.caseDetail(room), this, [this, room, told](const Result<protocol::CaseDetail> &detail) {
        if (!detail)
            return told.finish(detail);
        Incoming incoming;
        incoming.rooms << detail->room;
        incoming.caseLogs.insert(room, detail->log);
        incoming.news = false;
        follow(m_parts.intake.take(incoming), this, [this, room, told, detail = *detail](const Result<void> &taken) {
            if (!taken)
                return told.finish(tl::make_unexpected(taken.error()));
            m_details.insert(room, detail);
            told.finish(detail);
        });
    });
    return told.future();
}

std::optional<protocol::CaseDetail> CaseDesk::knownDetail(RoomId room) const
{
    const auto known = m_details.constFind(room);
    return known == m_details.constEnd() ? std::nullopt : std::optional(*known);
}

void CaseDesk::refreshStaff()
{
    if (!m_online)
        return;
    follow(m_parts.api.staff(), this, [this](const Result<QList<StaffMember>> &staff) {
        if (!staff || *staff == m_staff)
            return;
        m_staff = *staff;
        Q_EMIT staffChanged();
    });
}

void CaseDesk::refreshTeamReplies()
{
    if (!m_online)
        return;
    follow(m_parts.api.teamReplies(), this, [this](const Result<QList<TeamReply>> &replies) {
        if (replies)
            setReplies(*replies, true);
    });
}

void CaseDesk::setReplies(QList<TeamReply> replies, bool store)
{
    std::sort(replies.begin(), replies.end(), [](const TeamReply &a, const TeamReply &b) {
        const int order = a.name.localeAwareCompare(b.name);
        return order != 0 ? order < 0 : a.id < b.id;
    });
    if (replies == m_replies)
        return;
    m_replies = replies;
    if (store)
        m_parts.store.putTeamReplies(replies);
    Q_EMIT teamRepliesChanged();
}

FutureResult<TeamReply> CaseDesk::saveTeamReply(const TeamReply &reply)
{
    if (!m_available)
        return readyResult<TeamReply>(fail(ErrorCode::NotFound));
    Promised<TeamReply> saved;
    follow(m_parts.api.saveTeamReply(reply), this, [this, saved](const Result<TeamReply> &stored) {
        if (stored) {
            QList<TeamReply> all = m_replies;
            all.removeIf([&stored](const TeamReply &each) { return each.id == stored->id; });
            setReplies(all << *stored, true);
        }
        saved.finish(stored);
    });
    return saved.future();
}

FutureResult<void> CaseDesk::removeTeamReply(TeamReplyId reply)
{
    if (!m_available)
        return readyResult<void>(fail(ErrorCode::NotFound));
    Promised<void> removed;
    follow(m_parts.api.removeTeamReply(reply), this, [this, reply, removed](const Result<void> &done) {
        if (done) {
            QList<TeamReply> all = m_replies;
            all.removeIf([reply](const TeamReply &each) { return each.id == reply; });
            setReplies(all, true);
        }
        removed.finish(done);
    });
    return removed.future();
}

FutureResult<void> CaseDesk::run(RoomId room, const TeamReply &reply, const QStringList &texts, const QString &reason)
{
    QStringList words = texts;
    words.removeIf([](const QString &text) { return text.trimmed().isEmpty(); });
    if (!m_available)
        return readyResult<void>(fail(ErrorCode::NotFound));
    if (words.isEmpty())
        return readyResult<void>(fail(ErrorCode::Invalid));
    if (reply.category.isEmpty() && !reply.resolves) {
        for (const QString &text : std::as_const(words))
            m_parts.outbox.enqueue(room, text);
        return readyResult<void>({});
    }
    return m_orders.run({{}, room, reply.category, reply.resolves, reason, m_parts.clock.now(), {}}, words);
}

FutureResult<protocol::CaseTimes> CaseDesk::times(int days)
{
    if (!m_available)
        return readyResult<protocol::CaseTimes>(fail(ErrorCode::NotFound));
    const QDate first = m_parts.clock.now().toLocalTime().date().addDays(1 - days);
    return m_parts.api.caseTimes(first.startOfDay());
}

} // namespace desk
