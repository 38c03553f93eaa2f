#include "net/connection.h"

#include "net/answer.h"
#include "protocol/codec.h"
#include "system/clock.h"
#include "system/logging.h"

#include <QRandomGenerator>

#include <deque>

namespace desk {

namespace {

using std::chrono::milliseconds;

/// A connection that lived less is still failing: its backoff goes on growing.
constexpr milliseconds provenAfter{10'000};
/// After wake a live server answers a ping within this time; a dead connection is cut.
constexpr milliseconds wakePatience{5'000};
/// "No live socket here" (a handshake answered 404 or 5xx): retry slowly.
constexpr milliseconds slowRetry{30'000};

bool isFinal(int closeCode, const Error &error)
{
    if (closeCode == 4401 || closeCode == 4403)
        return true;
    return error.httpStatus == 401 || error.httpStatus == 403;
}

} // namespace

// Texts in, frames out, in the order they came: large ones are decoded on the pool, small ones wait their turn.
class Connection::Inbox : public QObject
{
public:
    explicit Inbox(Connection &owner) : m_owner(owner) {}

    void take(const QByteArray &text)
    {
        if (text.size() <= poolThreshold && m_waiting.empty())
            return deliver(protocol::decodeServerFrame(text));
        auto slot = std::make_shared<Slot>();
        m_waiting.push_back(slot);
        if (text.size() <= poolThreshold) {
            *slot = protocol::decodeServerFrame(text);
            return;
        }
        onPool(
            this, [text] { return protocol::decodeServerFrame(text); },
            [this, slot](const Decoded &frame) {
                *slot = frame;
                deliverReady();
            });
    }

    /// A listener may drop the connection in the middle of a delivery: nothing follows.
    void close()
    {
        m_isClosed = true;
        m_waiting.clear();
    }

private:
    using Decoded = Result<protocol::ServerFrame>;
    using Slot = std::optional<Decoded>;

    void deliverReady()
    {
        while (!m_waiting.empty() && m_waiting.front()->has_value()) {
            const auto slot = m_waiting.front();
            m_waiting.pop_front();
            deliver(**slot);
        }
    }

    void deliver(const Decoded &frame)
    {
        if (m_isClosed)
            return;
        if (frame)
            Q_EMIT m_owner.frameReceived(*frame);
        else
            qCWarning(lcNet, "a frame of the site does not parse: %s", qUtf8Printable(frame.error().detail));
    }

    Connection &m_owner;
    std::deque<std::shared_ptr<Slot>> m_waiting;
    bool m_isClosed = false;
};

Connection::Connection(SocketFactory sockets, RequestSource request, Clock &clock, ConnectionOptions options,
                       QObject *parent)
    : QObject(parent), m_sockets(std::move(sockets)), m_request(std::move(request)), m_clock(clock), m_options(options),
      m_backoff(QRandomGenerator::global()->generate64())
{
}

Connection::~Connection()
{
    dropSocket(false);
}

void Connection::start()
{
    if (m_state == State::Off) {
        m_backoff.reset();
        connectNow();
    }
}

void Connection::stop()
{
    if (m_state == State::Off)
        return;
    ++m_epoch;
    dropSocket(true);
    setState(State::Off);
}

void Connection::retryNow()
{
    if (m_state == State::BackingOff)
        return connectNow();
    if (m_state != State::Online)
        return;
    // The machine may have slept while the other side gave up: ask, and do not wait long for the answer.
    ping();
    inThisEpoch(wakePatience, [this, asked = m_heardCount] {
        if (m_heardCount == asked)
            lost(0, Error{ErrorCode::TimedOut, {}, {}, 0});
    });
}

void Connection::send(const protocol::ClientFrame &frame)
{
    if (m_state == State::Online)
        m_socket->send(protocol::encode(frame));
}

void Connection::connectNow()
{
    ++m_epoch;
    dropSocket(true);
    attach(m_sockets());
    setState(State::Connecting);
    inThisEpoch(m_options.connectTimeout, [this] {
        if (m_state == State::Connecting)
            lost(0, Error{ErrorCode::TimedOut, {}, {}, 0});
    });
    m_socket->open(m_request());
}

void Connection::attach(std::unique_ptr<Socket> socket)
{
    m_socket = std::move(socket);
    m_inbox = std::make_unique<Inbox>(*this);
    connect(m_socket.get(), &Socket::opened, this, &Connection::opened);
    connect(m_socket.get(), &Socket::closed, this, &Connection::lost);
    connect(m_socket.get(), &Socket::ponged, this, &Connection::heard);
    connect(m_socket.get(), &Socket::received, this, [this](const QByteArray &text) {
        heard();
        m_inbox->take(text);
    });
}

void Connection::dropSocket(bool politely)
{
    // Both may be in the middle of a signal that led here.
    if (m_inbox) {
        m_inbox->close();
        m_inbox.release()->deleteLater();
    }
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    Socket *socket = m_socket.release();
    if (politely && m_state == State::Online) {
        socket->setParent(this); // says its farewell alone, but not beyond us
        connect(socket, &Socket::closed, socket, &QObject::deleteLater);
        socket->close();
    } else {
        socket->abort();
        socket->deleteLater();
    }
}

void Connection::opened()
{
    heard();
    m_openedAt = m_heardAt;
    m_lastError.reset();
    const quint64 epoch = ++m_epoch;
    setState(State::Online);
    if (epoch != m_epoch)
        return;
    keepPinging();
    watchSilence(m_options.silenceLimit);
    inThisEpoch(m_options.recycleAfter, [this] { connectNow(); });
    Q_EMIT online();
}

void Connection::heard()
{
    m_heardAt = m_clock.monotonic();
    ++m_heardCount;
}

void Connection::lost(int closeCode, const Error &error)
{
    const bool wasProven = m_state == State::Online && m_clock.monotonic() - m_openedAt >= provenAfter;
    ++m_epoch;
    dropSocket(false);
    m_lastError = error;
    if (isFinal(closeCode, error)) {
        setState(State::Off);
        Q_EMIT refused(closeCode, error);
        return;
    }
    if (wasProven)
        m_backoff.reset();
    backOff(error);
}

void Connection::backOff(const Error &error)
{
    const bool isSlow = error.httpStatus == 404 || error.httpStatus >= 500;
    m_backoff.atLeast(std::max(error.retryAfter, isSlow ? slowRetry : milliseconds(0)));
    const milliseconds wait = m_backoff.next();
    m_retryAt = m_clock.now().addMSecs(wait.count());
    inThisEpoch(wait, [this] { connectNow(); });
    setState(State::BackingOff);
}

void Connection::setState(State state)
{
    if (state != State::BackingOff)
        m_retryAt = QDateTime();
    if (std::exchange(m_state, state) != state)
        Q_EMIT stateChanged();
}

void Connection::keepPinging()
{
    inThisEpoch(m_options.pingInterval, [this] {
        ping();
        keepPinging();
    });
}

void Connection::ping()
{
    if (m_options.pings)
        send(protocol::Ping{});
    else
        m_socket->ping();
}

void Connection::watchSilence(milliseconds limit)
{
    inThisEpoch(limit, [this] {
        const milliseconds silence = m_clock.monotonic() - m_heardAt;
        if (silence >= m_options.silenceLimit)
            lost(0, Error{ErrorCode::TimedOut, {}, {}, 0});
        else
            watchSilence(m_options.silenceLimit - silence);
    });
}

void Connection::inThisEpoch(milliseconds delay, std::function<void()> call)
{
    m_clock.after(delay, this, [this, epoch = m_epoch, call = std::move(call)] {
        if (epoch == m_epoch)
            call();
    });
}

} // namespace desk
