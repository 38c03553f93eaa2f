// What the site told of a case, with what is known here laid over it.
#include "ui/context/casessection.h"

#include "ui/casewords.h"
#include "ui/format.h"

#include <algorithm>
#include <tuple>

namespace desk::ui {

namespace {

constexpr int atFirst = 5;
constexpr QLatin1String resolved{"resolved"};

} // namespace

CasesSection::CasesSection(const Theme &theme, Settings &settings, const Clock &clock, QWidget *parent)
    : LinesSection("personCases", atFirst, theme, settings, parent), m_clock(clock)
{
}

void CasesSection::showCases(const QList<OtherCase> &known, const QList<RoomItem> &rooms, UserId me)
{
    m_me = me;
    const auto before = m_cases;
    m_cases.clear();
    for (const OtherCase &told : known)
        m_cases.append({told, 0});
    for (const RoomItem &item : rooms) {
        if (!item.room.support)
            continue;
        const Support &support = *item.room.support;
        auto line = std::find_if(m_cases.begin(), m_cases.end(),
                                 [&item](const Line &each) { return each.told.room == item.room.id; });
        if (line == m_cases.end()) {
            OtherCase fresh;
            fresh.room = item.room.id;
            fresh.openedAt = support.openedAt.isValid() ? support.openedAt : item.room.createdAt;
            line = m_cases.insert(m_cases.end(), {fresh, 0});
        }
        line->unread = item.unread > 0 ? item.unread : item.markedUnread ? 1 : 0;
        line->told.subject = support.subject;
        line->told.category = support.category;
        if (line->told.state != support.state) { // it was resolved, or reopened, since the site was asked
            line->told.outcome.clear();
            line->told.resolvedBy.reset();
            line->told.resolvedAt = support.resolvedAt;
        }
        line->told.state = support.state;
    }
    const auto order = [](const Line &line) {
        return std::tuple(line.told.state != resolved, line.told.openedAt, line.told.room);
    };
    std::sort(m_cases.begin(), m_cases.end(), [&order](const Line &a, const Line &b) { return order(a) > order(b); });
    if (before.size() != m_cases.size())
        startOver();
    showLines(int(m_cases.size()));
}

QString CasesSection::outcome(const OtherCase &told) const
{
    const QString opened = shortDate(told.openedAt, m_clock.now());
    if (told.state != resolved) {
        const QString state = caseStateText(told.state);
        //: a case's state and since when it is there, as in "Waiting for an answer · opened 12 Nov"
        return state.isEmpty() ? tr("Opened %1").arg(opened) : tr("%1 · opened %2").arg(state, opened);
    }
    const QString reason = isolated(oneLine(told.outcome));
    const bool reasoned = !oneLine(told.outcome).isEmpty();
    if (!told.resolvedBy)
        return reasoned ? tr("Resolved: %1").arg(reason) : tr("Resolved");
    if (told.resolvedBy->id == m_me)
        return reasoned ? tr("Resolved by you: %1").arg(reason) : tr("Resolved by you");
    const QString by = isolated(oneLine(told.resolvedBy->displayName()));
    return reasoned ? tr("Resolved by %1: %2").arg(by, reason) : tr("Resolved by %1").arg(by);
}

LineFace CasesSection::face(int row) const
{
    const Line &line = m_cases.at(row);
    LineFace face;
    const QString subject = oneLine(line.told.subject);
    const QString category = categoryText(line.told.category);
    face.title = !subject.isEmpty() ? subject : !category.isEmpty() ? category : tr("Case");
    face.detail = outcome(line.told);
    face.trailing = line.told.state == resolved ? shortDate(line.told.openedAt, m_clock.now()) : QString();
    face.badge = line.unread;
    face.strong = line.told.state != resolved;
    QStringList said{isolated(face.title), face.detail};
    if (!face.trailing.isEmpty())
        said << tr("opened %1").arg(face.trailing);
    if (face.badge > 0)
        said << tr("unread: %1").arg(number(face.badge));
    face.accessible = said.join(tr(", "));
    return face;
}

void CasesSection::choose(int row)
{
    Q_EMIT roomWanted(m_cases.at(row).told.room);
}

QString CasesSection::title() const
{
    return tr("Other cases");
}

QString CasesSection::moreText() const
{
    return tr("Earlier cases");
}

} // namespace desk::ui
