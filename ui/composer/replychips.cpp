// The row is laid out by hand: what does not fit is not there, and the last one that fits in part is elided.
#include "ui/composer/replychips.h"

#include "ui/composer/replydelegate.h"
#include "ui/format.h"
#include "ui/look.h"
#include "ui/theme.h"

#include <QEvent>
#include <QPushButton>

namespace desk::ui {

namespace {

constexpr int mostChips = 12;
constexpr int widest = 220;
constexpr int narrowest = 90; // of one that is elided because the row ends
constexpr int gap = 6;

} // namespace

ReplyChips::ReplyChips(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("replyChips"));
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    for (int i = 0; i < mostChips; ++i) {
        QPushButton *chip = lookButton("reply", this);
        chip->hide();
        connect(chip, &QPushButton::clicked, this, [this, i] {
            if (i < m_replies.size())
                Q_EMIT chosen(QuickReply(m_replies.at(i)));
        });
        m_chips << chip;
    }
}

void ReplyChips::setReplies(const QList<QuickReply> &replies)
{
    m_replies = replies;
    updateGeometry();
    arrange();
}

QSize ReplyChips::sizeHint() const
{
    m_chips.first()->ensurePolished();
    return {m_theme.px(widest), m_chips.first()->sizeHint().height()};
}

void ReplyChips::arrange()
{
    int x = 0;
    bool full = false;
    for (int i = 0; i < m_chips.size(); ++i) {
        QPushButton *chip = m_chips.at(i);
        if (i >= m_replies.size() || full) {
            chip->hide();
            continue;
        }
        const QuickReply &reply = m_replies.at(i);
        const QString line = replyLine(reply);
        const auto escaped = [](QString text) { return text.replace(QLatin1Char('&'), QStringLiteral("&&")); };
        chip->ensurePolished();
        chip->setText(escaped(line));
        const int whole = chip->sizeHint().width();
        const int wanted = std::min(whole, m_theme.px(widest));
        const int wide = std::min(wanted, width() - x);
        full = wide < wanted;
        if (full && i > 0 && wide < m_theme.px(narrowest)) {
            chip->hide();
            continue;
        }
        if (wide < whole) {
            const int room = wide - (whole - chip->fontMetrics().horizontalAdvance(line));
            chip->setText(escaped(chip->fontMetrics().elidedText(line, Qt::ElideRight, std::max(0, room))));
        }
        chip->setAccessibleName(line);
        chip->setAccessibleDescription(reply.text);
        chip->setToolTip(plainToolTip(reply.text));
        chip->setGeometry(QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, wide, height())));
        chip->show();
        x += wide + m_theme.px(gap);
    }
}

void ReplyChips::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void ReplyChips::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::LayoutDirectionChange) {
        updateGeometry();
        arrange();
    }
}

} // namespace desk::ui
