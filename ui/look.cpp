// Helpers for the style sheet.
#include "ui/look.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStyle>
#include <QVariant>

namespace desk::ui {

void setLook(QWidget &widget, const char *look)
{
    const QString name = QString::fromLatin1(look);
    if (widget.property("look").toString() == name)
        return;
    widget.setProperty("look", name);
    widget.style()->unpolish(&widget);
    widget.style()->polish(&widget);
}

QLabel *plainLabel(const char *look, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setProperty("look", QString::fromLatin1(look));
    return label;
}

void letThrough(QScrollArea &area)
{
    area.viewport()->setAutoFillBackground(false);
    if (area.widget())
        area.widget()->setAutoFillBackground(false);
}

QPushButton *lookButton(const char *look, QWidget *parent)
{
    auto *button = new QPushButton(parent);
    button->setProperty("look", QString::fromLatin1(look));
    button->setCursor(Qt::PointingHandCursor);
    return button;
}

} // namespace desk::ui
