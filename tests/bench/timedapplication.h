// What the benchmarks of the window's thread share: an application that takes the time of every event, gestures, and the plain
// Qt list beside which the window is put.
#pragma once

#include <QApplication>

#include <chrono>
#include <functional>
#include <vector>

namespace desk::bench {

/// Takes the CPU time of every event that the loop, a key or the wheel brings.
class TimedApplication : public QApplication
{
public:
    using QApplication::QApplication;
    void begin();
    bool notify(QObject *receiver, QEvent *event) override;
    double slowest() const { return m_slowest; } ///< ms since begin()
    /// A line about what came since begin(), beside the plain list's slowest event.
    void report(const char *gesture, const QString &extent, double floor);

private:
    int m_depth = 0;
    std::vector<double> m_taken;
    double m_slowest = 0;
    QByteArray m_what;
};

void pump(std::chrono::milliseconds time);
bool pumpUntil(const std::function<bool()> &isTrue, std::chrono::milliseconds time = std::chrono::seconds(30));
/// Says why, and ends the program.
[[noreturn]] void giveUp(const char *why);
void wheel(QWidget *widget, int notches);
void typeKey(QWidget *widget, const QString &text);
/// The same gestures on a list as Qt ships it, as large as the window's: its slowest event.
double plainList(TimedApplication &app);

} // namespace desk::bench
