// The room list in words, for assistive technology and tooltips: RoomFilter with the window's language laid over.
#pragma once

#include "models/roomfilter.h"
#include "system/clock.h"
#include "ui/rooms/roomtext.h"

#include <QIdentityProxyModel>

namespace desk::ui {

class RoomPresentation : public QIdentityProxyModel
{
    Q_OBJECT
public:
    RoomPresentation(RoomFilter &filter, const Clock &clock, QObject *parent = nullptr);
    void setStaff(const std::optional<StaffView> &staff) { m_staff = staff; }
    QVariant data(const QModelIndex &index, int role) const override;

private:
    RoomFilter &m_filter;
    const Clock &m_clock;
    std::optional<StaffView> m_staff;
};

} // namespace desk::ui
