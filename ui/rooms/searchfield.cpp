// The search field of the list.
#include "ui/rooms/searchfield.h"

#include <QKeyEvent>
#include <QLabel>

namespace desk::ui {

SearchField::SearchField(QWidget *parent) : HintField(parent), m_keys(new QLabel(this))
{
    setObjectName(QStringLiteral("searchField"));
    setMaxLength(200);
    m_keys->setObjectName(QStringLiteral("keyHint"));
    m_keys->setTextFormat(Qt::PlainText);
    m_keys->setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(this, &QLineEdit::textChanged, this, &SearchField::placeHint);
}

void SearchField::setKeyHint(const QString &keys)
{
    m_keys->setText(keys);
    placeHint();
}

void SearchField::placeHint()
{
    m_keys->adjustSize();
    const int margin = (height() - m_keys->height()) / 2;
    const int x = layoutDirection() == Qt::LeftToRight ? width() - m_keys->width() - margin : margin;
    m_keys->move(x, margin);
    const bool hinting = text().isEmpty();
    m_keys->setVisible(hinting);
    const int room = hinting ? m_keys->width() + 4 : 0;
    setTextMargins(layoutDirection() == Qt::LeftToRight ? QMargins(0, 0, room, 0) : QMargins(room, 0, 0, 0));
}

void SearchField::resizeEvent(QResizeEvent *event)
{
    HintField::resizeEvent(event);
    placeHint();
}

void SearchField::changeEvent(QEvent *event)
{
    HintField::changeEvent(event);
    placeHint();
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        return;
    }
    if (event->key() == Qt::Key_Down)
        return Q_EMIT leftDown();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return Q_EMIT entered();
    HintField::keyPressEvent(event);
}

} // namespace desk::ui
