// A person's round sign: the first letter of the name on a colour that stays with the id.
#pragma once

#include <QString>

class QPainter;
class QRectF;

namespace desk::ui {

struct Theme;

struct Avatar
{
    static void paint(QPainter &painter, const QRectF &rect, const Theme &theme, qint64 id, const QString &name);
    /// The first letter or digit, upper case; "?" where there is none.
    static QString initial(const QString &name);
};

} // namespace desk::ui
