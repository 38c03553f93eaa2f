// A publisher's other cases: those that are open first, the earlier ones with what became of them.
#pragma once

#include "protocol/triage.h"
#include "session/rooms.h"
#include "system/clock.h"
#include "ui/context/linessection.h"

namespace desk::ui {

class CasesSection : public LinesSection
{
    Q_OBJECT
public:
    CasesSection(const Theme &theme, Settings &settings, const Clock &clock, QWidget *parent);
    /// `known`: as the site told them; `rooms`: the same person's cases here, which are newer.
    void showCases(const QList<OtherCase> &known, const QList<RoomItem> &rooms, UserId me);

Q_SIGNALS:
    void roomWanted(desk::RoomId room);

protected:
    LineFace face(int row) const override;
    void choose(int row) override;
    QString title() const override;
    QString moreText() const override;

private:
    struct Line
    {
        OtherCase told;
        int unread = 0;
    };
    QString outcome(const OtherCase &told) const;

    const Clock &m_clock;
    UserId m_me;
    QList<Line> m_cases;
};

} // namespace desk::ui
