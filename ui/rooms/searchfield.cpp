// The search field of the list.
#include "ui/rooms/searchfield.h"

#include <QKeyEvent>
#include <QLabel>

namespace desk::ui {

SearchField::SearchField(QWidget *parent) : QLineEdit(parent), m_hint(new QLabel(this))
{
    setObjectName(QStringLiteral("searchField"));
    setMaxLength(200);
    m_hint->setObjectName(QStringLiteral("keyHint"));
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(this, &QLineEdit::textChanged, this, &SearchField::placeHint);
}

void SearchField::setKeyHint(const QString &keys)
{
    m_hint->setText(keys);
    placeHint();
}

void SearchField::placeHint()
{
    m_hint->adjustSize();
    const int margin = (height() - m_hint->height()) / 2;
    const int x = layoutDirection() == Qt::LeftToRight ? width() - m_hint->width() - margin : margin;
    m_hint->move(x, margin);
    const bool hinting = text().isEmpty();
    m_hint->setVisible(hinting);
    const int room = hinting ? m_hint->width() + 4 : 0;
    setTextMargins(layoutDirection() == Qt::LeftToRight ? QMargins(0, 0, room, 0) : QMargins(room, 0, 0, 0));
}

void SearchField::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    placeHint();
}

void SearchField::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
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
    QLineEdit::keyPressEvent(event);
}

} // namespace desk::ui
