// A line for each entry; choosing one leads to its place in the talk.
#include "ui/context/logsection.h"

#include "models/caselines.h"
#include "ui/casewords.h"
#include "ui/format.h"

namespace desk::ui {

namespace {
constexpr int atFirst = 8;
constexpr qsizetype longestShown = 120; // of a note or a reason: the whole of it stands in the talk
} // namespace

LogSection::LogSection(const Theme &theme, Settings &settings, const Clock &clock, QWidget *parent)
    : LinesSection("caseLog", atFirst, theme, settings, parent), m_clock(clock)
{
}

void LogSection::showLog(RoomId room, const QList<CaseLine> &log, bool more, UserId me)
{
    if (room != m_room)
        startOver();
    m_room = room;
    m_me = me;
    m_log = QList<CaseLine>(log.crbegin(), log.crend());
    showLines(int(m_log.size()), more);
}

LineFace LogSection::face(int row) const
{
    const CaseLine &line = m_log.at(row);
    LineFace face;
    face.title = caseEvent(caseRow(line, m_me), longestShown);
    face.detail = !line.pending                 ? moment(line.entry.at, m_clock.now())
                  : line.error && !line.retries ? tr("Not stored")
                                                : tr("Waits to be stored");
    face.accessible = tr("%1, %2").arg(face.title, face.detail);
    face.tip = face.title;
    return face;
}

void LogSection::choose(int row)
{
    const MessageId after = m_log.at(row).entry.after;
    if (after.isValid())
        Q_EMIT messageWanted(after);
}

void LogSection::fetchMore()
{
    Q_EMIT moreWanted();
}

QString LogSection::title() const
{
    return tr("Who did what");
}

QString LogSection::moreText() const
{
    return tr("Earlier entries");
}

} // namespace desk::ui
