// A page in the place of the conversations: a way back, a title, and below them one column in the middle that scrolls.
#pragma once

#include "ui/theme.h"

#include <QWidget>

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace desk::ui {

class ColumnPage : public QWidget
{
    Q_OBJECT
public:
    /// `backName`: the object name of the way back.
    ColumnPage(const char *backName, const Theme &theme, QWidget *parent);

Q_SIGNALS:
    void closed();

protected:
    /// After the parts were added; again with every language and style.
    virtual void retranslate();
    void changeEvent(QEvent *event) override;
    void setTitle(const QString &title);
    /// Above the column; it does not scroll.
    void addAbove(QWidget *widget);
    QVBoxLayout *column() const { return m_column; }
    /// Puts the column into the page, when all of its parts are in it: so it has its size at once.
    void putUp();
    QToolButton *back() const { return m_back; }

    const Theme &m_theme;

private:
    QToolButton *m_back;
    QLabel *m_title;
    QWidget *m_inside;
    QVBoxLayout *m_whole;
    QVBoxLayout *m_column;
};

} // namespace desk::ui
