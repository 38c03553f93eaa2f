// The picker's parts, keys and place.
#include "ui/composer/emojipicker.h"

#include "ui/composer/emojimodel.h"
#include "ui/composer/emojishelf.h"
#include "ui/format.h"
#include "ui/hintfield.h"
#include "ui/look.h"
#include "ui/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace desk::ui {

namespace {

constexpr int wide = 372;
constexpr int tall = 320;
constexpr int cell = 40;
constexpr int glyph = 22;
constexpr int nameTall = 20;
constexpr int mostFound = 4000; // all of them

class CellDelegate : public QStyledItemDelegate
{
public:
    CellDelegate(const Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme) {}
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QRectF box = QRectF(option.rect).adjusted(2, 2, -2, -2);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
            painter->setPen(option.state & QStyle::State_Selected ? QPen(m_theme.accent, 2) : QPen(Qt::NoPen));
            painter->setBrush(option.state & QStyle::State_Selected ? m_theme.selection : m_theme.chip);
            painter->drawRoundedRect(box, m_theme.px(8), m_theme.px(8));
        }
        painter->setFont(m_theme.font(glyph));
        painter->setPen(m_theme.ink);
        painter->drawText(option.rect, Qt::AlignCenter, index.data().toString());
        painter->restore();
    }
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {m_theme.px(cell), m_theme.px(cell)};
    }

private:
    const Theme &m_theme;
};

} // namespace

EmojiPicker::EmojiPicker(const Theme &theme, EmojiShelf &shelf, QWidget &below, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_shelf(shelf), m_below(below), m_model(new EmojiModel(this)),
      m_search(new HintField(this)), m_grid(new QListView(this)), m_name(plainLabel("muted", this))
{
    setObjectName(QStringLiteral("emojiPicker"));
    setProperty("look", QStringLiteral("popup"));
    m_search->setObjectName(QStringLiteral("emojiSearch"));
    m_grid->setObjectName(QStringLiteral("emojiGrid"));
    m_name->setObjectName(QStringLiteral("emojiName"));
    m_name->setWordWrap(false);
    m_search->setClearButtonEnabled(true);
    m_grid->setViewMode(QListView::IconMode);
    m_grid->setMovement(QListView::Static);
    m_grid->setResizeMode(QListView::Adjust);
    m_grid->setUniformItemSizes(true);
    m_grid->setMouseTracking(true);
    m_grid->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_grid->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_grid->setItemDelegate(new CellDelegate(theme, this));
    m_grid->setModel(m_model);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_search);
    column->addWidget(m_grid, 1);
    column->addWidget(m_name);
    for (QWidget *part : std::initializer_list<QWidget *>{m_search, m_grid, &below})
        part->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &EmojiPicker::narrow);
    connect(m_grid, &QListView::clicked, this, &EmojiPicker::choose);
    connect(m_grid->selectionModel(), &QItemSelectionModel::currentChanged, this, &EmojiPicker::tellCurrent);
    connect(&shelf, &EmojiShelf::ready, this, &EmojiPicker::narrow);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        if (isVisible() && now && now != this && !isAncestorOf(now))
            hide();
    });
    restyle();
    hide();
}

void EmojiPicker::open()
{
    m_search->clear();
    narrow();
    place();
    show();
    raise();
    m_search->setFocus(Qt::PopupFocusReason);
}

void EmojiPicker::close()
{
    hide();
    Q_EMIT closed();
}

void EmojiPicker::narrow()
{
    m_model->show(m_shelf.found(m_search->text(), mostFound));
    m_grid->setCurrentIndex(m_model->index(0));
    m_grid->scrollToTop();
    tellCurrent();
}

void EmojiPicker::tellCurrent()
{
    const QModelIndex index = m_grid->currentIndex();
    const QString text = index.data(Qt::AccessibleTextRole).toString();
    m_name->setText(!index.isValid() && !m_search->text().isEmpty() ? tr("No emoji has this name") : isolated(text));
}

void EmojiPicker::choose(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const QString emoji = index.data().toString();
    m_shelf.used(emoji);
    hide();
    Q_EMIT chosen(emoji);
}

void EmojiPicker::place()
{
    const QRect field(m_below.mapTo(parentWidget(), QPoint()), m_below.size());
    const int width = std::min(m_theme.px(wide), field.width());
    const int most = std::min(m_theme.px(tall), field.top() - m_theme.px(6));
    const QMargins inside = contentsMargins() + layout()->contentsMargins();
    const int around =
        inside.top() + inside.bottom() + 2 * layout()->spacing() + m_search->sizeHint().height() + m_theme.px(nameTall);
    const int height = around + (most - around) / m_theme.px(cell) * m_theme.px(cell); // whole rows
    setGeometry(QStyle::visualRect(layoutDirection(), field,
                                   QRect(field.left(), field.top() - m_theme.px(6) - height, width, height)));
}

/// False: the part's own.
bool EmojiPicker::takeKey(QObject *watched, QKeyEvent *event)
{
    const bool searching = watched == m_search;
    switch (event->key()) {
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_grid->currentIndex());
        return true;
    case Qt::Key_Down:
        if (searching)
            m_grid->setFocus(Qt::TabFocusReason);
        return searching;
    case Qt::Key_Up:
        if (!searching &&
            m_grid->visualRect(m_grid->currentIndex()).top() <= m_grid->visualRect(m_model->index(0)).top()) {
            m_search->setFocus(Qt::BacktabFocusReason);
            return true;
        }
        return searching;
    case Qt::Key_Space:
        if (!searching)
            choose(m_grid->currentIndex());
        return !searching;
    default:
        break;
    }
    if (!searching && !event->text().isEmpty() && event->text().at(0).isPrint()) { // goes on seeking
        m_search->setFocus();
        QCoreApplication::sendEvent(m_search, event);
        return true;
    }
    return false;
}

bool EmojiPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (isHidden())
        return false;
    if (watched == &m_below) {
        if (event->type() == QEvent::Move || event->type() == QEvent::Resize)
            place();
        else if (event->type() == QEvent::Hide)
            hide();
    } else if (event->type() == QEvent::ShortcutOverride) { // Esc is the window's way back otherwise
        if (static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape)
            event->accept();
    } else if (event->type() == QEvent::KeyPress) {
        return takeKey(watched, static_cast<QKeyEvent *>(event));
    }
    return false;
}

void EmojiPicker::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::StyleChange)
        restyle();
}

void EmojiPicker::restyle()
{
    setAccessibleName(tr("Emoji"));
    m_search->setHint(tr("Find an emoji by its name"));
    m_search->setAccessibleName(tr("Find an emoji by its name"));
    m_grid->setAccessibleName(tr("Emoji"));
    m_grid->setGridSize({m_theme.px(cell), m_theme.px(cell)});
    m_name->setFixedHeight(m_theme.px(nameTall)); // an Arabic one would take from the grid
    layout()->setContentsMargins(m_theme.px(10), m_theme.px(10), m_theme.px(10), m_theme.px(8));
    layout()->setSpacing(m_theme.px(6));
}

} // namespace desk::ui
