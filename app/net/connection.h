// One kept WebSocket: connects, pings, notices silence, comes back with full jitter. Decodes frames (large ones on the
// pool, in order) and hands them up. Knows no room and no store.
#pragma once

#include "net/backoff.h"
#include "net/siteaddress.h"
#include "net/socket.h"
#include "protocol/frames.h"

#include <QDateTime>

#include <functional>
#include <memory>

namespace desk {

class Clock;

struct ConnectionOptions
{
    std::chrono::milliseconds connectTimeout{15'000};
    std::chrono::milliseconds pingInterval{20'000};
    std::chrono::milliseconds silenceLimit{45'000}; ///< nothing heard for so long: cut and come back
    std::chrono::hours recycleAfter{12};
    bool pings = false; ///< `{"type":"ping"}` is known by /ws/notifications/ alone; others get WebSocket pings
};

class Connection : public QObject
{
    Q_OBJECT
public:
    enum class State { Off, Connecting, Online, BackingOff };
    Q_ENUM(State)
    using SocketFactory = std::function<std::unique_ptr<Socket>()>;
    /// Called for each attempt, so that a renewed cookie or a `?after=` is always the current one.
    using RequestSource = std::function<SocketRequest()>;

    Connection(SocketFactory sockets, RequestSource request, Clock &clock, ConnectionOptions options = {},
               QObject *parent = nullptr);
    ~Connection() override;

    State state() const { return m_state; }
    QDateTime retryAt() const { return m_retryAt; } ///< valid while BackingOff
    const std::optional<Error> &lastError() const { return m_lastError; }

public Q_SLOTS:
    void start();
    void stop();
    /// After wake, or "retry now": at once, whatever the backoff says.
    void retryNow();
    void send(const desk::protocol::ClientFrame &frame); ///< dropped unless Online

Q_SIGNALS:
    void stateChanged();
    void online();
    void frameReceived(const desk::protocol::ServerFrame &frame);
    /// A handshake refusal or a close that retrying will not mend by itself (403, 4401, 4403): the connection has
    /// stopped; the owner decides. Other failures are retried without asking.
    void refused(int closeCode, const desk::Error &error);

private:
    class Inbox;
    void connectNow();
    void attach(std::unique_ptr<Socket> socket);
    void dropSocket(bool politely);
    void opened();
    void heard();
    void lost(int closeCode, const Error &error);
    void backOff(const Error &error);
    void setState(State state);
    void keepPinging();
    void ping();
    void watchSilence(std::chrono::milliseconds limit);
    /// Calls unless the connection has moved on to another attempt or state by then.
    void inThisEpoch(std::chrono::milliseconds delay, std::function<void()> call);

    SocketFactory m_sockets;
    RequestSource m_request;
    Clock &m_clock;
    ConnectionOptions m_options;
    Backoff m_backoff;
    std::unique_ptr<Socket> m_socket;
    std::unique_ptr<Inbox> m_inbox; ///< of the present socket
    State m_state = State::Off;
    QDateTime m_retryAt;
    std::optional<Error> m_lastError;
    quint64 m_epoch = 0;
    std::chrono::milliseconds m_openedAt{0}; ///< monotonic
    std::chrono::milliseconds m_heardAt{0};
    quint64 m_heardCount = 0;
};

} // namespace desk
