// The acts on a case, in the order: may it be done, is something to be asked, do it.
#include "ui/timeline/caseacts.h"

#include "store/follow.h"
#include "ui/timeline/casestrip.h"

#include <algorithm>

namespace desk::ui {

CaseActs::CaseActs(const Theme &theme, QWidget &pane) : QObject(&pane), m_strip(new CaseStrip(theme, &pane))
{
    connect(m_strip, &CaseStrip::answered, this, &CaseActs::answer);
    connect(m_strip, &CaseStrip::closed, this, &CaseActs::done);
}

void CaseActs::setSession(Session *session)
{
    setRoom({});
    if (m_session)
        m_session->triage()->disconnect(this);
    m_session = session;
    if (!session)
        return;
    connect(session->triage(), &Triage::staffChanged, this, [this] {
        if (m_strip->knowsNobody())
            m_strip->ask(CaseStrip::Question::Transfer, {}, colleagues());
    });
}

void CaseActs::setRoom(RoomId room)
{
    if (m_room == room)
        return;
    m_room = room;
    m_strip->hide();
}

std::optional<Support> CaseActs::support() const
{
    const auto item = m_session && m_session->isStaff() && m_room.isValid() ? m_session->rooms().item(m_room)
                                                                            : std::optional<RoomItem>();
    return item && item->support ? item->room.support : std::optional<Support>();
}

bool CaseActs::isMine() const
{
    const auto now = support();
    return now && now->assignee && now->assignee->id == m_session->account().me.id;
}

bool CaseActs::can(CaseAct act) const
{
    const auto now = support();
    if (!now)
        return false;
    const bool resolved = now->state == QLatin1String("resolved");
    if (act == CaseAct::Reopen)
        return resolved;
    if (act == CaseAct::Resolve)
        return !resolved;
    if (resolved || !m_session->triage()->available())
        return false;
    switch (act) {
    case CaseAct::Claim:
        return !isMine();
    case CaseAct::Release:
        return isMine();
    case CaseAct::NoReplyNeeded:
        return now->state == QLatin1String("waiting");
    default:
        return true;
    }
}

void CaseActs::order(CaseAct act)
{
    if (!can(act))
        return;
    using Question = CaseStrip::Question;
    Triage &triage = *m_session->triage();
    switch (act) {
    case CaseAct::Claim:
        if (const auto now = support(); now->assignee)
            return m_strip->ask(Question::TakeOver, now->assignee->displayName());
        return claim(false);
    case CaseAct::Release:
        return settle(triage.release(m_room));
    case CaseAct::Transfer:
        triage.refreshStaff();
        return m_strip->ask(Question::Transfer, {}, colleagues());
    case CaseAct::Resolve:
        if (!triage.available())
            return settle(m_session->resolveSupport(m_room));
        m_seen = triage.heard(m_room);
        return m_strip->ask(Question::Resolve);
    case CaseAct::Reopen:
        return triage.available() ? m_strip->ask(Question::Reopen) : settle(m_session->reopenSupport(m_room));
    case CaseAct::NoReplyNeeded:
        return settle(triage.noReplyNeeded(m_room));
    }
}

void CaseActs::setCategory(const QString &category)
{
    if (support() && m_session->triage()->available())
        settle(m_session->triage()->setCategory(m_room, category));
}

/// Somebody may have been quicker: then it is asked whether to take it over.
void CaseActs::claim(bool takeOver)
{
    follow(m_session->triage()->claim(m_room, takeOver), this, [this, room = m_room](const Result<void> &claimed) {
        if (claimed)
            return;
        if (claimed.error().code == ErrorCode::Claimed && room == m_room)
            m_strip->ask(CaseStrip::Question::TakeOver, claimed.error().detail);
        else
            Q_EMIT failed(claimed.error());
    });
}

void CaseActs::answer(UserId to, const QString &words)
{
    if (!support())
        return;
    Triage &triage = *m_session->triage();
    switch (m_strip->question()) {
    case CaseStrip::Question::Resolve:
        return settle(triage.resolve(m_room, words, m_seen));
    case CaseStrip::Question::Reopen:
        return settle(triage.reopen(m_room, words));
    case CaseStrip::Question::Transfer:
        return settle(triage.transfer(m_room, to, words));
    case CaseStrip::Question::TakeOver:
        return claim(true);
    }
}

void CaseActs::settle(const FutureResult<void> &acting)
{
    follow(acting, this, [this](const Result<void> &acted) {
        if (!acted)
            Q_EMIT failed(acted.error());
    });
}

QList<StaffMember> CaseActs::colleagues() const
{
    QList<StaffMember> team = m_session->triage()->staff();
    const auto now = support();
    team.removeIf([&](const StaffMember &each) {
        return each.user.id == m_session->account().me.id ||
               (now && now->assignee && each.user.id == now->assignee->id);
    });
    std::stable_sort(team.begin(), team.end(),
                     [](const StaffMember &a, const StaffMember &b) { return a.isOnline > b.isOnline; });
    return team;
}

} // namespace desk::ui
