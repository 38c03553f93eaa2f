// The list of conversations: a view over RoomFilter that never moves anything under the pointer.
#pragma once

#include "models/roomfilter.h"
#include "system/clock.h"
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
    void setStaff(bool staff);
    /// After the filter's options changed.
    void keepOpenRoom();
    /// The room above or below the open one; with `unreadOnly` the next that has unread messages.
    void step(int by, bool unreadOnly = false);

Q_SIGNALS:
    void roomChosen(desk::RoomId room);
    void talkWanted(); ///< by click or Enter: the person means to write

protected:
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void choose(const QModelIndex &index);
    void restoreCurrent();
    /// -1: none that way
    int nextRow(int from, int by, bool unreadOnly) const;

    RoomFilter &m_filter;
    RoomDelegate *m_delegate;
    RoomPresentation *m_presentation;
    RoomId m_open;
    QTimer m_minute; ///< waiting times and "yesterday" grow old by themselves
};

} // namespace desk::ui
