// Rows as values: they are set anew when one of them changes.
#include "ui/rooms/roomlines.h"

#include "ui/format.h"
#include "ui/rooms/roomtext.h"

#include <QCoreApplication>

namespace desk::ui {

namespace {

struct Lines
{
    Q_DECLARE_TR_FUNCTIONS(RoomLines)
};

LineFace faceOf(const RoomItem &item, RoomLines::Of of, const QDateTime &now)
{
    LineFace face;
    const QString ad = item.support ? QString() : oneLine(item.room.adTitle);
    const QString last = oneLine(item.draft.isEmpty() ? item.lastText : Lines::tr("Draft: %1").arg(item.draft));
    const bool byAd = of == RoomLines::Of::One && !ad.isEmpty();
    face.title = byAd ? ad : roomTitle(item); // a line of its own: it keeps its direction, and is cut at its own end
    face.detail = byAd || ad.isEmpty() ? last : ad;
    face.trailing = listTime(item.lastAt, now);
    face.badge = item.unread > 0 ? item.unread : item.markedUnread ? 1 : 0;
    face.strong = isUnread(item);
    face.accessible = face.badge > 0
                          ? Lines::tr("%1, %2, %3, unread: %4")
                                .arg(isolated(face.title), isolated(face.detail), face.trailing, number(face.badge))
                          : Lines::tr("%1, %2, %3").arg(isolated(face.title), isolated(face.detail), face.trailing);
    return face;
}

} // namespace

void RoomLineModel::set(const QList<RoomItem> &items)
{
    if (items.size() == m_items.size()) { // the keyboard may stand here
        m_items = items;
        if (!items.isEmpty())
            Q_EMIT dataChanged(index(0), index(int(items.size()) - 1));
        return;
    }
    beginResetModel();
    m_items = items;
    endResetModel();
}

RoomLines::RoomLines(Of of, const Theme &theme, const Clock &clock, QWidget *parent)
    : RoomLines(of, new RoomLineModel, theme, clock, parent)
{
}

RoomLines::RoomLines(Of of, RoomLineModel *model, const Theme &theme, const Clock &clock, QWidget *parent)
    : LineList(
          *model, [model, of, &clock](int row) { return faceOf(model->item(row), of, clock.now()); }, 2, theme, parent),
      m_model(model)
{
    model->setParent(this);
    connect(this, &LineList::chosen, this, [this](int row) { Q_EMIT roomChosen(room(row)); });
}

} // namespace desk::ui
