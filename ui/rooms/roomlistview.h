// The list of conversations: a view over RoomFilter that never moves anything under the pointer.
#pragma once

#include "models/roomfilter.h"
#include "system/clock.h"
#include "ui/rooms/roomselection.h"
#include "ui/rooms/roomtext.h"
#include "ui/theme.h"

#include <QListView>
#include <QTimer>

namespace desk::ui {

class RoomDelegate;
class RoomPresentation;

class RoomListView : public QListView
{
    Q_OBJECT
public:
    RoomListView(RoomFilter &filter, const Theme &theme, const Clock &clock, QWidget *parent = nullptr);

    void setOpenRoom(RoomId room);
    RoomId openRoom() const { return m_open; }
    void setStaff(const std::optional<StaffView> &staff);
    /// After the filter's options changed.
    void keepOpenRoom();
    /// What an order is about: the chosen rooms; when the list shows none of them, the one on which the keyboard stands or
    /// the open one.
    QList<RoomId> chosenRooms() const;
    /// Only the open room is chosen again. Where it is no longer listed the keyboard stays near `row`.
    void chooseOpenRoom(int row = -1);
    /// The room above or below the open one; with `unreadOnly` the next that has unread messages.
    void step(int by, bool unreadOnly = false);

Q_SIGNALS:
    void roomChosen(desk::RoomId room);
    void talkWanted();                             ///< by click or Enter: the person means to write
    void menuWanted(const QPoint &globalPosition); ///< for the chosen rooms

protected:
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    /// The selection is RoomSelection's.
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex &, const QEvent *) const override
    {
        return QItemSelectionModel::NoUpdate;
    }
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum class Stop { Room, News, RoomOrFolded };
    void choose(const QModelIndex &index);
    void restoreCurrent();
    int currentRow() const; ///< -1: none
    /// -1: none that way
    int nextRow(int from, int by, Stop stop) const;
    int rowWanted(int key) const;
    void moveTo(int row, Qt::KeyboardModifiers modifiers);
    /// By an arrow to the side. False: there is nothing to fold.
    bool foldBy(bool outwards);
    void setFolded(AdId ad, bool folded);
    void wantMenu(int row, const QPoint &globalPosition);

    RoomFilter &m_filter;
    RoomDelegate *m_delegate;
    RoomPresentation *m_presentation;
    RoomSelection m_selection;
    RoomId m_open;
    QTimer m_minute; ///< waiting times and "yesterday" grow old by themselves
};

} // namespace desk::ui
