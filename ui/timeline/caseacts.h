// What staff do with the case on screen: take it, give it away, resolve it. Asks where an act needs a word, and never answers
// for the person.
#pragma once

#include "session/session.h"

#include <QObject>
#include <QPointer>

namespace desk::ui {

class CaseStrip;
struct Theme;

enum class CaseAct { Claim, Release, Transfer, Resolve, Reopen, NoReplyNeeded };

class CaseActs : public QObject
{
    Q_OBJECT
public:
    CaseActs(const Theme &theme, QWidget &pane);

    void setSession(Session *session);
    void setRoom(RoomId room); ///< 0: none. What was asked about another one is asked no more.
    CaseStrip *strip() const { return m_strip; }
    /// What can be done with this case now, by me.
    bool can(CaseAct act) const;
    void order(CaseAct act);
    void setCategory(const QString &category);

Q_SIGNALS:
    void failed(const desk::Error &error);
    void done(); ///< the keyboard may go back

private:
    std::optional<Support> support() const;
    bool isMine() const;
    void claim(bool takeOver);
    void answer(UserId to, const QString &words);
    void settle(const FutureResult<void> &acting);
    QList<StaffMember> colleagues() const;

    QPointer<Session> m_session;
    RoomId m_room;
    MessageId m_seen; ///< when it was asked whether to resolve it
    CaseStrip *m_strip;
};

} // namespace desk::ui
