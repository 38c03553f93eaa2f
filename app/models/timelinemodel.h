// The rows of one room as a Qt model for the timeline view. Emits the smallest inserts, removals and changes between
// two snapshots. TextRole is the plain text, for accessibility and copying.
#pragma once

#include "models/timelinerow.h"

#include <QAbstractListModel>
#include <QPointer>

namespace desk {

class TimelineModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { TextRole = Qt::UserRole + 1, KindRole, MineRole, DeliveryRole };

    explicit TimelineModel(QObject *parent = nullptr);

    /// Follows this timeline; null shows nothing. Not owned.
    void setTimeline(Timeline *timeline);
    Timeline *timeline() const { return m_timeline; }
    /// A support case seen by its team: the log stands in the talk; null: no log. Not owned.
    void setCase(Triage *triage);
    /// The person's zone and day changed (midnight, settings).
    void setZone(const QTimeZone &zone);

    const TimelineRow &row(int index) const { return m_rows.at(index); }
    int rowOf(MessageId message) const; ///< -1: not in the window
    int unreadLineRow() const;          ///< -1: none

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    void refresh();
    void readLog();
    void show(QList<TimelineRow> rows);

    Timeline *m_timeline = nullptr;
    QPointer<Triage> m_case;
    QList<CaseLine> m_log; ///< of the timeline's room; empty where there is none
    QTimeZone m_zone;
    QList<TimelineRow> m_rows;
};

} // namespace desk
