// Episodes of waiting are put together case by case; what the rule says is said once, in Case.
#include "models/casetimes.h"

#include <QHash>

#include <algorithm>

namespace desk {

namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

/// What happened in one room, in its order.
struct Case
{
    QList<WaitEpisode> waits;

    void addResponses(QList<CaseTime> &times, const WorkingHours &hours) const
    {
        milliseconds waited{0};
        QDateTime from; // of the first response that is still owed
        for (const WaitEpisode &wait : waits) {
            if (wait.isFirst) {
                waited = 0ms;
                from = wait.from;
            }
            if (!from.isValid())
                continue; // answered before, or its beginning is older than what was asked for
            waited += workingTime(hours, wait.from, wait.until);
            if (wait.how == WaitEnd::NoReply)
                continue;
            if (wait.how == WaitEnd::Reply)
                times << CaseTime{CaseTime::Kind::Response,
                                  wait.room,
                                  wait.category,
                                  wait.by.value_or(User{}),
                                  from,
                                  wait.until,
                                  waited};
            from = {};
        }
    }

    /// A case that was resolved before begins anew with the first word after that.
    QDateTime begin(const QDateTime &opened, const QDateTime &endedBefore) const
    {
        if (!endedBefore.isValid() || opened >= endedBefore)
            return opened;
        for (const WaitEpisode &wait : waits) {
            if (wait.from >= endedBefore)
                return wait.from;
        }
        return endedBefore;
    }

    milliseconds paused(const QDateTime &from, const QDateTime &until, const WorkingHours &hours) const
    {
        milliseconds sum{0};
        for (qsizetype i = 0; i < waits.size(); ++i) {
            if (waits[i].how != WaitEnd::NoReply)
                continue;
            const QDateTime end = i + 1 < waits.size() ? waits[i + 1].from : until;
            sum += workingTime(hours, std::max(waits[i].until, from), std::min(end, until));
        }
        return sum;
    }
};

QDate dayOf(const QDateTime &time, const WorkingHours &hours)
{
    return time.toTimeZone(hours.zone).date();
}

TimeStats statsOf(QList<milliseconds> durations)
{
    if (durations.isEmpty())
        return {};
    std::sort(durations.begin(), durations.end());
    const qsizetype count = durations.size();
    const qsizetype rank = (count * 9 + 9) / 10; // the nearest rank above nine tenths
    return {int(count), (durations[(count - 1) / 2] + durations[count / 2]) / 2, durations[rank - 1]};
}

/// Quoted where it must be; what a spreadsheet would calculate becomes text.
QString cell(const QString &text)
{
    static const QString formula = QStringLiteral("=+-@\t\r");
    QString value = !text.isEmpty() && formula.contains(text[0]) ? QLatin1Char('\'') + text : text;
    if (!value.contains(QLatin1Char(',')) && !value.contains(QLatin1Char('"')) && !value.contains(QLatin1Char('\n')) &&
        !value.contains(QLatin1Char('\r')))
        return value;
    return QLatin1Char('"') + value.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
}

QString line(const QStringList &cells)
{
    QStringList quoted;
    for (const QString &each : cells)
        quoted << cell(each);
    return quoted.join(QLatin1Char(',')) + QLatin1String("\r\n");
}

QString wallTime(const QDateTime &time, const WorkingHours &hours)
{
    return time.toTimeZone(hours.zone).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

} // namespace

QList<CaseTime> caseTimes(const protocol::CaseTimes &times, const WorkingHours &hours)
{
    QHash<RoomId, Case> cases;
    for (const WaitEpisode &wait : times.waits)
        cases[wait.room].waits << wait;
    QList<CaseTime> all;
    for (Case &each : cases) {
        std::stable_sort(each.waits.begin(), each.waits.end(),
                         [](const WaitEpisode &a, const WaitEpisode &b) { return a.from < b.from; });
        each.addResponses(all, hours);
    }
    QHash<RoomId, QDateTime> ended;
    for (const CaseResolution &end : times.resolutions) {
        const Case &room = cases[end.room];
        const QDateTime begin = room.begin(end.openedAt, ended.value(end.room));
        all << CaseTime{CaseTime::Kind::Resolution,
                        end.room,
                        end.category,
                        end.by,
                        begin,
                        end.resolvedAt,
                        workingTime(hours, begin, end.resolvedAt) - room.paused(begin, end.resolvedAt, hours)};
        ended.insert(end.room, end.resolvedAt);
    }
    std::sort(all.begin(), all.end(), [](const CaseTime &a, const CaseTime &b) {
        return a.at != b.at ? a.at < b.at : a.room != b.room ? a.room < b.room : a.kind < b.kind;
    });
    return all;
}

TimeStats timeStats(const QList<CaseTime> &times, CaseTime::Kind kind, const QDate &first, const QDate &last,
                    const WorkingHours &hours, UserId who)
{
    QList<milliseconds> durations;
    for (const CaseTime &time : times) {
        const QDate day = dayOf(time.at, hours);
        if (time.kind == kind && (!who.isValid() || time.by.id == who) && day >= first && day <= last)
            durations << time.worked;
    }
    return statsOf(durations);
}

QList<TimesOfDay> timesByDay(const QList<CaseTime> &times, const QDate &first, const QDate &last,
                             const WorkingHours &hours, UserId who)
{
    QHash<QDate, std::pair<QList<milliseconds>, QList<milliseconds>>> byDay;
    for (const CaseTime &time : times) {
        if (who.isValid() && time.by.id != who)
            continue;
        auto &[responses, resolutions] = byDay[dayOf(time.at, hours)];
        (time.kind == CaseTime::Kind::Response ? responses : resolutions) << time.worked;
    }
    QList<TimesOfDay> days;
    for (QDate day = first; day <= last; day = day.addDays(1)) {
        const auto [responses, resolutions] = byDay.value(day);
        days << TimesOfDay{day, statsOf(responses), statsOf(resolutions)};
    }
    return days;
}

OpenWaits openWaits(const protocol::CaseTimes &times, const WorkingHours &hours, const QDateTime &now)
{
    OpenWaits open;
    for (const WaitEpisode &wait : times.waits) {
        if (wait.how != WaitEnd::None)
            continue;
        ++open.count;
        open.longest = std::max(open.longest, workingTime(hours, wait.from, now));
    }
    return open;
}

QString timesCsv(const QList<CaseTime> &times, const WorkingHours &hours, const CsvWords &words)
{
    QString csv = line(words.columns);
    for (const CaseTime &time : times) {
        const auto minutes = std::chrono::round<std::chrono::minutes>(time.worked).count();
        csv += line({time.kind == CaseTime::Kind::Response ? words.response : words.resolution,
                     QString::number(time.room.value), time.category, time.by.displayName(), wallTime(time.from, hours),
                     wallTime(time.at, hours), QString::number(minutes)});
    }
    return csv;
}

} // namespace desk
