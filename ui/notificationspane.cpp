// The list of the site's notifications.
#include "ui/notificationspane.h"

#include "ui/errortext.h"
#include "ui/format.h"
#include "ui/look.h"
#include "ui/textline.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTextLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace desk::ui {

namespace {

constexpr int lineTall = 19;

/// Title, time, and up to two lines of text; unread ones are strong.
class NotificationDelegate : public QStyledItemDelegate
{
public:
    NotificationDelegate(const QList<SiteNotification> &shown, const Theme &theme, const Clock &clock, QObject *parent)
        : QStyledItemDelegate(parent), m_shown(shown), m_theme(theme), m_clock(clock)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto *list = static_cast<const QListWidget *>(option.widget);
        const int lines = int(linesOf(m_shown.at(index.row()), list->viewport()->width() - 2 * m_theme.px(14)).size());
        return {m_theme.px(200), 2 * m_theme.px(10) + m_theme.px(22) + lines * m_theme.px(lineTall)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const SiteNotification &shown = m_shown.at(index.row());
        const int margin = m_theme.px(14);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state.testFlag(QStyle::State_MouseOver))
            painter->fillRect(option.rect, m_theme.chip);
        if (option.state.testFlag(QStyle::State_HasFocus)) {
            painter->setPen(QPen(m_theme.accent, 2));
            painter->drawRoundedRect(option.rect.adjusted(2, 2, -2, -2), 6, 6);
        }
        QRect inner = option.rect.adjusted(margin, m_theme.px(10), -margin, -m_theme.px(10));
        const int line = m_theme.px(22);
        if (!shown.isRead) {
            const QRect dot(inner.left(), inner.top() + (line - m_theme.px(8)) / 2, m_theme.px(8), m_theme.px(8));
            painter->setPen(Qt::NoPen);
            painter->setBrush(m_theme.signal);
            painter->drawEllipse(QStyle::visualRect(option.direction, inner, dot));
        }
        const int shift = shown.isRead ? 0 : m_theme.px(14);
        const QString time = listTime(shown.createdAt, m_clock.now());
        const int timeWidth = lineWidth(time, m_theme.font(11)) + m_theme.px(8);
        const QRect head(inner.left(), inner.top(), inner.width(), line);
        drawLine(*painter, head, time, m_theme.font(11), m_theme.muted, option.direction, LineEdge::Trailing);
        const QRect title(head.left() + shift, head.top(), head.width() - timeWidth - shift, line);
        drawLine(*painter, QStyle::visualRect(option.direction, head, title), oneLine(shown.title),
                 m_theme.font(14, shown.isRead ? QFont::Normal : QFont::DemiBold), m_theme.ink, option.direction);
        QRect row(inner.left(), inner.top() + line, inner.width(), m_theme.px(lineTall));
        for (const QString &words : linesOf(shown, inner.width())) {
            drawLine(*painter, row, words, m_theme.font(13), m_theme.muted, option.direction);
            row.translate(0, row.height());
        }
        painter->restore();
    }

private:
    /// At most two, each as it is drawn; the whole text is there for assistive technology.
    QStringList linesOf(const SiteNotification &shown, int width) const
    {
        const QString words = oneLine(shown.message);
        if (words.isEmpty())
            return {};
        QTextLayout layout(words, m_theme.font(13));
        layout.beginLayout();
        QTextLine first = layout.createLine();
        first.setLineWidth(width);
        layout.endLayout();
        const QString rest = words.mid(first.textLength());
        if (rest.isEmpty())
            return {words};
        const QChar sameWay = words.isRightToLeft() ? QChar(0x200F) : QChar(0x200E);
        return {words.first(first.textLength()).trimmed(), sameWay + rest};
    }

    const QList<SiteNotification> &m_shown;
    const Theme &m_theme;
    const Clock &m_clock;
};

} // namespace

