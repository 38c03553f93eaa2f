// Measures, painting and keys of the chip.
#include "ui/composer/filechip.h"

#include "store/follow.h"
#include "ui/format.h"
#include "ui/icons.h"
#include "ui/media/fileface.h"
#include "ui/media/imagedecoder.h"
#include "ui/textline.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <QToolButton>

namespace desk::ui {

namespace {

constexpr int wide = 190;
constexpr int tall = 50;
constexpr int inset = 6;
constexpr QSize decodedAtMost(160, 160);

} // namespace

FileChip::FileChip(const Theme &theme, const JudgedFile &file, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_file(file),
      m_name(new TextLine(theme, 12, QFont::DemiBold, TextLine::Ink::Normal, this)),
      m_details(new TextLine(theme, 11, QFont::Normal, TextLine::Ink::Muted, this)), m_remove(new QToolButton(this))
{
    setObjectName(QStringLiteral("fileChip"));
    setFocusPolicy(Qt::StrongFocus);
    m_remove->setObjectName(QStringLiteral("fileChipRemove"));
    m_remove->setFocusPolicy(Qt::NoFocus); // the chip itself takes the key
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch(1);
    words->addWidget(m_name);
    words->addWidget(m_details);
    words->addStretch(1);
    auto *row = new QHBoxLayout(this);
    row->addLayout(words, 1);
    row->addWidget(m_remove, 0, Qt::AlignVCenter);
    connect(m_remove, &QToolButton::clicked, this, &FileChip::removed);
    restyle();
    if (fileFace({{}, file.name, -1, {}}).picture) {
        follow(decodeImageFile(file.path, decodedAtMost), this, [this](const QImage &image) {
            m_preview = QPixmap::fromImage(image); // none: it keeps the sign of a file
            update();
        });
    }
}

void FileChip::restyle()
{
    const FileFace face = fileFace({{}, m_file.name, m_file.bytes, {}});
    m_icon = face.icon;
    m_name->setText(face.name);
    m_details->setText(face.details);
    m_remove->setIcon(icon(QStringLiteral("close"), m_theme));
    m_remove->setIconSize(QSize(m_theme.px(14), m_theme.px(14)));
    const QString words = tr("Leave %1 out").arg(isolated(face.name));
    m_remove->setToolTip(plainToolTip(words));
    m_remove->setAccessibleName(words);
    setAccessibleName(isolated(face.name) + QStringLiteral(", ") + face.details);
    setAccessibleDescription(tr("Goes with the next message. Delete leaves it out."));
    setFixedSize(m_theme.px(wide), m_theme.px(tall));
    const int gap = m_theme.px(inset);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const int leading = faceRect().width() + 2 * gap;
    const int trailing = m_theme.px(2);
    layout()->setContentsMargins(mirrored ? trailing : leading, 0, mirrored ? leading : trailing, 0);
    layout()->setSpacing(m_theme.px(2));
    update();
}

/// At the leading edge.
QRect FileChip::faceRect() const
{
    const int gap = m_theme.px(inset);
    const int side = m_theme.px(tall) - 2 * gap;
    return QStyle::visualRect(layoutDirection(), QRect(0, 0, m_theme.px(wide), m_theme.px(tall)),
                              QRect(gap, gap, side, side));
}

void FileChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const qreal radius = m_theme.px(10);
    painter.setPen(hasFocus() ? QPen(m_theme.accent, 2) : QPen(m_theme.line, 1));
    painter.setBrush(m_theme.chip);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius, radius);
    const QRectF face = faceRect();
    if (m_preview.isNull()) {
        const qreal side = m_theme.px(22);
        paintIcon(painter, m_icon, QRectF(face.center() - QPointF(side / 2, side / 2), QSizeF(side, side)),
                  m_theme.muted);
        return;
    }
    QPainterPath frame;
    frame.addRoundedRect(face, m_theme.px(6), m_theme.px(6));
    painter.setClipPath(frame);
    const QSizeF size = QSizeF(m_preview.size()).scaled(face.size(), Qt::KeepAspectRatioByExpanding);
    painter.drawPixmap(QRectF(face.center() - QPointF(size.width() / 2, size.height() / 2), size), m_preview,
                       QRectF(m_preview.rect()));
}

void FileChip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        Q_EMIT removed();
    else
        QWidget::keyPressEvent(event);
}

void FileChip::mousePressEvent(QMouseEvent *)
{
    setFocus(Qt::MouseFocusReason);
}

void FileChip::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void FileChip::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace desk::ui
