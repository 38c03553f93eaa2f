// First response and resolution times of support cases, in working hours. The rule: the clock of a first response runs while the
// publisher waits, from his first word to the first reply; that of a resolution from the case's opening to its end. "No reply
// needed" stops both until he writes again; a case that is reopened begins anew with his next word. A case that still waits has no
// time yet and is counted apart. Pure.
#pragma once

#include "protocol/triage.h"
#include "system/workinghours.h"

namespace desk {

struct CaseTime
{
    enum class Kind { Response, Resolution };
    Kind kind = Kind::Response;
    RoomId room;
    QString category;
    User by;
    QDateTime from; ///< the publisher's first word, or the opening
    QDateTime at;   ///< the reply, or the resolution
    std::chrono::milliseconds worked{0};
    friend bool operator==(const CaseTime &, const CaseTime &) = default;
};

/// In the order of `at`.
QList<CaseTime> caseTimes(const protocol::CaseTimes &times, const WorkingHours &hours);

struct TimeStats
{
    int count = 0;
    std::chrono::milliseconds median{0};
    std::chrono::milliseconds ninetieth{0}; ///< nine of ten took no longer
    friend bool operator==(const TimeStats &, const TimeStats &) = default;
};

struct TimesOfDay
{
    QDate day;
    TimeStats response;
    TimeStats resolution;
    friend bool operator==(const TimesOfDay &, const TimesOfDay &) = default;
};

/// Of `kind`, that ended on one of these days (by the clock on the wall of `hours`); `who` 0: the whole team.
TimeStats timeStats(const QList<CaseTime> &times, CaseTime::Kind kind, const QDate &first, const QDate &last,
                    const WorkingHours &hours, UserId who = {});
/// One for each day, also for those on which nothing ended.
QList<TimesOfDay> timesByDay(const QList<CaseTime> &times, const QDate &first, const QDate &last,
                             const WorkingHours &hours, UserId who = {});

struct OpenWaits
{
    int count = 0;
    std::chrono::milliseconds longest{0}; ///< in working hours
    friend bool operator==(const OpenWaits &, const OpenWaits &) = default;
};
OpenWaits openWaits(const protocol::CaseTimes &times, const WorkingHours &hours, const QDateTime &now);

/// The seven names of the columns: what, case, category, by, from, until, minutes; and of the two kinds.
struct CsvWords
{
    QStringList columns;
    QString response;
    QString resolution;
};
/// A line for each time, with the clock on the wall. Nothing in it is read as a formula by a program that opens it.
QString timesCsv(const QList<CaseTime> &times, const WorkingHours &hours, const CsvWords &words);

} // namespace desk
