// One whole shift with the real server: the site is filled, people come and go for some hours, and what every witness says is
// brought together.
#pragma once

#include "e2e/shift/shiftadmin.h"
#include "e2e/shift/shiftpublisher.h"

#include <QElapsedTimer>

namespace desk {

class Shift
{
public:
    static constexpr int admins = 3;

    Shift(const ShiftPlan &plan, int publishers);

    bool prepare();
    /// Until the hours are over and the queue is empty, or nothing can be hoped for any more.
    bool live();
    bool gather();
    const ShiftLog &log() const { return m_log; }
    ShiftChances chances() const;
    int reopenings() const;
    QStringList describe();

private:
    bool isDone();

    ShiftPlan m_plan;
    int m_crowd;
    LiveSite m_site;
    ShiftLog m_log;
    QElapsedTimer m_idle;               ///< since nobody has anything to do
    std::unique_ptr<SiteApi> m_auditor; ///< staff who only read
    std::vector<std::unique_ptr<ShiftAdmin>> m_admins;
    std::vector<std::unique_ptr<ShiftPublisher>> m_publishers;
};

} // namespace desk