NotificationsPane::NotificationsPane(const Theme &theme, const Clock &clock, QWidget *parent)
    : QWidget(parent), m_title(plainLabel("title", this)), m_state(plainLabel("muted", this)),
      m_list(new QListWidget(this)), m_more(lookButton("", this))
{
    setObjectName(QStringLiteral("notificationsPane"));
    setAttribute(Qt::WA_StyledBackground);
    m_list->setObjectName(QStringLiteral("notificationList"));
    m_list->setItemDelegate(new NotificationDelegate(m_shown, theme, clock, m_list));
    m_list->setResizeMode(QListView::Adjust); // how many lines a text has depends on the width
    m_list->setMouseTracking(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QListView::ScrollPerPixel);
    m_title->setContentsMargins(14, 14, 14, 8);
    m_state->setContentsMargins(14, 10, 14, 10);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 10);
    column->setSpacing(0);
    column->addWidget(m_title);
    column->addWidget(m_state);
    column->addWidget(m_list, 1);
    column->addWidget(m_more, 0, Qt::AlignHCenter);
    m_more->hide();
    connect(m_more, &QPushButton::clicked, this, [this] { ask(m_page + 1); });
    connect(m_list, &QListWidget::itemClicked, this, &NotificationsPane::markRead);
    connect(m_list, &QListWidget::itemActivated, this, &NotificationsPane::markRead);
    retranslate();
}

void NotificationsPane::setSession(Session *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_list->clear();
    m_shown.clear();
    m_more->hide();
    m_online = false;
    if (session) {
        connect(session, &Session::statusChanged, this, &NotificationsPane::followStatus);
        followStatus();
        connect(session, &Session::notificationArrived, this, [this](const SiteNotification &notification) {
            add(notification, true);
            tell({});
            Q_EMIT countChanged();
        });
    }
    Q_EMIT countChanged();
}

/// What the site told meanwhile, nobody has heard.
void NotificationsPane::followStatus()
{
    const bool online = m_session->status().state == ConnectionStatus::State::Online;
    if (online && !m_online)
        refresh();
    m_online = online;
}

void NotificationsPane::refresh()
{
    ask(1);
}

int NotificationsPane::unread() const
{
    return int(
        std::count_if(m_shown.cbegin(), m_shown.cend(), [](const SiteNotification &one) { return !one.isRead; }));
}

void NotificationsPane::ask(int page)
{
    if (!m_session)
        return;
    if (m_shown.isEmpty())
        tell(tr("Reading the site's notifications…"));
    const QPointer<Session> asked = m_session;
    m_session->notifications(page).then(this, [this, asked, page](const Result<protocol::NotificationPage> &result) {
        if (asked != m_session)
            return;
        if (!result) {
            tell(errorSentence(result.error()));
            return;
        }
        if (page == 1) {
            m_list->clear();
            m_shown.clear();
        }
        m_page = page;
        for (const SiteNotification &notification : result->notifications)
            add(notification, false);
        m_more->setVisible(result->hasNext);
        tell(m_shown.isEmpty() ? tr("The site has nothing to tell you.") : QString());
        Q_EMIT countChanged();
    });
}

void NotificationsPane::add(const SiteNotification &notification, bool first)
{
    const auto same = [&](const SiteNotification &one) { return one.id.isValid() && one.id == notification.id; };
    if (std::any_of(m_shown.cbegin(), m_shown.cend(), same))
        return;
    auto *item = new QListWidgetItem;
    item->setData(Qt::AccessibleTextRole, isolated(oneLine(notification.title)) + QStringLiteral(", ") +
                                              isolated(oneLine(notification.message)));
    m_shown.insert(first ? 0 : m_shown.size(), notification);
    m_list->insertItem(first ? 0 : m_list->count(), item);
}

void NotificationsPane::markRead(QListWidgetItem *item)
{
    SiteNotification &notification = m_shown[m_list->row(item)];
    if (notification.isRead || !m_session)
        return;
    notification.isRead = true;
    m_session->markNotificationRead(notification.id);
    m_list->viewport()->update();
    Q_EMIT countChanged();
}

void NotificationsPane::tell(const QString &words)
{
    m_state->setText(words);
    m_state->setVisible(!words.isEmpty());
    // an empty list has no row that could show where the keyboard is
    m_list->setFocusPolicy(m_shown.isEmpty() ? Qt::NoFocus : Qt::StrongFocus);
}

void NotificationsPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void NotificationsPane::retranslate()
{
    m_title->setText(tr("Notifications"));
    m_more->setText(tr("Earlier ones"));
    m_list->setAccessibleName(tr("Notifications"));
}

} // namespace desk::ui
