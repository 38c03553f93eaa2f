// The log of a case: who did what, the newest first.
#pragma once

#include "session/triage.h"
#include "system/clock.h"
#include "ui/context/linessection.h"

namespace desk::ui {

class LogSection : public LinesSection
{
    Q_OBJECT
public:
    LogSection(const Theme &theme, Settings &settings, const Clock &clock, QWidget *parent);
    /// `log`: the oldest first, as Triage gives it. `more`: older entries are not stored here.
    void showLog(RoomId room, const QList<CaseLine> &log, bool more, UserId me);

Q_SIGNALS:
    void messageWanted(desk::MessageId message);
    void moreWanted();

protected:
    LineFace face(int row) const override;
    void choose(int row) override;
    void fetchMore() override;
    QString title() const override;
    QString moreText() const override;

private:
    const Clock &m_clock;
    RoomId m_room;
    UserId m_me;
    QList<CaseLine> m_log; ///< the newest first
};

} // namespace desk::ui
