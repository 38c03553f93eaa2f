// One conversation on screen: a window of rows over a TimelineModel, measured only where it is seen. Owns the place,
// the selection and the keys; asks the timeline for more near its ends. Sends nothing and opens nothing: it says what
// was clicked.
#pragma once

#include "ui/timeline/layoutcache.h"
#include "ui/timeline/messagedelegate.h"
#include "ui/timeline/scrollanchor.h"
#include "ui/timeline/textselection.h"

#include <QAbstractScrollArea>
#include <QBasicTimer>
#include <QPersistentModelIndex>
#include <QVariantAnimation>

namespace desk {
class TimelineModel;
}

namespace desk::ui {

class JumpButton;
class PictureStock;
struct PictureRef;

class TimelineView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    TimelineView(const Theme &theme, QWidget *parent = nullptr);

    /// Not owned; must outlive the view or be replaced.
    void setModel(TimelineModel *model);
    TimelineModel *model() const { return m_model; }
    void setZone(const QTimeZone &zone);
    void setToday(const QDate &today);
    /// What stands in the middle while there is no row.
    void setEmptyText(const QString &title, const QString &hint);
    /// Where pictures come from; not owned. None: every picture is shown as a file.
    void setPictures(PictureStock *pictures);
    /// Folded words that are marked wherever they stand.
    void setSought(const QStringList &words);
    /// Theme, text size or language changed.
    void restyle();

    /// In the viewport; empty: not visible.
    QRect rowRect(int row) const;
    /// The bubble of a visible row, in the viewport.
    QRect bubbleRect(int row) const;
    int rowAt(const QPoint &position) const;
    int currentRow() const { return m_current.row(); }
    void setCurrentRow(int row);
    bool isAtNewest() const;
    int newCount() const;
    QString selectedText() const;
    QString rowSentence(int row) const;
    bool showsPicture(int row) const;
    JumpButton *jumpButton() const { return m_jump; }
    const LayoutCache &layouts() const { return m_layouts; }

public Q_SLOTS:
    void jumpToNewest();
    void jumpTo(desk::MessageId message);
    void copy();

Q_SIGNALS:
    void linkActivated(const QUrl &url);
    void attachmentActivated(const desk::Attachment &attachment);
    void pictureActivated(desk::MessageId message);
    void saveRequested(const desk::Attachment &attachment);
    void retryRequested(desk::OutboxId row);
    void editRequested(desk::OutboxId row);
    void takeBackRequested(desk::OutboxId row);
    void noteRetryRequested(const QUuid &nonce);
    void noteEditRequested(const QUuid &nonce);
    /// The highest message seen in the focused window so far; grows only.
    void seenUpTo(desk::MessageId message);
    void newestInViewChanged();

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    // the model
    void rowsReset();
    void rowsInserted(int first, int last);
    void rowsRemoved(int first, int last);
    void rowsChanged(int first, int last);
    void somebodyWrote();
    bool goToPending();
    void openingPlace();
    // the place
    void updateContext();
    void moved();
    void updateBar();
    void placeJumpButton();
    void scrollPixels(int pixels);
    void askForMore();
    void reportSeen();
    void pageBy(int direction);
    void moveCurrent(int step);
    // the pointer
    RowHit hitAt(const QPoint &position, int *row) const;
    void updateHover(const QPoint &position);
    void activate(int row, const RowHit &hit);
    void activateCurrent();
    void extendSelectionTo(const QPoint &position);
    void paintEmpty(QPainter &painter) const;
    // pictures
    static PictureRef pictureOf(const TimelineRow &row);
    PictureFace faceOf(const TimelineRow &row) const;
    void pictureChanged(const PictureRef &picture);
    void askForPictures();
    void boundPictures();

    const Theme &m_theme;
    TimelineModel *m_model = nullptr;
    LayoutCache m_layouts;
    ScrollAnchor m_anchor;
    JumpButton *m_jump;
    QVariantAnimation *m_wheel;
    int m_wheelDone = 0;
    bool m_following = true; ///< stands at the newest and stays there
    bool m_untouched = true; ///< stands where it opened; nobody has moved it yet
    bool m_updatingBar = false;
    bool m_askQueued = false;
    bool m_newestPending = false;
    MessageId m_targetPending;
    MessageId m_seen;
    bool m_newestInView = false;
    int m_new = 0;
    TextSelection m_selection;
    bool m_selecting = false;
    QPoint m_pressedAt;
    QPoint m_pointer;
    int m_pressedRow = -1;
    QBasicTimer m_autoScroll;
    QPersistentModelIndex m_current;
    QPersistentModelIndex m_hoveredAction;
    QStringList m_sought;
    QString m_emptyTitle;
    QString m_emptyHint;
    PictureStock *m_pictures = nullptr;
};

} // namespace desk::ui
