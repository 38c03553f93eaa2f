// The sheet of shortcuts.
#include "ui/shortcutsheet.h"

#include "ui/actions.h"
#include "ui/look.h"

#include <QFrame>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace desk::ui {

ShortcutSheet::ShortcutSheet(const Actions &actions, const Theme &theme, QWidget *parent)
    : QWidget(parent), m_actions(actions), m_theme(theme)
{
    setObjectName(QStringLiteral("shortcutSheet"));
    setFocusPolicy(Qt::StrongFocus);
    new QVBoxLayout(this);
    parent->installEventFilter(this);
    hide();
}

void ShortcutSheet::open()
{
    fill();
    setGeometry(parentWidget()->rect());
    raise();
    show();
    setFocus(Qt::OtherFocusReason);
}

void ShortcutSheet::fill()
{
    delete m_sheet;
    m_sheet = new QFrame(this);
    m_sheet->setObjectName(QStringLiteral("sheet"));
    auto *grid = new QGridLayout(m_sheet);
    grid->setContentsMargins(28, 22, 28, 24);
    grid->setHorizontalSpacing(28);
    grid->setVerticalSpacing(8);
    QLabel *title = plainLabel("title", m_sheet);
    title->setText(tr("Shortcuts"));
    title->setContentsMargins(0, 0, 0, 10);
    grid->addWidget(title, 0, 0, 1, 4);
    QList<ActionEntry> offered;
    for (const ActionEntry &entry : actionTable()) {
        if (m_actions.isOffered(entry.id))
            offered << entry;
    }
    const int half = int(offered.size() + 1) / 2; // side by side: a low window shows them all
    int place = 0;
    const auto add = [&](const QString &words, const QString &keys) {
        QLabel *text = plainLabel("", m_sheet);
        text->setWordWrap(false);
        text->setText(words);
        QLabel *key = plainLabel("", m_sheet);
        key->setObjectName(QStringLiteral("keyHint"));
        key->setWordWrap(false);
        key->setText(keys);
        grid->addWidget(text, 1 + place % half, place / half * 2);
        grid->addWidget(key, 1 + place % half, place / half * 2 + 1, Qt::AlignTrailing | Qt::AlignVCenter);
        ++place;
    };
    for (const ActionEntry &entry : std::as_const(offered))
        add(Actions::text(entry), Actions::keyText(entry));
    layout()->addWidget(m_sheet);
    layout()->setAlignment(m_sheet, Qt::AlignCenter);
    setAccessibleName(tr("Shortcuts"));
}

void ShortcutSheet::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QColor veil = m_theme.rail;
    veil.setAlpha(150);
    painter.fillRect(rect(), veil);
}

void ShortcutSheet::mousePressEvent(QMouseEvent *)
{
    hide();
    Q_EMIT closed();
}

void ShortcutSheet::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape && event->key() != Qt::Key_F1 && event->key() != Qt::Key_Return)
        return QWidget::keyPressEvent(event);
    hide();
    Q_EMIT closed();
}

bool ShortcutSheet::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && isVisible())
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

} // namespace desk::ui
