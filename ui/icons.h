// The drawn icons of resources/icons, coloured by the theme. Every size and scale is rendered from the vector.
#pragma once

#include <QColor>
#include <QIcon>
#include <QString>

class QPainter;
class QRectF;

namespace desk::ui {

struct Theme;

/// `name`: a file of resources/icons without ".svg". Muted; ink when active or selected.
QIcon icon(const QString &name, const Theme &theme);
/// The same in one colour (dimmed when disabled).
QIcon icon(const QString &name, const QColor &colour);
void paintIcon(QPainter &painter, const QString &name, const QRectF &rect, const QColor &colour);

} // namespace desk::ui
