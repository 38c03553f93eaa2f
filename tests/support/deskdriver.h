// The core without a window: orders in, events out, one JSON object a line. For end-to-end and crash tests.
// The keys here are the driver's own.
#pragma once

#include "session/accounts.h"

#include <QJsonObject>
#include <QMap>

#include <chrono>
#include <functional>

namespace desk {

class DeskDriver : public QObject
{
    Q_OBJECT
public:
    using Write = std::function<void(const QJsonObject &)>;

    DeskDriver(Accounts &accounts, Write write, QObject *parent = nullptr);
    /// What the order "clock" does: the wall clock is wrong by so many seconds from now on.
    void setClockSetter(std::function<void(std::chrono::seconds)> set) { m_setClock = std::move(set); }
    /// One line of input.
    void obey(const QByteArray &line);

Q_SIGNALS:
    void quit();

private:
    void follow(Session *session);
    void openRoom(RoomId room);
    void tellTimeline(RoomId room);
    void tellState();
    void signIn(const QJsonObject &order);
    void openAccount(const QJsonObject &order);
    void page(RoomId room);
    void say(const QString &event, QJsonObject details = {});
    void sayError(const QString &order, const Error &error);

    Accounts &m_accounts;
    Write m_write;
    std::function<void(std::chrono::seconds)> m_setClock;
    Session *m_session = nullptr;
    std::map<RoomId, std::unique_ptr<Timeline>> m_timelines;
    QHash<RoomId, QSet<qint64>> m_shown;      ///< message ids already told
    QHash<RoomId, QHash<qint64, int>> m_told; ///< outbox states already told
    QHash<RoomId, qint64> m_readTold;
    QHash<RoomId, QStringList> m_typingTold;
};

} // namespace desk
