// Painting of the round sign.
#include "ui/media/avatar.h"

#include "ui/theme.h"

#include <QPainter>

namespace desk::ui {

QString Avatar::initial(const QString &name)
{
    for (qsizetype i = 0; i < name.size(); ++i) {
        const bool pair = name.at(i).isHighSurrogate() && i + 1 < name.size();
        const char32_t c = pair ? QChar::surrogateToUcs4(name.at(i), name.at(i + 1)) : name.at(i).unicode();
        if (QChar::isLetterOrNumber(c))
            return name.mid(i, pair ? 2 : 1).toUpper();
        i += pair ? 1 : 0;
    }
    return QStringLiteral("?");
}

void Avatar::paint(QPainter &painter, const QRectF &rect, const Theme &theme, qint64 id, const QString &name)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.avatarColour(id));
    painter.drawEllipse(rect);
    QFont font = theme.font(15, QFont::DemiBold);
    font.setPixelSize(std::max(8, qRound(rect.height() * 15 / 42)));
    painter.setFont(font);
    painter.setPen(theme.avatarInk);
    painter.drawText(rect, Qt::AlignCenter, initial(name));
    painter.restore();
}

} // namespace desk::ui
