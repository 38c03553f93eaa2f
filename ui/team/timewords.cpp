// Durations, days of the week, and the rule.
#include "ui/team/timewords.h"

#include "ui/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace desk::ui {

namespace {

struct TimeWords
{
    Q_DECLARE_TR_FUNCTIONS(TimeWords)
};

constexpr int daysOfWeek = 7;

int next(int day)
{
    return day % daysOfWeek + 1;
}

/// "Sunday–Thursday", or each of them.
QString daysText(const QList<int> &days)
{
    const QLocale locale = wordsLocale();
    const auto name = [&locale](int day) { return locale.standaloneDayName(day, QLocale::LongFormat); };
    QList<int> firsts; // of a run of days
    QList<int> lasts;
    QStringList names;
    for (int i = 0, day = locale.firstDayOfWeek(); i < daysOfWeek; ++i, day = next(day)) {
        if (!days.contains(day))
            continue;
        names << name(day);
        if (!days.contains(next(day)))
            lasts << day;
        if (!days.contains((day + daysOfWeek - 2) % daysOfWeek + 1))
            firsts << day;
    }
    if (names.size() == daysOfWeek)
        return TimeWords::tr("every day", "the days on which cases are answered");
    if (names.size() > 2 && firsts.size() == 1)
        //: the first and the last of some days of the week
        return TimeWords::tr("%1–%2", "days").arg(name(firsts.first()), name(lasts.first()));
    return names.join(TimeWords::tr(", "));
}

QString clockText(const QTime &time)
{
    return withDigits(time.toString(QStringLiteral("HH:mm")));
}

} // namespace

QString durationText(std::chrono::milliseconds duration)
{
    const int minutes = int(std::chrono::round<std::chrono::minutes>(duration).count());
    if (minutes < 1)
        return TimeWords::tr("under a minute");
    if (minutes < 60)
        return TimeWords::tr("%Ln min", "a duration", minutes);
    //: a duration in hours and minutes
    return TimeWords::tr("%1 h %2 min").arg(number(minutes / 60), number(minutes % 60));
}

QString timesRule(const WorkingHours &hours)
{
    if (hours.to <= hours.from || hours.days.isEmpty())
        return TimeWords::tr("Measured by day and night; “no reply needed” stops the clock.");
    //: %1: days of the week; %2, %3: times of day
    return TimeWords::tr("Measured in working hours, %1 %2–%3; “no reply needed” stops the clock.")
        .arg(daysText(hours.days), isolated(clockText(hours.from)), isolated(clockText(hours.to)));
}

QString timesKind(CaseTime::Kind kind)
{
    return kind == CaseTime::Kind::Response ? TimeWords::tr("First response") : TimeWords::tr("Resolution");
}

QString dayText(const QDate &day, const TimeStats &stats, const QDateTime &now)
{
    const QString date = isolated(shortDate(day.startOfDay(), now));
    if (stats.count == 0)
        return TimeWords::tr("%1: none").arg(date);
    return withDigits(TimeWords::tr("%1: median %2, 9 of 10 within %3, %4")
                          .arg(date, durationText(stats.median), durationText(stats.ninetieth),
                               TimeWords::tr("%Ln case(s)", nullptr, stats.count)));
}

} // namespace desk::ui
