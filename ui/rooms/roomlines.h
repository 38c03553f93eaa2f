// Conversations as a short list: beside the talk those with the same person, in the switcher the last ones.
#pragma once

#include "session/rooms.h"
#include "system/clock.h"
#include "ui/linelist.h"

#include <QAbstractListModel>

namespace desk::ui {

class RoomLineModel : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;
    void set(const QList<RoomItem> &items);
    const RoomItem &item(int row) const { return m_items.at(row); }
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_items.size()); }
    QVariant data(const QModelIndex &, int) const override { return {}; }

private:
    QList<RoomItem> m_items;
};

class RoomLines : public LineList
{
    Q_OBJECT
public:
    /// Of one person (the ads tell them apart), or of many (the names do).
    enum class Of { One, Many };
    RoomLines(Of of, const Theme &theme, const Clock &clock, QWidget *parent);
    void show(const QList<RoomItem> &items) { m_model->set(items); }
    int count() const { return m_model->rowCount(); }
    RoomId room(int row) const { return m_model->item(row).room.id; }

Q_SIGNALS:
    void roomChosen(desk::RoomId room);

private:
    RoomLines(Of of, RoomLineModel *model, const Theme &theme, const Clock &clock, QWidget *parent);

    RoomLineModel *m_model;
};

} // namespace desk::ui
