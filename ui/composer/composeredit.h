// The field in which a message is written: plain text only, Enter by the person's choice, as tall as its text up to six
// lines. Knows no room and sends nothing.
#pragma once

#include <QStringList>
#include <QTextEdit>

class QMenu;

namespace desk::ui {

struct Theme;

class ComposerEdit : public QTextEdit
{
    Q_OBJECT
public:
    ComposerEdit(const Theme &theme, QWidget *parent);

    void setEnterSends(bool sends) { m_enterSends = sends; }
    void restyle();
    /// Shown while nothing is written.
    void setHint(const QString &hint);
    QString hint() const { return m_hint; }
    /// An input method holds unfinished letters: its keys are its own.
    bool isComposing() const { return m_composing; }
    /// A key that was pressed elsewhere in the conversation and writes text.
    void takeKey(QKeyEvent *event);
    QVariant loadResource(int, const QUrl &) override { return {}; }

Q_SIGNALS:
    void submitted();
    void filesGiven(const QStringList &paths); ///< dropped or pasted
    void pictureGiven(const QImage &picture);  ///< the same, where there is no file of it
    /// For the place in the text at which it was asked for; what belongs there comes first in it.
    void menuAboutToOpen(QMenu *menu, int position);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    void openMenuAtCaret();
    void openMenu(int position, const QPoint &where, bool byKey);
    void fitHeight();
    void followDirection();

    const Theme &m_theme;
    QString m_hint;
    bool m_enterSends = true;
    bool m_composing = false; ///< an input method holds unfinished letters
};

} // namespace desk::ui
