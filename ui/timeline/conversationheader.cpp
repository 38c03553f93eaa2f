// The header's words, buttons and menu.
#include "ui/timeline/conversationheader.h"

#include "ui/casewords.h"
#include "ui/format.h"
#include "ui/icons.h"
#include "ui/look.h"
#include "ui/media/avatar.h"
#include "ui/rooms/roomtext.h"
#include "ui/textline.h"
#include "ui/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace desk::ui {

ConversationHeader::ConversationHeader(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_back(new QToolButton(this)), m_avatar(new QWidget(this)),
      m_title(new TextLine(theme, 15, QFont::Bold, TextLine::Ink::Normal, this)),
      m_subtitle(new TextLine(theme, 12, QFont::Normal, TextLine::Ink::Muted, this)),
      m_claim(lookButton("quiet", this)), m_resolve(lookButton("quiet", this)), m_find(new QToolButton(this)),
      m_context(new QToolButton(this)), m_more(new QToolButton(this))
{
    setObjectName(QStringLiteral("conversationHeader"));
    m_claim->setObjectName(QStringLiteral("claimButton"));
    m_resolve->setObjectName(QStringLiteral("resolveButton"));
    m_more->setObjectName(QStringLiteral("conversationMenu"));
    m_find->setObjectName(QStringLiteral("findButton"));
    m_context->setObjectName(QStringLiteral("contextToggle"));
    m_context->setCheckable(true);
    m_back->setObjectName(QStringLiteral("backToList"));
    m_back->hide();
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch();
    words->addWidget(m_title);
    words->addWidget(m_subtitle);
    words->addStretch();
    auto *line = new QHBoxLayout(this);
    line->addWidget(m_back);
    line->addWidget(m_avatar);
    line->addLayout(words, 1);
    line->addWidget(m_claim);
    line->addWidget(m_resolve);
    line->addWidget(m_find);
    line->addWidget(m_context);
    line->addWidget(m_more);
    connect(m_resolve, &QPushButton::clicked, this,
            [this] { Q_EMIT actRequested(can(CaseAct::Reopen) ? CaseAct::Reopen : CaseAct::Resolve); });
    connect(m_claim, &QPushButton::clicked, this,
            [this] { Q_EMIT actRequested(can(CaseAct::Release) ? CaseAct::Release : CaseAct::Claim); });
    connect(m_back, &QToolButton::clicked, this, &ConversationHeader::backRequested);
    connect(m_find, &QToolButton::clicked, this, &ConversationHeader::findRequested);
    connect(m_context, &QToolButton::toggled, this, &ConversationHeader::contextToggled);
    connect(m_more, &QToolButton::clicked, this, &ConversationHeader::showMenu);
    restyle();
}

void ConversationHeader::setRoom(const RoomItem &item, const std::optional<StaffView> &staff, const QDateTime &now,
                                 const QList<Colleague> &colleagues)
{
    m_item = item;
    m_staff = staff;
    m_now = now;
    m_colleagues = colleagues;
    m_title->setText(roomTitle(item));
    m_subtitle->setText(subtitle());
    m_resolve->setVisible(can(CaseAct::Resolve) || can(CaseAct::Reopen));
    m_resolve->setText(can(CaseAct::Reopen) ? tr("Reopen") : tr("Resolve"));
    m_claim->setVisible(can(CaseAct::Claim) || can(CaseAct::Release));
    m_claim->setText(can(CaseAct::Release)                              ? tr("Release")
                     : item.room.support && item.room.support->assignee ? tr("Take over")
                                                                        : tr("Assign to me"));
    setAccessibleName(isolated(roomTitle(item)) + QLatin1Char(' ') + m_subtitle->text());
    update();
}

/// Of a case what matters to staff comes first: the end of the line may be cut off.
QStringList ConversationHeader::caseParts() const
{
    const Support &support = *m_item.room.support;
    const RoomText text = roomText(m_item, m_staff, m_now);
    QStringList parts;
    if (!m_item.room.publisher.username.isEmpty())
        parts << isolated(QLatin1Char('@') + oneLine(m_item.room.publisher.username));
    if (!text.waiting.isEmpty()) {
        const auto waited = workingTime(m_staff->hours, support.waitingSince, m_now);
        parts << (waited >= std::chrono::minutes(1) ? tr("waiting %1").arg(text.waiting) : tr("waiting"));
    }
    if (!text.owner.isEmpty())
        parts << (support.assignee->id == m_staff->me ? tr("assigned to you")
                                                      : tr("%1 has it").arg(isolated(text.owner)));
    return parts;
}

QString ConversationHeader::subtitle() const
{
    const bool ofStaff = m_staff && m_item.support && m_item.room.support;
    QStringList parts = ofStaff ? caseParts() : QStringList();
    for (const Colleague &each : m_colleagues) {
        const QString name = isolated(oneLine(each.name));
        parts << (each.typing ? tr("%1 is answering").arg(name) : tr("%1 is looking").arg(name));
    }
    if (!m_item.typingNames.isEmpty())
        parts << tr("typing…");
    const QString about = ofStaff ? categoryText(m_item.room.support->category) : roomSubtitle(m_item);
    if (!about.isEmpty())
        parts.insert(ofStaff ? parts.size() : 0, about);
    return parts.join(QStringLiteral(" · "));
}

void ConversationHeader::setContextShown(bool shown)
{
    const QSignalBlocker blocker(m_context);
    m_context->setChecked(shown);
}

void ConversationHeader::setBackShown(bool shown)
{
    m_back->setVisible(shown);
}

void ConversationHeader::addActs(QMenu &menu)
{
    const auto add = [this, &menu](CaseAct act, const QString &words) {
        if (can(act))
            menu.addAction(words, this, [this, act] { Q_EMIT actRequested(act); });
    };
    const bool taken = m_item.room.support && m_item.room.support->assignee;
    add(CaseAct::Claim, taken ? tr("&Take over…") : tr("&Assign to me"));
    add(CaseAct::Release, tr("Re&lease the case"));
    add(CaseAct::Transfer, tr("Give to a &colleague…"));
    add(CaseAct::NoReplyNeeded, tr("&No reply needed"));
    add(CaseAct::Resolve, tr("&Resolve the case"));
    add(CaseAct::Reopen, tr("&Reopen the case"));
    if (!can(CaseAct::Transfer))
        return;
    QMenu *categories = menu.addMenu(tr("Cate&gory"));
    const QStringList all = caseCategories();
    for (const QString &category : all) {
        QAction *action = categories->addAction(categoryText(category), this,
                                                [this, category] { Q_EMIT categoryRequested(category); });
        action->setCheckable(true);
        action->setChecked(m_item.room.support->category == category);
    }
}

void ConversationHeader::showMenu()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("conversationMenuPopup"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *details = menu->addAction(tr("Show &details"));
    details->setCheckable(true);
    details->setChecked(m_context->isChecked());
    connect(details, &QAction::toggled, m_context, &QToolButton::setChecked);
    addActs(*menu);
    menu->addSeparator();
    QAction *close = menu->addAction(tr("&Close conversation…"), this, &ConversationHeader::closeRequested);
    close->setEnabled(m_item.room.isActive);
    menu->popup(m_more->mapToGlobal(QPoint(
        layoutDirection() == Qt::RightToLeft ? 0 : m_more->width() - menu->sizeHint().width(), m_more->height())));
}

void ConversationHeader::restyle()
{
    layout()->setContentsMargins(m_theme.px(18), m_theme.px(10), m_theme.px(14), m_theme.px(10));
    layout()->setSpacing(m_theme.px(12));
    m_avatar->setFixedSize(m_theme.px(42), m_theme.px(42));
    for (QToolButton *button : {m_back, m_find, m_context, m_more})
        button->setIconSize(QSize(m_theme.px(20), m_theme.px(20)));
    const bool rtl = layoutDirection() == Qt::RightToLeft;
    m_back->setIcon(icon(rtl ? QStringLiteral("forward") : QStringLiteral("back"), m_theme));
    m_back->setToolTip(plainToolTip(tr("Back to the list")));
    m_back->setAccessibleName(tr("Back to the list"));
    m_find->setIcon(icon(QStringLiteral("search"), m_theme));
    m_find->setToolTip(plainToolTip(tr("Find in this conversation")));
    m_find->setAccessibleName(tr("Find in this conversation"));
    m_context->setIcon(icon(QStringLiteral("sidebar"), m_theme));
    m_more->setIcon(icon(QStringLiteral("more"), m_theme));
    m_context->setToolTip(plainToolTip(tr("Details beside the conversation")));
    m_context->setAccessibleName(tr("Details beside the conversation"));
    m_more->setToolTip(plainToolTip(tr("More")));
    m_more->setAccessibleName(tr("More"));
    layout()->activate(); // the picture is painted where its place is
    setRoom(RoomItem(m_item), m_staff, m_now, QList<Colleague>(m_colleagues));
}

void ConversationHeader::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange ||
        event->type() == QEvent::StyleChange)
        restyle();
}

void ConversationHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.panel);
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.line);
    if (!m_item.room.id.isValid())
        return;
    const QRectF round(m_avatar->geometry());
    if (m_item.support && !m_staff) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.avatarColour(5));
        painter.drawEllipse(round);
        const qreal inset = m_theme.px(11);
        paintIcon(painter, QStringLiteral("support"), round.adjusted(inset, inset, -inset, -inset), m_theme.avatarInk);
        return;
    }
    const User &other = m_item.iAmBuyer || !m_item.room.client ? m_item.room.publisher : *m_item.room.client;
    Avatar::paint(painter, round, m_theme, other.id.value, roomTitle(m_item));
}

} // namespace desk::ui
