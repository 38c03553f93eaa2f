// Place and keys of the list.
#include "ui/composer/completionmenu.h"

#include "ui/composer/composeredit.h"
#include "ui/composer/replydelegate.h"
#include "ui/theme.h"

#include <QAccessible>
#include <QKeyEvent>

namespace desk::ui {

namespace {

constexpr int mostRows = 6;
constexpr int widest = 420;
constexpr int edges = 10; // border and padding of the style sheet, above and below

} // namespace

CompletionMenu::CompletionMenu(const Theme &theme, ComposerEdit &edit, QWidget *parent)
    : QListWidget(parent), m_theme(theme), m_edit(&edit)
{
    setProperty("look", QStringLiteral("completion"));
    setFocusPolicy(Qt::NoFocus);
    setItemDelegate(new ReplyDelegate(theme, this));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    hide();
    edit.installEventFilter(this);
    connect(this, &QListWidget::itemClicked, this, [this](QListWidgetItem *item) { choose(row(item)); });
}

void CompletionMenu::dismiss()
{
    hide();
}

void CompletionMenu::present()
{
    if (count() == 0) {
        hide();
        return;
    }
    setCurrentRow(0);
    place();
    show();
    raise();
    tellCurrent();
}

void CompletionMenu::place()
{
    if (!m_edit)
        return;
    const QRect field(m_edit->mapTo(parentWidget(), QPoint()), m_edit->size());
    const int rows = std::min(count(), mostRows);
    const int tall = std::min(rows * sizeHintForRow(0) + edges, parentWidget()->height());
    setVerticalScrollBarPolicy(count() > mostRows ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    const int wide = std::min(m_theme.px(widest), field.width());
    const int top = std::max(0, field.top() - m_theme.px(6) - tall);
    setGeometry(QStyle::visualRect(layoutDirection(), field, QRect(field.left(), top, wide, tall)));
}

void CompletionMenu::tellCurrent()
{
    QAccessibleEvent event(this, QAccessible::Focus);
    event.setChild(currentRow());
    QAccessible::updateAccessibility(&event);
}

void CompletionMenu::step(int by)
{
    setCurrentRow((currentRow() + by + count()) % count());
    tellCurrent();
}

bool CompletionMenu::takeKey(const QKeyEvent &key)
{
    if (key.modifiers() & ~Qt::KeypadModifier)
        return false;
    switch (key.key()) {
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
        choose(currentRow());
        return true;
    case Qt::Key_Escape:
        dismiss();
        return true;
    default:
        return false;
    }
}

bool CompletionMenu::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_edit)
        return QListWidget::eventFilter(watched, event);
    if (isHidden() || m_edit->isComposing())
        return false;
    switch (event->type()) {
    case QEvent::ShortcutOverride: // Esc is the window's way back otherwise
        if (static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape)
            event->accept();
        break;
    case QEvent::KeyPress: {
        if (takeKey(*static_cast<QKeyEvent *>(event)))
            return true;
        break;
    }
    case QEvent::FocusOut:
        if (static_cast<QFocusEvent *>(event)->reason() != Qt::ActiveWindowFocusReason)
            dismiss();
        break;
    case QEvent::Hide:
        dismiss();
        break;
    case QEvent::Move:
    case QEvent::Resize:
        place();
        break;
    default:
        break;
    }
    return false;
}

} // namespace desk::ui
