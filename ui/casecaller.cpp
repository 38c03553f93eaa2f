// When it looks, and the words of the call.
#include "ui/casecaller.h"

#include "models/casequeue.h"
#include "system/quiet.h"
#include "ui/format.h"
#include "ui/rooms/roomtext.h"

namespace desk::ui {

namespace {
constexpr std::chrono::minutes pause{1};
constexpr int mostNames = 4;
const QString tag = QStringLiteral("unclaimed cases");
} // namespace

CaseCaller::CaseCaller(Settings &settings, Clock &clock, Notifications &notifications, QObject *parent)
    : QObject(parent), m_settings(settings), m_clock(clock), m_notifications(notifications)
{
    connect(&notifications, &Notifications::activated, this, [this](const QString &which) {
        if (which != tag || m_called.isEmpty())
            return;
        const RoomId first = m_called.first();
        withdraw();
        Q_EMIT openWanted(first);
    });
    connect(&notifications, &Notifications::closed, this, [this](const QString &which) {
        if (which == tag)
            m_called.clear();
    });
}

void CaseCaller::setSession(Session *session)
{
    if (m_session == session)
        return;
    if (m_session) {
        m_session->rooms().disconnect(this);
        m_session->triage()->disconnect(this);
    }
    withdraw();
    m_session = session;
    m_alert = {};
    ++m_wait;
    if (!session)
        return;
    connect(&session->rooms(), &Rooms::itemChanged, this, &CaseCaller::follow);
    connect(session->triage(), &Triage::availableChanged, this, &CaseCaller::wait);
    wait();
}

/// For staff alone, and where the site knows who has a case.
void CaseCaller::wait()
{
    ++m_wait;
    if (!m_session->isStaff() || !m_session->triage()->available())
        return;
    m_clock.after(pause, this, [this, wait = m_wait] {
        if (wait == m_wait && m_session)
            look();
    });
}

void CaseCaller::look()
{
    const bool quiet = !m_settings.notificationsEnabled() || isQuiet(m_settings, m_clock.now());
    const CaseAlert::Rules rules{std::chrono::minutes(m_settings.caseAlertAfter()),
                                 std::chrono::minutes(m_settings.caseAlertEvery()), quiet};
    call(m_alert.due(m_session->rooms().itemsThat(isUnclaimed), rules, m_clock.now()));
    wait();
}

void CaseCaller::call(const QList<RoomId> &rooms)
{
    if (rooms.isEmpty())
        return;
    m_called = rooms;
    QStringList names;
    for (const RoomId room : rooms.first(std::min<qsizetype>(rooms.size(), mostNames)))
        names << isolated(roomTitle(*m_session->rooms().item(room)));
    QString body = names.join(tr(", ", "between names"));
    if (rooms.size() > mostNames)
        body += QStringLiteral(" …");
    if (!m_settings.notificationPreview())
        body.clear();
    m_notifications.show(Notice{tag,
                                tr("%Ln case(s) wait and nobody has them", nullptr, int(rooms.size())),
                                body,
                                {},
                                m_settings.notificationSound()});
}

/// Somebody has taken it, or it waits no more.
void CaseCaller::follow(const RoomItem &item)
{
    if (!m_called.contains(item.room.id) || isUnclaimed(item))
        return;
    m_called.removeAll(item.room.id);
    if (m_called.isEmpty())
        m_notifications.close(tag);
}

void CaseCaller::withdraw()
{
    if (!m_called.isEmpty())
        m_notifications.close(tag);
    m_called.clear();
}

} // namespace desk::ui
