// A field of one line whose hint stands where the typed text will: Qt's placeholder moves up by what a fallback font
// for another script is taller.
#pragma once

#include <QLineEdit>

namespace desk::ui {

class HintField : public QLineEdit
{
    Q_OBJECT
public:
    explicit HintField(QWidget *parent = nullptr) : QLineEdit(parent) {}
    void setHint(const QString &hint);
    QString hint() const { return m_hint; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_hint;
};

} // namespace desk::ui
