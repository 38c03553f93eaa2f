// The hits come a page at a time: stepping past the last one asks for more.
#include "ui/search/findbar.h"

#include "ui/format.h"
#include "ui/hintfield.h"
#include "ui/icons.h"
#include "ui/look.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace desk::ui {

FindBar::FindBar(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_row(new QHBoxLayout(this)), m_field(new HintField(this)),
      m_count(new QLabel(this)), m_older(new QToolButton(this)), m_newer(new QToolButton(this)),
      m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("findBar"));
    m_field->setObjectName(QStringLiteral("findField"));
    m_field->setMaxLength(200);
    m_count->setObjectName(QStringLiteral("findCount"));
    m_count->setTextFormat(Qt::PlainText);
    setLook(*m_count, "muted");
    m_older->setObjectName(QStringLiteral("findOlder"));
    m_newer->setObjectName(QStringLiteral("findNewer"));
    m_row->addWidget(m_field, 1);
    m_row->addWidget(m_count);
    for (QToolButton *button : {m_older, m_newer, m_close})
        m_row->addWidget(button);
    m_pause.setSingleShot(true);
    m_pause.setInterval(std::chrono::milliseconds(80));
    connect(&m_pause, &QTimer::timeout, this, &FindBar::ask);
    connect(m_field, &QLineEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(m_older, &QToolButton::clicked, this, [this] { step(1); });
    connect(m_newer, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_close, &QToolButton::clicked, this, &FindBar::close);
    connect(&m_model, &SearchModel::stateChanged, this, &FindBar::take);
    followTheme();
    retranslate();
    hide();
}

void FindBar::setSession(Session *session)
{
    m_model.setSession(session);
}

void FindBar::setRoom(RoomId room)
{
    if (m_room == room)
        return;
    m_room = room;
    if (isVisible())
        close();
}

void FindBar::open(const QString &text)
{
    show();
    if (!text.isEmpty())
        m_field->setText(text);
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void FindBar::close()
{
    hide();
    m_field->clear();
    m_pause.stop();
    m_model.setQuery({});
    Q_EMIT soughtChanged({});
    Q_EMIT closed();
}

void FindBar::ask()
{
    SearchQuery query;
    query.text = m_field->text();
    if (!query.isEmpty())
        query.rooms = {m_room};
    m_at = -1;
    m_wanted = 0;
    Q_EMIT soughtChanged(m_field->text());
    m_model.setQuery(query);
}

void FindBar::step(int by)
{
    if (m_pause.isActive()) {
        m_pause.stop();
        return ask();
    }
    const int rows = m_model.rowCount();
    const int next = m_at + by;
    if (next >= rows && m_model.hasMore()) {
        m_wanted = next;
        m_model.fetchMore({});
        return;
    }
    if (rows == 0)
        return;
    m_wanted = (next + rows) % rows;
    take();
}

void FindBar::take()
{
    if (m_wanted >= 0 && m_wanted < m_model.rowCount()) {
        m_at = std::exchange(m_wanted, -1);
        Q_EMIT messageWanted(m_model.hit(m_at).message.id);
    }
    tell();
}

void FindBar::tell()
{
    const int rows = m_model.rowCount();
    const QString all = number(rows) + (m_model.hasMore() ? QStringLiteral("+") : QString());
    m_count->setText(m_model.query().isEmpty() ? QString()
                     : rows > 0 && m_at >= 0   ? tr("%1 of %2").arg(number(m_at + 1), all)
                     : m_model.isSearching()   ? tr("Searching…")
                                               : tr("Not found"));
    m_older->setEnabled(rows > 0);
    m_newer->setEnabled(rows > 0);
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        return close();
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F3:
        return step(event->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
    case Qt::Key_Up:
        return step(1);
    case Qt::Key_Down:
        return step(-1);
    default:
        QWidget::keyPressEvent(event);
    }
}

void FindBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::StyleChange)
        followTheme();
}

void FindBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.panel);
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.line);
}

void FindBar::followTheme()
{
    m_row->setContentsMargins(m_theme.px(18), m_theme.px(8), m_theme.px(12), m_theme.px(8));
    m_row->setSpacing(m_theme.px(6));
    m_older->setIcon(icon(QStringLiteral("up"), m_theme));
    m_newer->setIcon(icon(QStringLiteral("down"), m_theme));
    m_close->setIcon(icon(QStringLiteral("close"), m_theme));
    for (QToolButton *button : {m_older, m_newer, m_close})
        button->setIconSize({m_theme.px(16), m_theme.px(16)});
}

void FindBar::retranslate()
{
    m_field->setHint(tr("Find in this conversation"));
    m_field->setAccessibleName(tr("Find in this conversation"));
    const auto name = [](QToolButton &button, const QString &words) {
        button.setToolTip(plainToolTip(words));
        button.setAccessibleName(words);
    };
    name(*m_older, tr("Older"));
    name(*m_newer, tr("Newer"));
    name(*m_close, tr("Close"));
    tell();
}

} // namespace desk::ui
