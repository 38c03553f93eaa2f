// Painting and words of the ad's card.
#include "ui/context/adcard.h"

#include "session/session.h"
#include "ui/format.h"
#include "ui/icons.h"
#include "ui/textline.h"

#include <QEvent>
#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

namespace desk::ui {

PictureBox::PictureBox(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setFixedHeight(theme.px(124));
}

void PictureBox::setPicture(const QImage &picture)
{
    m_picture = picture;
    update();
}

void PictureBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const qreal radius = m_theme.px(11);
    QPainterPath shape; // only the upper corners are round
    shape.addRoundedRect(QRectF(0, 0, width(), height() + radius), radius, radius);
    painter.setClipPath(shape);
    if (m_picture.isNull()) {
        QLinearGradient gradient(0, 0, width(), height());
        gradient.setColorAt(0, m_theme.mine);
        gradient.setColorAt(1, m_theme.selection);
        painter.fillRect(rect(), gradient);
        const int side = m_theme.px(34);
        paintIcon(painter, QStringLiteral("image"), QRectF((width() - side) / 2.0, (height() - side) / 2.0, side, side),
                  m_theme.muted);
        return;
    }
    const QSizeF scaled = QSizeF(m_picture.size()).scaled(size(), Qt::KeepAspectRatioByExpanding);
    painter.drawImage(QRectF(QPointF((width() - scaled.width()) / 2, (height() - scaled.height()) / 2), scaled),
                      m_picture);
}

void PictureBox::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        setFixedHeight(m_theme.px(124));
}

AdCard::AdCard(const Theme &theme, QWidget *parent)
    : QFrame(parent), m_picture(new PictureBox(theme, this)),
      m_title(new TextLine(theme, 14, QFont::DemiBold, TextLine::Ink::Normal, this)),
      m_price(new TextLine(theme, 14, QFont::Bold, TextLine::Ink::Normal, this)),
      m_place(new TextLine(theme, 12, QFont::Normal, TextLine::Ink::Muted, this)),
      m_state(new TextLine(theme, 12, QFont::Normal, TextLine::Ink::Muted, this))
{
    setObjectName(QStringLiteral("card"));
    m_title->setObjectName(QStringLiteral("adTitle"));
    m_price->setObjectName(QStringLiteral("adPrice"));
    m_state->setObjectName(QStringLiteral("adState"));
    auto *words = new QVBoxLayout;
    words->setContentsMargins(12, 9, 12, 11);
    words->setSpacing(1);
    for (TextLine *line : {m_title, m_price, m_place, m_state})
        words->addWidget(line);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(m_picture);
    column->addLayout(words);
}

void AdCard::setTitle(const QString &title)
{
    m_title->setText(title);
    m_picture->setPicture({});
    for (TextLine *line : {m_price, m_place, m_state}) {
        line->setText({});
        line->hide();
    }
}

QString AdCard::stateText(const QString &status)
{
    if (status == QLatin1String("active"))
        return tr("On the site");
    if (status == QLatin1String("sold"))
        return tr("Sold");
    if (status == QLatin1String("pending"))
        return tr("Waits for approval");
    if (status == QLatin1String("expired"))
        return tr("Expired");
    if (status == QLatin1String("rejected"))
        return tr("Refused by the site");
    if (status == adGone)
        return tr("No longer shown on the site");
    return oneLine(status);
}

void AdCard::setAd(const Ad &ad)
{
    const auto put = [](TextLine *line, const QString &words) {
        line->setText(words);
        line->setVisible(!words.isEmpty());
    };
    if (!ad.title.isEmpty())
        m_title->setText(ad.title);
    QString price = ad.price.isEmpty() ? QString() : isolated(priceText(ad.price, ad.country));
    if (!price.isEmpty() && ad.isNegotiable)
        price = tr("%1 · negotiable").arg(price);
    put(m_price, price);
    const QString place = oneLine(ad.city).isEmpty() ? oneLine(ad.country) : oneLine(ad.city);
    put(m_place, place);
    put(m_state, stateText(ad.status));
}

} // namespace desk::ui
