// Painting of the hint.
#include "ui/hintfield.h"

#include "ui/textline.h"

#include <QPainter>
#include <QStyleOptionFrame>

namespace desk::ui {

namespace {

constexpr int inner = 2; // QLineEdit's own, before the first letter

}

void HintField::setHint(const QString &hint)
{
    m_hint = hint;
    update();
}

void HintField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (m_hint.isEmpty() || !text().isEmpty())
        return;
    QStyleOptionFrame option;
    initStyleOption(&option);
    const QRect room = style()
                           ->subElementRect(QStyle::SE_LineEditContents, &option, this)
                           .marginsRemoved(textMargins())
                           .adjusted(inner, 0, -inner, 0);
    QPainter painter(this);
    drawLine(painter, room, m_hint, font(), palette().color(QPalette::PlaceholderText), layoutDirection());
}

} // namespace desk::ui
