// What an admin does while he has no case, and what becomes of him and his program.
#include "e2e/shift/shiftadmin.h"

#include "models/casequeue.h"
#include "store/follow.h"

#include <algorithm>

namespace desk {

ShiftAdmin::ShiftAdmin(quint16 site, const QString &name, ShiftPlan &plan, ShiftLog &log)
    : m_name(name), m_plan(plan), m_log(log), m_road(site), m_client(plan.clientSpeed)
{
}

bool ShiftAdmin::signIn()
{
    if (!m_client.signIn(m_road.address(), m_name))
        return false;
    m_me = m_client.session().account().key.me;
    m_log.admins << m_me;
    return QTest::qWaitFor([this] { return m_client.isReady() && m_client.session().triage()->available(); }, 60'000);
}

void ShiftAdmin::arrive()
{
    m_day = std::make_unique<QObject>();
    Rooms &rooms = m_client.session().rooms();
    const auto seeAll = [this, &rooms] {
        const QList<RoomItem> items = rooms.items();
        for (const RoomItem &item : items)
            seeRoom(item);
    };
    connect(&rooms, &Rooms::reset, m_day.get(), seeAll);
    connect(&rooms, &Rooms::itemChanged, m_day.get(), [this](const RoomItem &item) { seeRoom(item); });
    connect(m_client.session().triage(), &Triage::orderStopped, m_day.get(), [this] { ++m_chances.ordersStopped; });
    seeAll();
    m_client.session().triage()->refreshTeamReplies();
    lookSoon();
}

void ShiftAdmin::seeRoom(const RoomItem &item)
{
    if (!isIn(CaseView{CaseQueue::Waiting, m_me, {}}, item))
        return;
    m_log.sights << ShiftSight{m_me, item.room.id, item.room.lastMessageId};
    if (!m_room.isValid() && isUnclaimed(item)) // whoever has nothing to do jumps at it, as his colleagues do
        QTimer::singleShot(0, m_day.get(), [this] { look(); });
}

/// Without a word to anybody, and back after some time.
void ShiftAdmin::goAway(double minutes)
{
    close();
    m_day.reset();
    m_isAsking = false;
    m_client.end();
    m_plan.after(minutes, this, [this] {
        m_client.begin();
        m_guard = {};
        m_day = std::make_unique<QObject>();
        follow(m_client.accounts().open(m_client.accounts().known().first()), m_day.get(),
               [this](const Result<Session *> &session) {
                   if (session)
                       QTimer::singleShot(0, this, [this] { arrive(); });
                   else
                       qWarning("the admin's program did not open");
               });
    });
}

bool ShiftAdmin::isDone()
{
    if (!m_day || m_road.isCut() || m_room.isValid() || m_isAsking || !m_client.accounts().current())
        return false;
    return m_client.isReady() && m_client.session().status().waiting == 0 && queue().isEmpty();
}

QSet<RoomId> ShiftAdmin::queue()
{
    QSet<RoomId> waiting;
    if (!m_day || !m_client.accounts().current())
        return waiting;
    const QList<RoomItem> items = m_client.session().rooms().items();
    for (const RoomItem &item : items) {
        if (isIn(CaseView{CaseQueue::Waiting, m_me, {}}, item))
            waiting.insert(item.room.id);
    }
    return waiting;
}

QString ShiftAdmin::describe()
{
    const bool open = m_day && m_client.accounts().current();
    return QStringLiteral(
               "%1: open %2, road %3, case %4, asking %5, writing %6, sent %7, ready %8, to send %9, queue %10")
        .arg(m_name)
        .arg(open)
        .arg(!m_road.isCut())
        .arg(m_room.value)
        .arg(m_isAsking)
        .arg(m_isWriting)
        .arg(m_sent.size())
        .arg(open && m_client.isReady())
        .arg(open ? m_client.session().status().waiting : -1)
        .arg(queue().size());
}

void ShiftAdmin::lookWithin(double from, double to)
{
    m_plan.after(m_plan.between(from, to), m_day.get(), [this, turn = ++m_lookTurn] {
        if (turn == m_lookTurn)
            look();
    });
}

void ShiftAdmin::look()
{
    if (m_room.isValid() || m_isAsking)
        return;
    if (!m_plan.isOver && m_plan.chance(0.001))
        return goAway(m_plan.between(5, 30));
    const auto choice = choose();
    if (!choice)
        return lookWithin(0.5, 2);
    claim(*choice);
}

/// The case at the top of the queue which is nobody's, or mine, or whose owner is shown to be away.
std::optional<ShiftAdmin::Choice> ShiftAdmin::choose()
{
    QList<RoomItem> waiting = m_client.session().rooms().items();
    waiting.removeIf([this](const RoomItem &item) { return !isIn(CaseView{CaseQueue::Waiting, m_me, {}}, item); });
    std::sort(waiting.begin(), waiting.end(), [](const RoomItem &a, const RoomItem &b) {
        return standing(a, CaseQueue::Waiting) < standing(b, CaseQueue::Waiting);
    });
    for (const RoomItem &item : std::as_const(waiting)) {
        const Support support = item.room.support.value_or(Support{});
        if (!support.assignee || support.assignee->id == m_me)
            return Choice{item.room.id, false};
        if (support.leaseUntil.isValid() && m_plan.chance(0.5))
            return Choice{item.room.id, true};
    }
    return std::nullopt;
}

void ShiftAdmin::claim(const Choice &choice)
{
    m_isAsking = true;
    if (choice.takesOver)
        m_log.takeOvers << ShiftTakeOver{m_me, choice.room};
    follow(m_client.session().triage()->claim(choice.room, choice.takesOver), m_day.get(),
           [this, choice](const Result<void> &claimed) {
               m_isAsking = false;
               if (claimed)
                   return open(choice.room);
               m_chances.claimsLost += claimed.error().code == ErrorCode::Claimed;
               lookSoon();
           });
}

} // namespace desk
