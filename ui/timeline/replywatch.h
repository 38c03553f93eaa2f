// Watches the open room while a reply is being typed: joins the guard, the strip and the composer. What a colleague
// answers in the same case is told at once; what the reply does not know of is shown before it leaves.
#pragma once

#include "models/replyguard.h"
#include "ui/timeline/replystrip.h"

#include <QPointer>

namespace desk {
class Clock;
class Session;
} // namespace desk

namespace desk::ui {

class Composer;

class ReplyWatch : public QObject
{
    Q_OBJECT
public:
    ReplyWatch(const Theme &theme, const Clock &clock, Composer &composer, QWidget *parent);

    ReplyStrip *strip() const { return m_strip; }
    void setSession(Session *session);
    /// After the composer was given the room's draft.
    void openRoom(Timeline &timeline);
    void closeRoom();
    /// Whether the end of the talk stands in the focused window.
    void setReading(bool reading);
    void seen(MessageId upTo) { m_guard.seen(upTo); }
    /// The reply that is being left behind does not know of everything that was said.
    bool isOvertaken() const;
    /// Takes the strip away; false: there was none.
    bool dismiss();

private:
    bool mayLeave();
    void follow();
    void followDraft();
    void tellColleague(const Message &message);
    QString nameOf(const Message &message) const;
    bool isColleague(const Message &message) const;
    void say(const QString &title, const QList<Message> &messages, bool asks);

    const Clock &m_clock;
    Composer &m_composer;
    QPointer<Session> m_session;
    QPointer<Timeline> m_timeline;
    ReplyGuard m_guard;
    ReplyStrip *m_strip;
    MessageId m_told; ///< of colleagues' answers
};

} // namespace desk::ui
