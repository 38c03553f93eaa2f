// Opening, narrowing and choosing.
#include "ui/composer/replymenu.h"

#include "session/replytext.h"
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

ReplyMenu::ReplyMenu(const Theme &theme, ComposerEdit &edit, QWidget *parent)
    : QListWidget(parent), m_theme(theme), m_edit(&edit)
{
    setObjectName(QStringLiteral("replyMenu"));
    setFocusPolicy(Qt::NoFocus);
    setItemDelegate(new ReplyDelegate(theme, this));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    hide();
    edit.installEventFilter(this);
    connect(this, &QListWidget::itemClicked, this, [this](QListWidgetItem *item) { choose(row(item)); });
}

void ReplyMenu::setReplies(const QList<QuickReply> &replies)
{
    m_replies = replies;
    if (m_asked)
        narrow();
}

void ReplyMenu::follow(const QString &text)
{
    if (m_text.isEmpty() && text == QLatin1String("/"))
        m_asked = true;
    else if (!text.startsWith(QLatin1Char('/')) || text.contains(QLatin1Char('\n')))
        m_asked = false;
    m_text = text;
    m_asked ? narrow() : hide();
}

void ReplyMenu::dismiss()
{
    m_asked = false;
    m_text = m_edit ? m_edit->toPlainText() : QString();
    hide();
}

void ReplyMenu::narrow()
{
    m_shown = matching(m_replies, m_text.mid(1));
    clear();
    for (const QuickReply &reply : std::as_const(m_shown))
        ReplyDelegate::add(*this, reply);
    if (m_shown.isEmpty()) {
        hide();
        return;
    }
    setCurrentRow(0);
    place();
    show();
    raise();
    tellCurrent();
}

void ReplyMenu::place()
{
    if (!m_edit)
        return;
    const QRect field(m_edit->mapTo(parentWidget(), QPoint()), m_edit->size());
    const int rows = std::min(int(m_shown.size()), mostRows);
    const int tall = std::min(rows * sizeHintForRow(0) + edges, parentWidget()->height());
    setVerticalScrollBarPolicy(m_shown.size() > mostRows ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    const int wide = std::min(m_theme.px(widest), field.width());
    const int top = std::max(0, field.top() - m_theme.px(6) - tall);
    setGeometry(QStyle::visualRect(layoutDirection(), field, QRect(field.left(), top, wide, tall)));
}

void ReplyMenu::tellCurrent()
{
    QAccessibleEvent event(this, QAccessible::Focus);
    event.setChild(currentRow());
    QAccessible::updateAccessibility(&event);
}

void ReplyMenu::step(int by)
{
    const int count = QListWidget::count();
    setCurrentRow((currentRow() + by + count) % count);
    tellCurrent();
}

void ReplyMenu::choose(int row)
{
    if (row >= 0 && row < m_shown.size())
        Q_EMIT chosen(QuickReply(m_shown.at(row))); // a copy: the list may change meanwhile
}

/// False: the field's own.
bool ReplyMenu::takeKey(int key, Qt::KeyboardModifiers held)
{
    if (held & ~Qt::KeypadModifier)
        return false;
    switch (key) {
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

bool ReplyMenu::eventFilter(QObject *watched, QEvent *event)
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
        const auto *key = static_cast<QKeyEvent *>(event);
        if (takeKey(key->key(), key->modifiers()))
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
