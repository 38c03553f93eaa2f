// The strip's parts and words.
#include "ui/timeline/replystrip.h"

#include "ui/format.h"
#include "ui/icons.h"
#include "ui/look.h"
#include "ui/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace desk::ui {

namespace {

constexpr qsizetype longestShown = 240; // of one message: the whole of it stands in the talk

QString shownText(const QString &said)
{
    const QString line = oneLine(said);
    return line.size() > longestShown ? line.left(longestShown).trimmed() + QChar(0x2026) : line;
}

} // namespace

ReplyStrip::ReplyStrip(const Theme &theme, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_icon(new QLabel(this)), m_title(plainLabel("strong", this)),
      m_lines(new QVBoxLayout), m_more(plainLabel("", this)), m_hint(plainLabel("", this)),
      m_send(lookButton("bannerlink", this)), m_back(lookButton("bannerlink", this))
{
    setObjectName(QStringLiteral("banner"));
    m_send->setObjectName(QStringLiteral("stripSend"));
    m_back->setObjectName(QStringLiteral("stripBack"));
    m_send->setFocusPolicy(Qt::TabFocus);
    m_back->setFocusPolicy(Qt::TabFocus);
    m_lines->setSpacing(0);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_hint, 1);
    buttons->addWidget(m_send);
    buttons->addWidget(m_back);
    auto *column = new QVBoxLayout;
    column->setSpacing(2);
    column->addWidget(m_title);
    column->addLayout(m_lines);
    column->addWidget(m_more);
    column->addLayout(buttons);
    auto *row = new QHBoxLayout(this);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(column, 1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(m_send, &QPushButton::clicked, this, &ReplyStrip::sendWanted);
    connect(m_back, &QPushButton::clicked, this, &ReplyStrip::backWanted);
    restyle();
    hide();
}

void ReplyStrip::say(const Words &words, bool asks)
{
    m_asks = asks;
    m_title->setText(words.title);
    while (m_said.size() < words.said.size()) {
        m_said << plainLabel("", this); // a label each: every message keeps its own direction
        m_lines->addWidget(m_said.last());
    }
    for (qsizetype i = 0; i < m_said.size(); ++i) {
        m_said.at(i)->setText(shownText(words.said.value(i)));
        m_said.at(i)->setVisible(i < words.said.size());
    }
    m_more->setText(words.more);
    m_more->setVisible(!words.more.isEmpty());
    m_hint->setVisible(asks);
    m_send->setVisible(asks);
    restyle();
    setAccessibleName(this->words());
    show();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void ReplyStrip::clear()
{
    if (m_send->hasFocus() || m_back->hasFocus())
        Q_EMIT backWanted();
    m_asks = false;
    hide();
}

QString ReplyStrip::words() const
{
    QStringList lines{m_title->text()};
    for (const QLabel *label : m_said) {
        if (!label->isHidden())
            lines << label->text();
    }
    for (const QLabel *label : {m_more, m_hint}) {
        if (!label->isHidden())
            lines << label->text();
    }
    return lines.join(QLatin1Char('\n'));
}

void ReplyStrip::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::StyleChange)
        restyle();
}

void ReplyStrip::restyle()
{
    m_hint->setText(tr("Nothing was sent. Send once more to send it as it is, Esc to go on writing."));
    m_send->setText(tr("Send anyway"));
    m_back->setText(m_asks ? tr("Back to the text") : tr("Close"));
    layout()->setContentsMargins(m_theme.px(18), m_theme.px(6), m_theme.px(14), m_theme.px(6));
    layout()->setSpacing(m_theme.px(8));
    const int side = m_theme.px(16);
    m_icon->setPixmap(
        icon(QStringLiteral("warning"), m_theme.bannerInk).pixmap(QSize(side, side), devicePixelRatioF()));
}

} // namespace desk::ui
