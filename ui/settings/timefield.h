// A time of day to choose: hours and minutes.
#pragma once

#include <QTimeEdit>

namespace desk::ui {

class TimeField : public QTimeEdit
{
    Q_OBJECT
public:
    explicit TimeField(QWidget *parent);

protected:
    bool event(QEvent *event) override;

private:
    void putHoursLeft();
};

} // namespace desk::ui
