// Keys, paste and height of the field.
#include "ui/composer/composeredit.h"

#include "ui/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QContextMenuEvent>
#include <QImage>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QTextDocument>
#include <QTextOption>
#include <QUrl>

#include <cmath>

namespace desk::ui {

namespace {

constexpr int mostLines = 6;

QStringList localFiles(const QMimeData *data)
{
    QStringList paths;
    for (const QUrl &url : data->urls()) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    return paths;
}

} // namespace

ComposerEdit::ComposerEdit(const Theme &theme, QWidget *parent) : QTextEdit(parent), m_theme(theme)
{
    setAcceptRichText(false);
    setTabChangesFocus(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(this, &QTextEdit::textChanged, this, &ComposerEdit::followDirection);
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            &ComposerEdit::fitHeight);
    restyle();
}

void ComposerEdit::restyle()
{
    setFont(m_theme.font(14));
    document()->setDefaultFont(m_theme.font(14));
    document()->setDocumentMargin(m_theme.px(3));
    followDirection();
    fitHeight();
}

/// Each paragraph by its first strong letter; before there is one the caret waits where the interface begins.
void ComposerEdit::followDirection()
{
    QTextOption option = document()->defaultTextOption();
    option.setTextDirection(document()->isEmpty() ? layoutDirection() : Qt::LayoutDirectionAuto);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    if (option.textDirection() != document()->defaultTextOption().textDirection() ||
        option.wrapMode() != document()->defaultTextOption().wrapMode())
        document()->setDefaultTextOption(option);
}

void ComposerEdit::fitHeight()
{
    const qreal line = QFontMetricsF(document()->defaultFont()).lineSpacing();
    const qreal margins = 2 * document()->documentMargin();
    const qreal wanted = std::clamp(document()->size().height(), line + margins, mostLines * line + margins);
    const QMargins frame = contentsMargins() + viewportMargins();
    const int tall = int(std::ceil(wanted)) + frame.top() + frame.bottom();
    if (tall != height() || minimumHeight() != maximumHeight())
        setFixedHeight(tall);
}

void ComposerEdit::setHint(const QString &hint)
{
    m_hint = hint;
    viewport()->update();
}

/// The hint stands on the line's own baseline: Qt's placeholder moves down by what a fallback font is taller, and is
/// cut.
void ComposerEdit::paintEvent(QPaintEvent *event)
{
    QTextEdit::paintEvent(event);
    if (m_hint.isEmpty() || !document()->isEmpty() || m_composing)
        return;
    QPainter painter(viewport());
    const QFontMetrics metrics(document()->defaultFont());
    const int margin = int(document()->documentMargin());
    const QString shown = metrics.elidedText(m_hint, Qt::ElideRight, viewport()->width() - 2 * margin);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const int x = mirrored ? viewport()->width() - margin - metrics.horizontalAdvance(shown) : margin;
    painter.setFont(document()->defaultFont());
    painter.setPen(m_theme.muted);
    painter.drawText(QPoint(x, margin + metrics.ascent()), shown);
}

void ComposerEdit::resizeEvent(QResizeEvent *event)
{
    QTextEdit::resizeEvent(event);
    fitHeight();
}

void ComposerEdit::takeKey(QKeyEvent *event)
{
    setFocus();
    moveCursor(QTextCursor::End);
    QTextEdit::keyPressEvent(event);
}

void ComposerEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_F10 && event->modifiers() == Qt::ShiftModifier) { // keyboards without a menu key
        openMenuAtCaret();
        return;
    }
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!enter || m_composing) {
        QTextEdit::keyPressEvent(event);
        return;
    }
    const Qt::KeyboardModifiers held = event->modifiers() & ~Qt::KeypadModifier;
    if (held == Qt::ControlModifier || (held == Qt::NoModifier && m_enterSends)) {
        if (!event->isAutoRepeat()) // a key that is held answers no question
            Q_EMIT submitted();
    } else if (held == Qt::NoModifier || held == Qt::ShiftModifier) {
        textCursor().insertBlock(); // a paragraph of its own direction, not a soft break in the old one
        ensureCursorVisible();
    }
}

void ComposerEdit::inputMethodEvent(QInputMethodEvent *event)
{
    m_composing = !event->preeditString().isEmpty();
    QTextEdit::inputMethodEvent(event);
}

void ComposerEdit::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Mouse) // the event came through the viewport, in its coordinates
        openMenu(cursorForPosition(event->pos()).position(), event->globalPos(), false);
    else
        openMenuAtCaret();
    event->accept();
}

void ComposerEdit::openMenuAtCaret()
{
    openMenu(textCursor().position(), viewport()->mapToGlobal(cursorRect().bottomLeft()), true);
}

void ComposerEdit::openMenu(int position, const QPoint &where, bool byKey)
{
    QMenu *menu = createStandardContextMenu();
    menu->setObjectName(QStringLiteral("composerMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    Q_EMIT menuAboutToOpen(menu, position);
    menu->popup(where);
    if (byKey && !menu->activeAction()) {
        const QList<QAction *> actions = menu->actions();
        const auto first = std::find_if(actions.cbegin(), actions.cend(), [](const QAction *action) {
            return action->isEnabled() && !action->isSeparator();
        });
        if (first != actions.cend())
            menu->setActiveAction(*first);
    }
}

void ComposerEdit::focusOutEvent(QFocusEvent *event)
{
    m_composing = false;
    QTextEdit::focusOutEvent(event);
}

bool ComposerEdit::canInsertFromMimeData(const QMimeData *source) const
{
    return source->hasText() || source->hasImage() || !localFiles(source).isEmpty();
}

void ComposerEdit::insertFromMimeData(const QMimeData *source)
{
    if (const QStringList files = localFiles(source); !files.isEmpty()) {
        Q_EMIT filesGiven(files);
        return;
    }
    // A picture copied in a browser has no text of its own; a cell of a table has both, and means its text.
    if (source->hasImage() && !source->hasFormat(QStringLiteral("text/plain"))) {
        const auto picture = qvariant_cast<QImage>(source->imageData());
        if (!picture.isNull())
            Q_EMIT pictureGiven(picture);
        return;
    }
    insertPlainText(source->text());
    ensureCursorVisible();
}

} // namespace desk::ui
