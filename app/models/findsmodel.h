// What one conversation holds of one kind: a first page of the newest at once, more when asked for, and what is stored
// while it is shown. Links and files stand the newest first; prices as they were named, one after the other.
#pragma once

#include "session/session.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QTimer>

namespace desk {

class FindsModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { MessageIdRole = Qt::UserRole + 1 };

    explicit FindsModel(FindKind kind, QObject *parent = nullptr);
    /// Not owned; null, or room 0: nothing is found.
    void setRoom(Session *session, RoomId room);
    FindKind kind() const { return m_kind; }
    const Find &find(int row) const { return m_finds.at(row); }
    bool hasMore() const { return m_next.isValid(); }
    bool isLooking() const { return m_looking; }
    /// Looks further back.
    void more();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

Q_SIGNALS:
    void stateChanged(); ///< looking, or done

private:
    void restart();
    void clear();
    void stored(MessageId oldest);
    void ask(MessageId before, MessageId after);
    void take(const FindsPage &page, MessageId after);

    bool oldestFirst() const { return m_kind == FindKind::Prices; }

    FindKind m_kind;
    QPointer<Session> m_session;
    RoomId m_room;
    QList<Find> m_finds;
    MessageId m_next;       ///< where the next page begins; 0: there is none
    MessageId m_newestSeen; ///< everything stored up to here has been looked at, down to m_next
    qsizetype m_wanted = 0; ///< finds to have before it rests
    int m_pages = 0;        ///< asked since somebody wanted something
    bool m_looking = false;
    std::optional<MessageId> m_unseen; ///< what was stored since: from this message on
    QTimer m_pause;                    ///< a burst of messages is looked at once
    quint64 m_turn = 0;
};

} // namespace desk
