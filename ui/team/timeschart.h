// A bar for each day: how long it took then, by the median. Walked by the arrow keys; the day that is chosen is told in words.
#pragma once

#include "models/casetimes.h"
#include "system/clock.h"
#include "ui/theme.h"

#include <QWidget>

namespace desk::ui {

class TimesChart : public QWidget
{
    Q_OBJECT
public:
    TimesChart(const Theme &theme, const Clock &clock, QWidget *parent);
    /// Every day from the first to the last.
    void show(const QList<TimesOfDay> &days, CaseTime::Kind kind);
    /// Of the day that is chosen.
    QString words() const;
    /// Where the bar of this day stands, without those above it.
    QRect place(int day) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosen(); ///< another day, or it says something else

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    const TimeStats &stats(int day) const;
    QRect plot() const;
    void choose(int day);
    void tell();

    const Theme &m_theme;
    const Clock &m_clock;
    QList<TimesOfDay> m_days;
    CaseTime::Kind m_kind = CaseTime::Kind::Response;
    int m_chosen = -1;
};

} // namespace desk::ui
