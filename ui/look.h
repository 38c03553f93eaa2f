// Small helpers with which widgets opt into the style sheet, and labels that never guess rich text.
#pragma once

#include <QString>

class QLabel;
class QPushButton;
class QScrollArea;
class QWidget;

namespace desk::ui {

/// The style sheet's `look` of a widget; may change while it is shown.
void setLook(QWidget &widget, const char *look);
/// A wrapping label for plain text only.
QLabel *plainLabel(const char *look, QWidget *parent);
/// A scroll area that shows what is behind it.
void letThrough(QScrollArea &area);
QPushButton *lookButton(const char *look, QWidget *parent);

} // namespace desk::ui
