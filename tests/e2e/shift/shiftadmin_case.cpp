// What an admin does with the case before him: read, think, write; and send only what the guard lets leave.
#include "e2e/shift/shiftadmin.h"

#include "store/follow.h"

namespace desk {

void ShiftAdmin::open(RoomId room)
{
    m_room = room;
    m_case = std::make_unique<QObject>();
    Timeline &talk = m_client.open(room);
    m_guard.openRoom(room, false);
    connect(&talk, &Timeline::opened, m_case.get(), [this] { seeTalk(); });
    connect(&talk, &Timeline::changed, m_case.get(), [this] { seeTalk(); });
    connect(&talk, &Timeline::arrived, m_case.get(),
            [this](const Message &message) { m_guard.hear(message, m_client.clock().monotonic()); });
    // nothing to be seen, for a road that is cut or a case that went: he turns to another one
    m_plan.after(30, m_case.get(), [this] {
        if (!m_isWriting)
            close();
    });
    seeTalk();
}

Support ShiftAdmin::support()
{
    const auto item = m_client.room(m_room);
    return item ? item->room.support.value_or(Support{}) : Support{};
}

QSet<MessageId> ShiftAdmin::shown()
{
    QSet<MessageId> ids;
    for (const Message &message : m_client.shown().messages)
        ids.insert(message.id);
    return ids;
}

void ShiftAdmin::seeTalk()
{
    const TimelineSnapshot &talk = m_client.shown();
    m_guard.follow(talk, m_client.clock().monotonic());
    const auto item = m_client.room(m_room);
    if (!m_sent.isEmpty()) {
        for (const OutboxRow &row : talk.pending) {
            if (row.state != SendState::Refused || !m_sent.contains(row.text))
                continue;
            follow(m_client.session().takeBack(row.id), this, [this, text = row.text](const Result<QString> &taken) {
                for (ShiftAnswer &answer : m_log.answers) {
                    if (taken && answer.by == m_me && answer.text == text)
                        answer.takenBack = true;
                }
            });
            m_sent.removeAll(row.text);
        }
        for (const Message &message : talk.messages)
            m_sent.removeAll(message.text);
        if (m_sent.isEmpty())
            finishCase();
        return;
    }
    if (m_isWriting || !item || !talk.atNewest || talk.messages.isEmpty() ||
        talk.messages.last().id < item->room.lastMessageId)
        return;
    m_isWriting = true;
    m_guard.seen(talk.messages.last().id);
    m_guard.setReading(m_plan.chance(0.5), m_client.clock().monotonic()); // or he looks at something else meanwhile
    m_guard.setBegun(true);
    m_client.session().typing(m_room);
    if (m_plan.chance(0.2))
        act(m_client.session().triage()->addNote(m_room, newText(QStringLiteral("innernote"))));
    const double roll = m_plan.isOver ? 1 : m_plan.between(0, 1);
    m_act = roll < 0.03   ? Act::GoAway
            : roll < 0.06 ? Act::LoseRoad
            : roll < 0.14 ? Act::Transfer
            : roll < 0.18 ? Act::Release
            : roll < 0.30 ? Act::Macro
                          : Act::Answer;
    if (m_plan.onTyping)
        m_plan.onTyping(m_room);
    think(1, 4);
}

void ShiftAdmin::think(double from, double to)
{
    m_plan.after(m_plan.between(from, to), m_case.get(), [this] { press(); });
}

void ShiftAdmin::act(const FutureResult<void> &done)
{
    follow(done, m_day.get(), [](const Result<void> &) {});
}

/// He has written what he wants to say, or has changed his mind.
void ShiftAdmin::press()
{
    Triage *triage = m_client.session().triage();
    if (m_act == Act::GoAway) {
        ++m_chances.absences;
        return goAway(m_plan.chance(0.4) ? m_plan.between(70, 150) : m_plan.between(0.5, 20));
    }
    if (m_act == Act::LoseRoad) {
        ++m_chances.cuts;
        m_road.cut();
        m_plan.after(m_plan.between(0.5, 25), this, [this] { m_road.mend(); });
        m_act = Act::Answer;
        return think(0.1, 6);
    }
    const std::optional<User> owner = support().assignee;
    if (!owner || owner->id != m_me) { // it went from him while he was away: nothing is said into another's case
        ++m_chances.dropped;
        return close();
    }
    if (m_act == Act::Release) {
        ++m_chances.releases;
        act(triage->release(m_room));
        return close();
    }
    if (m_act == Act::Transfer) {
        QList<UserId> colleagues = m_log.admins;
        colleagues.removeAll(m_me);
        act(triage->transfer(m_room, colleagues[int(m_plan.between(0, double(colleagues.size())))],
                             newText(QStringLiteral("innerword"))));
        return close();
    }
    const TimelineSnapshot &talk = m_client.shown();
    if (!m_guard.unread(m_client.clock().monotonic()).isEmpty()) {
        ++m_chances.stale;
        m_guard.accept();
        const auto item = m_client.room(m_room);
        if (item && !talk.messages.isEmpty() && isColleague(item->room, talk.messages.last(), m_me)) {
            ++m_chances.dropped;
            return close();
        }
        return think(0.3, 1.5);
    }
    const QList<TeamReply> macros = triage->teamReplies();
    if (m_act == Act::Macro && !macros.isEmpty())
        return answer({newText(QStringLiteral("macro")), newText(QStringLiteral("macro"))}, &macros.first());
    answer({newText(QStringLiteral("answer"))}, nullptr);
}

void ShiftAdmin::answer(const QStringList &texts, const TeamReply *macro)
{
    const QSet<MessageId> seen = shown();
    m_sent = texts;
    m_isMacro = macro;
    m_guard.setBegun(false);
    const bool offline = !m_client.is(ConnectionStatus::State::Online);
    m_chances.pressedOffline += offline;
    for (const QString &text : texts)
        m_log.answers << ShiftAnswer{m_me, m_room, text, seen, QDateTime::currentDateTimeUtc(), offline, false};
    if (macro) {
        ++m_chances.macros;
        act(m_client.session().triage()->run(m_room, *macro, texts, newText(QStringLiteral("innerword"))));
    } else {
        m_client.session().send(m_room, texts.first());
    }
}

void ShiftAdmin::finishCase()
{
    Triage *triage = m_client.session().triage();
    const bool isMine = support().assignee.value_or(User{}).id == m_me;
    const double roll = m_plan.between(0, 1);
    if (isMine && !m_isMacro && roll < 0.4) {
        act(triage->resolve(m_room, newText(QStringLiteral("innerword")), triage->heard(m_room)));
    } else if (isMine && !m_isMacro && roll < 0.6) {
        ++m_chances.releases;
        act(triage->release(m_room));
    }
    QTimer::singleShot(0, m_case.get(), [this] { close(); });
}

void ShiftAdmin::close()
{
    if (!m_room.isValid())
        return;
    m_guard.setBegun(false);
    m_guard.closeRoom(m_client.clock().monotonic());
    m_case.reset();
    m_client.closeTimeline();
    m_client.session().setActiveRoom({}, false);
    m_room = {};
    m_isWriting = false;
    m_sent.clear();
    lookSoon();
}

} // namespace desk
