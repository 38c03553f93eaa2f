// A short list, as high as its rows: walked by arrows, chosen by Enter or a click. What a row says
// comes from its owner.
#pragma once

#include "ui/theme.h"

#include <QListView>

#include <functional>

namespace desk::ui {

struct LineFace
{
    QString title;
    QString detail = {};   ///< the second line; a list has one in all of its rows or in none
    QString trailing = {}; ///< beside the title
    int badge = 0;         ///< unread
    bool strong = false;   ///< the title
    QString icon = {};     ///< at the trailing edge: a click there is `iconClicked`
    QString accessible = {};
    QString tip = {}; ///< what may be cut in the row, plain
};

class LineList : public QListView
{
    Q_OBJECT
public:
    using FaceOf = std::function<LineFace(int row)>;
    /// `faceOf` is asked for rows of the model alone. `lines`: 1 or 2.
    LineList(QAbstractItemModel &model, FaceOf faceOf, int lines, const Theme &theme, QWidget *parent);
    /// What the rows say has changed: language, time.
    void refresh();

Q_SIGNALS:
    void chosen(int row);
    void iconClicked(int row);
    void menuWanted(int row, const QPoint &globalPosition);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    int rowHeight() const;
    void fit();
    int rowAt(const QPoint &position) const;

    const Theme &m_theme;
    FaceOf m_faceOf;
    int m_lines;
};

} // namespace desk::ui
