// The panel over the field in which an emoji is found by its name or picked from all of them, by keys or by pointer.
#pragma once

#include <QFrame>

class QLabel;
class QListView;

namespace desk::ui {

class EmojiModel;
class EmojiShelf;
class HintField;
struct Theme;

class EmojiPicker : public QFrame
{
    Q_OBJECT
public:
    /// Stands inside `parent`, above `below`.
    EmojiPicker(const Theme &theme, EmojiShelf &shelf, QWidget &below, QWidget *parent);
    void open();
    /// Gives the keyboard back by closed().
    void close();

Q_SIGNALS:
    void chosen(const QString &emoji);
    void closed();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void narrow();
    void place();
    void restyle();
    void tellCurrent();
    void choose(const QModelIndex &index);
    bool takeKey(QObject *watched, QKeyEvent *event);

    const Theme &m_theme;
    EmojiShelf &m_shelf;
    QWidget &m_below;
    EmojiModel *m_model;
    HintField *m_search;
    QListView *m_grid;
    QLabel *m_name;
};

} // namespace desk::ui
