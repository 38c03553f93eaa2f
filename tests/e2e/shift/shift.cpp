// The server's times are those of life, divided by the speed.
#include "e2e/shift/shift.h"

namespace desk {

namespace {

constexpr int life = 600'000; ///< ms: longer than this nothing is waited for
constexpr int leaseMs = 120'000, presenceMs = 45'000;
const QString staffNames[] = {QStringLiteral("noor"), QStringLiteral("sara"), QStringLiteral("omar")};

QString publisherName(int number)
{
    return QStringLiteral("publisher%1").arg(number);
}

} // namespace

Shift::Shift(const ShiftPlan &plan, int publishers) : m_plan(plan), m_crowd(publishers)
{
    m_plan.chances.seed(plan.seed);
    m_log.lease = std::chrono::milliseconds(leaseMs / plan.speed);
    m_log.tolerance = std::chrono::seconds(10); // the server looks every second, and a slow machine later
    m_log.secrets = {"innernote", "innerword",       "\"assignee\"", "\"notes\"",
                     "\"log\"",   "\"lease_until\"", "\"presence\""};
}

bool Shift::prepare()
{
    const QString auditor = QStringLiteral("auditor");
    for (const QString &name : staffNames) {
        if (!m_site.addUser(name, {QStringLiteral("--staff")}))
            return false;
    }
    for (int i = 0; i < m_crowd; ++i) {
        if (!m_site.addUser(publisherName(i)))
            return false;
    }
    if (!m_site.addUser(auditor, {QStringLiteral("--staff")}) ||
        !m_site.start(QStringLiteral("serve"), 0,
                      {QStringLiteral("--lease-time"), QString::number(m_log.lease.count()),
                       QStringLiteral("--presence-time"), QString::number(presenceMs / m_plan.clientSpeed),
                       QStringLiteral("--messages-per-second"), QStringLiteral("0")}))
        return false;
    const SiteAddress address = *SiteAddress::fromInput(m_site.address());
    m_auditor = std::make_unique<SiteApi>(address, QTimeZone::utc());
    TeamReply macro;
    macro.name = QStringLiteral("done");
    macro.texts = {QStringLiteral("a"), QStringLiteral("b")};
    macro.category = QStringLiteral("account");
    macro.resolves = true;
    if (!await(m_auditor->signIn(auditor, LiveSite::password(), true)) || !await(m_auditor->saveTeamReply(macro)))
        return false;
    for (const QString &name : staffNames) {
        m_admins.push_back(std::make_unique<ShiftAdmin>(quint16(m_site.port()), name, m_plan, m_log));
        if (!m_admins.back()->signIn())
            return false;
    }
    for (int i = 0; i < m_crowd; ++i)
        m_publishers.push_back(std::make_unique<ShiftPublisher>(address, publisherName(i), m_plan, m_log));
    return true;
}

bool Shift::live()
{
    m_plan.onTyping = [this](RoomId room) {
        if (!m_plan.chance(0.15))
            return;
        for (const auto &publisher : m_publishers) {
            if (publisher->room() == room)
                m_plan.after(m_plan.between(0.3, 2.5), publisher.get(), [it = publisher.get()] { it->write(); });
        }
    };
    for (const auto &admin : m_admins)
        admin->arrive();
    for (const auto &publisher : m_publishers)
        publisher->comeWithin(m_plan.hours * 60 * 0.85);
    QObject shift;
    m_plan.after(m_plan.hours * 60, &shift, [this] { m_plan.isOver = true; });
    const int hours = int(qint64(m_plan.hours) * 3'600'000 / m_plan.speed);
    return QTest::qWaitFor([this] { return m_plan.isOver; }, hours + life) &&
           QTest::qWaitFor([this] { return isDone(); }, life);
}

/// Nobody has had anything to do for a while: what was on its way has come.
bool Shift::isDone()
{
    const auto done = [this] {
        return std::all_of(m_publishers.cbegin(), m_publishers.cend(),
                           [](const auto &each) { return each->isIdle(); }) &&
               std::all_of(m_admins.cbegin(), m_admins.cend(), [](const auto &each) { return each->isDone(); });
    };
    if (!done())
        m_idle.invalidate();
    else if (!m_idle.isValid())
        m_idle.start();
    return m_idle.isValid() && m_idle.hasExpired(3'000);
}

bool Shift::gather()
{
    int page = 1;
    for (bool more = true; more; ++page) {
        const auto rooms = await(m_auditor->supportRooms(page));
        if (!rooms)
            return false;
        for (const Room &room : rooms->rooms) {
            const auto detail = await(m_auditor->caseDetail(room.id));
            if (!detail)
                return false;
            const Support support = detail->room.support.value_or(Support{});
            ShiftCase one{room.id,       detail->room.publisher.id,
                          support.state, support.assignee.value_or(User{}).id,
                          detail->log,   {}};
            for (bool further = true; further;) {
                const MessageId last = one.messages.isEmpty() ? MessageId{} : one.messages.last().id;
                const auto messages = await(m_auditor->messagesAfter(room.id, last, 100));
                if (!messages)
                    return false;
                one.messages << messages->messages;
                further = messages->hasMore;
            }
            m_log.cases << one;
        }
        more = rooms->hasNext;
    }
    for (const auto &admin : m_admins) {
        m_log.queues.insert(admin->me(), admin->queue());
        m_log.spans << admin->spans();
    }
    m_log.until = QDateTime::currentDateTimeUtc();
    return true;
}

ShiftChances Shift::chances() const
{
    ShiftChances all;
    for (const auto &admin : m_admins) {
        const ShiftChances &his = admin->chances();
        all.claimsLost += his.claimsLost;
        all.stale += his.stale;
        all.dropped += his.dropped;
        all.absences += his.absences;
        all.cuts += his.cuts;
        all.pressedOffline += his.pressedOffline;
        all.macros += his.macros;
        all.releases += his.releases;
        all.ordersStopped += his.ordersStopped;
    }
    return all;
}

int Shift::reopenings() const
{
    int all = 0;
    for (const auto &publisher : m_publishers)
        all += publisher->reopenings();
    return all;
}

QStringList Shift::describe()
{
    QStringList lines;
    for (const auto &admin : m_admins)
        lines << admin->describe();
    return lines;
}

} // namespace desk
