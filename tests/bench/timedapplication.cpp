// Times by the thread's own clock: what other programs do meanwhile does not count.
#include "bench/timedapplication.h"

#include <QKeyEvent>
#include <QListView>
#include <QMetaEnum>
#include <QStringListModel>
#include <QTest>
#include <QTextStream>
#include <QThread>
#include <QWheelEvent>

#include <algorithm>
#include <ctime>

namespace desk::bench {

using namespace std::chrono_literals;

namespace {

constexpr double frame = 16; ///< ms

double threadMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

} // namespace

void TimedApplication::begin()
{
    m_taken.clear();
    m_slowest = 0;
    m_what.clear();
}

bool TimedApplication::notify(QObject *receiver, QEvent *event)
{
    if (QThread::currentThread() != thread() || m_depth > 0) // Qt's network has a thread of its own
        return QApplication::notify(receiver, event);
    const QByteArray what = QByteArray(receiver->metaObject()->className()) + ' ' +
                            QMetaEnum::fromType<QEvent::Type>().valueToKey(event->type());
    ++m_depth;
    const double start = threadMs();
    const bool result = QApplication::notify(receiver, event);
    const double taken = threadMs() - start;
    --m_depth;
    m_taken.push_back(taken);
    if (taken > m_slowest) {
        m_slowest = taken;
        m_what = what;
    }
    return result;
}

void TimedApplication::report(const char *gesture, const QString &extent, double floor)
{
    std::sort(m_taken.begin(), m_taken.end());
    const auto over = std::count_if(m_taken.cbegin(), m_taken.cend(), [](double each) { return each > frame; });
    QTextStream(stdout) << QStringLiteral("%1 %2 ms = %3 x the plain list's (<= 16 ms); 999 of 1000 within %4 ms, "
                                          "over 16 ms: %5 of %6; %7; slowest: %8\n")
                               .arg(QLatin1String(gesture), -34)
                               .arg(m_slowest, 6, 'f', 2)
                               .arg(m_slowest / floor, 0, 'f', 2)
                               .arg(m_taken[size_t(0.999 * double(m_taken.size() - 1))], 0, 'f', 2)
                               .arg(over)
                               .arg(m_taken.size())
                               .arg(extent, QString::fromLatin1(m_what));
}

void pump(std::chrono::milliseconds time)
{
    QTest::qWait(int(time.count()));
}

bool pumpUntil(const std::function<bool()> &isTrue, std::chrono::milliseconds time)
{
    return QTest::qWaitFor(isTrue, int(time.count()));
}

void giveUp(const char *why)
{
    QTextStream(stderr) << qPrintable(QCoreApplication::applicationName()) << ": " << why << '\n';
    std::exit(1);
}

void wheel(QWidget *widget, int notches)
{
    const QPointF middle = widget->rect().center();
    QWheelEvent event(middle, widget->mapToGlobal(middle), {}, {0, 120 * notches}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(widget, &event);
}

void typeKey(QWidget *widget, const QString &text)
{
    QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, text), release(QEvent::KeyRelease, 0, Qt::NoModifier, text);
    QApplication::sendEvent(widget, &press);
    QApplication::sendEvent(widget, &release);
}

/// The same gestures on a list as Qt ships it, as large as the window's.
double plainList(TimedApplication &app)
{
    QStringList lines;
    for (int i = 0; i < 1000; ++i)
        lines << QStringLiteral("هل السعر قابل للتفاوض؟ Is the car still available? %1").arg(i);
    QStringListModel model(lines);
    QListView view;
    view.setModel(&model);
    view.resize(1280, 800);
    view.show();
    if (!QTest::qWaitForWindowExposed(&view))
        giveUp("the plain list does not show");
    pump(100ms);
    app.begin();
    for (int i = 0; i < 200; ++i) {
        wheel(view.viewport(), -3);
        pump(5ms);
    }
    return app.slowest();
}

} // namespace desk::bench
