// Painting and folding.
#include "ui/context/section.h"

#include "ui/icons.h"
#include "ui/textline.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

namespace desk::ui {

SectionHeading::SectionHeading(const Theme &theme, QWidget *parent) : QAbstractButton(parent), m_theme(theme)
{
    setCheckable(true);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SectionHeading::tell(const QString &words, const QString &count)
{
    m_words = words;
    m_count = count;
    setAccessibleName(count.isEmpty() ? words : words + QStringLiteral(" ") + count);
    update();
}

QSize SectionHeading::sizeHint() const
{
    return {m_theme.px(120), m_theme.px(24)};
}

void SectionHeading::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (hasFocus()) {
        painter.setPen(QPen(m_theme.accent, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), m_theme.px(6), m_theme.px(6));
    }
    const Qt::LayoutDirection way = layoutDirection();
    const QColor ink = underMouse() ? m_theme.ink : m_theme.muted;
    const int arrow = m_theme.px(14);
    const int edge = m_theme.px(4);
    const QRect place(width() - arrow - edge, (height() - arrow) / 2, arrow, arrow);
    const QString closed = way == Qt::LeftToRight ? QStringLiteral("forward") : QStringLiteral("back");
    paintIcon(painter, isChecked() ? QStringLiteral("down") : closed, QStyle::visualRect(way, rect(), place), ink);
    const QFont font = m_theme.font(12, QFont::DemiBold);
    const QRect words(hasFocus() ? edge : 0, 0, width() - arrow - 3 * edge, height());
    const int used = drawLine(painter, QStyle::visualRect(way, rect(), words), m_words, font, ink, way) + m_theme.px(6);
    drawLine(painter, QStyle::visualRect(way, rect(), words.adjusted(used, 0, 0, 0)), m_count, m_theme.font(12),
             m_theme.muted, way);
}

Section::Section(const char *name, const Theme &theme, Settings &settings, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_heading(new SectionHeading(theme, this)), m_body(new QWidget(this)),
      m_content(new QVBoxLayout(m_body)), m_column(new QVBoxLayout(this))
{
    const QString key = QString::fromLatin1(name);
    setObjectName(key + QStringLiteral("Section"));
    m_heading->setObjectName(key + QStringLiteral("Heading"));
    m_content->setContentsMargins(0, 0, 0, 0);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->addWidget(m_heading);
    m_column->addWidget(m_body);
    m_heading->setChecked(!settings.foldedSections().contains(key));
    m_body->setVisible(isOpen());
    connect(m_heading, &QAbstractButton::toggled, this, [this, &settings, key](bool open) {
        settings.setSectionFolded(key, !open);
        m_body->setVisible(open);
        Q_EMIT toggled(open);
    });
    followTheme();
}

void Section::setTitle(const QString &words, const QString &count)
{
    m_heading->tell(words, count);
}

void Section::add(QWidget *widget)
{
    m_content->addWidget(widget);
}

void Section::add(QLayout *layout)
{
    m_content->addLayout(layout);
}

void Section::followTheme()
{
    m_column->setSpacing(m_theme.px(4));
    m_content->setSpacing(m_theme.px(6));
    m_heading->updateGeometry();
}

void Section::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        followTheme();
}

} // namespace desk::ui
