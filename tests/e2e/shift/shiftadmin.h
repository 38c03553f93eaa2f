// One admin of the shift: a client's core, and a person before it who does what its queue shows him, by seed.
#pragma once

#include "e2e/livesite.h"
#include "e2e/shift/shiftplan.h"
#include "e2e/shift/shiftroad.h"
#include "models/replyguard.h"

namespace desk {

/// How often what nobody can plan has happened.
struct ShiftChances
{
    int claimsLost = 0;     ///< a colleague was faster
    int stale = 0;          ///< somebody wrote while I was writing: the guard has asked
    int dropped = 0;        ///< the answer was not sent: a colleague's stood there, or the case was his
    int absences = 0;       ///< the client was ended with a case
    int cuts = 0;           ///< the road was cut with a case
    int pressedOffline = 0; ///< of those: sent meanwhile
    int macros = 0;
    int releases = 0;
    int ordersStopped = 0;
};

class ShiftAdmin : public QObject
{
public:
    ShiftAdmin(quint16 site, const QString &name, ShiftPlan &plan, ShiftLog &log);

    bool signIn();
    /// His program has begun, and he sits down before it.
    void arrive();
    /// There, and nothing of his is under way.
    bool isDone();
    UserId me() const { return m_me; }
    QSet<RoomId> queue();
    QList<ShiftSpan> spans() const { return m_road.spans(m_me); }
    const ShiftChances &chances() const { return m_chances; }
    QString describe();

private:
    enum class Act { Answer, Macro, Transfer, Release, GoAway, LoseRoad };

    void goAway(double minutes);
    void seeRoom(const RoomItem &item);
    // before a case
    void look();
    void lookSoon() { lookWithin(0.2, 0.6); }
    void lookWithin(double from, double to);
    struct Choice
    {
        RoomId room;
        bool takesOver = false;
    };
    std::optional<Choice> choose();
    void claim(const Choice &choice);
    // with a case
    void open(RoomId room);
    void seeTalk();
    void think(double from, double to);
    void press();
    void answer(const QStringList &texts, const TeamReply *macro);
    void finishCase();
    void close();
    Support support();
    QSet<MessageId> shown();
    /// The acts of a case that need no answer; what they end with is seen in the queue.
    void act(const FutureResult<void> &done);
    QString newText(const QString &kind)
    {
        return QStringLiteral("%1 %2 of %3").arg(kind).arg(++m_written).arg(m_name);
    }

    QString m_name;
    ShiftPlan &m_plan;
    ShiftLog &m_log;
    ShiftRoad m_road;
    LiveClient m_client;
    UserId m_me;
    std::unique_ptr<QObject> m_day; ///< while the program runs: what belongs to it ends with it
    bool m_isAsking = false;
    quint64 m_lookTurn = 0; ///< an older timer looks no more
    // the case before him
    RoomId m_room;
    std::unique_ptr<QObject> m_case; ///< what belongs to it ends with it
    ReplyGuard m_guard;
    bool m_isWriting = false;
    Act m_act = Act::Answer;
    QStringList m_sent; ///< until it stands in the talk
    bool m_isMacro = false;
    int m_written = 0;
    ShiftChances m_chances;
};

} // namespace desk
