// What lies between the client and the model of the site: calls that are asked, served, answered, lost or late, and
// sockets with frames that wait. Nothing moves but when a test says so, or when a time limit of the client's is over.
#pragma once

#include "net/socket.h"
#include "protocol/codec.h"
#include "session/changesfeed.h"
#include "tests/faults/modelsite.h"
#include "tests/support/fakeclock.h"

#include <QPointer>
#include <QUrlQuery>

#include <deque>
#include <random>

namespace desk {

/// The parts that wait with jitter draw it from the machine's random source. Here such a pause is three seconds, so
/// that a seed takes the same steps again.
class PlainClock : public FakeClock
{
public:
    void after(std::chrono::milliseconds delay, QObject *context, std::function<void()> call) override
    {
        using namespace std::chrono_literals;
        ++m_asked;
        const bool jitters = qobject_cast<Connection *>(context) || qobject_cast<ChangesFeed *>(context);
        FakeClock::after(jitters && (delay == 1s || delay % 1s != 0s) ? 3s : delay, context, std::move(call));
    }
    quint64 asked() const { return m_asked; }

private:
    quint64 m_asked = 0;
};

/// Random numbers that are the same on every machine.
class Dice
{
public:
    explicit Dice(quint64 seed) : m_random(seed) {}
    int below(int end) { return int(m_random() % quint64(end)); }
    bool percent(int chance) { return below(100) < chance; }
    template <typename List> const auto &oneOf(const List &list)
    {
        return list[static_cast<decltype(list.size())>(below(int(list.size())))];
    }

private:
    std::mt19937_64 m_random;
};

class ModelSocket : public Socket
{
public:
    enum class State { Waiting, Open, Gone };
    explicit ModelSocket(std::function<void(ModelSocket &)> pinged) : m_pinged(std::move(pinged)) {}
    void open(const SocketRequest &request) override { m_url = request.url; }
    void send(const QByteArray &text) override
    {
        const auto frame = protocol::decodeClientFrame(text);
        if (frame && std::holds_alternative<protocol::Ping>(*frame))
            m_pinged(*this);
    }
    void ping() override { Q_EMIT ponged(); }
    void close() override
    {
        m_state = State::Gone;
        QMetaObject::invokeMethod(
            this,
            [this] {
                Q_EMIT closed(1000, Error{ErrorCode::Offline, {}, {}, 0});
            },
            Qt::QueuedConnection);
    }
    void abort() override { m_state = State::Gone; }

    const QUrl &url() const { return m_url; }
    State state() const { return m_state; }
    bool isOfNotifications() const { return m_url.path() == QLatin1String("/ws/notifications/"); }
    void accept() { m_state = State::Open; }
    void end(int closeCode, const Error &error)
    {
        m_state = State::Gone;
        m_frames.clear();
        Q_EMIT closed(closeCode, error);
    }
    std::deque<QByteArray> m_frames; ///< sent by the site, not here yet
    Cursor m_seen;                   ///< the last number that the site told on this socket
    RoomId m_room;

private:
    std::function<void(ModelSocket &)> m_pinged;
    QUrl m_url;
    State m_state = State::Waiting;
};

class ModelWire : public QObject
{
public:
    ModelWire(ModelSite &site, PlainClock &clock, Dice &dice) : m_site(site), m_clock(clock), m_dice(dice)
    {
        m_site.numbered = [this](const Room &room, Cursor cursor, const std::optional<Message> &message) {
            eachSocket([&](ModelSocket &socket) {
                if (socket.isOfNotifications())
                    push(socket, protocol::Change{cursor, std::exchange(socket.m_seen, cursor), room, message});
            });
        };
        m_site.told = [this](RoomId room, const protocol::ServerFrame &frame) {
            eachSocket([&](ModelSocket &socket) {
                if (socket.m_room == room)
                    push(socket, frame);
            });
        };
    }

    struct Call
    {
        quint64 number = 0;
        QString name;
        bool writes = false;
        std::function<void()> serve;  ///< the site does it; a second time changes nothing
        std::function<void()> answer; ///< what the site said when it did it
        std::function<void(const Error &)> fail;
        bool served = false;
    };
    /// `serve` is called once, at some time or never.
    template <typename T> FutureResult<T> ask(const QString &name, bool writes, std::function<Result<T>()> serve)
    {
        ++m_moves;
        const Promised<T> promised;
        const auto outcome = std::make_shared<std::optional<Result<T>>>();
        Call call;
        call.number = ++m_lastCall;
        call.name = name;
        call.writes = writes;
        call.serve = [outcome, serve] { *outcome = serve(); };
        call.answer = [outcome, promised] { promised.finish(**outcome); };
        call.fail = [promised](const Error &error) { promised.finish(tl::make_unexpected(error)); };
        if (m_faultless) {
            call.serve();
            call.answer();
        } else {
            m_calls << call;
            using namespace std::chrono_literals;
            m_clock.after(30s, this, [this, number = call.number] { timeOut(number); });
        }
        return promised.future();
    }

    // ---- calls
    bool hasCalls() const { return !m_calls.isEmpty(); }
    QString serveOne()
    {
        return with(
            pick(), [](Call &call) { serve(call); }, false);
    }
    QString answerOne()
    {
        return with(
            pick(),
            [](Call &call) {
                serve(call);
                call.answer();
            },
            true);
    }
    /// `done`: the site does it, and its answer is lost. What the site has done it does not deny.
    QString failOne(bool done)
    {
        return with(
            pick(),
            [this, done](Call &call) {
                if (done)
                    serve(call);
                QList<ErrorCode> codes{ErrorCode::Offline, ErrorCode::TimedOut, ErrorCode::ServerFault,
                                       ErrorCode::BadReply};
                if (!call.served)
                    codes << ErrorCode::RateLimited << ErrorCode::SignedOut;
                call.fail(Error{m_dice.oneOf(codes), {}, {}, 0});
            },
            true);
    }
    /// The client has given up; the request may still arrive within a minute.
    bool hasLateRequests() const { return !m_late.isEmpty(); }
    void settleOneLate() { settleLate(m_late.at(m_dice.below(int(m_late.size()))).number); }
    /// The machine sleeps: whatever it sent has arrived or never will.
    void settleAll()
    {
        while (!m_late.isEmpty())
            settleLate(m_late.first().number);
        const QList<Call> calls = std::exchange(m_calls, {});
        for (Call call : calls) {
            if (m_dice.percent(50)) {
                serve(call);
                m_calls << call;
            } else if (call.served) {
                m_calls << call;
            } else {
                call.fail(Error{ErrorCode::Offline, {}, {}, 0});
            }
        }
    }

    // ---- sockets
    Connection::SocketFactory factory()
    {
        return [this]() -> std::unique_ptr<Socket> {
            ++m_moves;
            auto socket = std::make_unique<ModelSocket>([this](ModelSocket &of) {
                push(of, protocol::Pong{m_site.isFull() ? std::optional(of.m_seen) : std::nullopt});
            });
            m_sockets << socket.get();
            const auto open = [this, made = QPointer<ModelSocket>(socket.get())] {
                if (made && made->state() == ModelSocket::State::Waiting)
                    accept(*made);
            };
            if (m_faultless)
                QMetaObject::invokeMethod(this, open, Qt::QueuedConnection);
            return socket;
        };
    }
    QList<ModelSocket *> sockets(ModelSocket::State state)
    {
        m_sockets.removeIf(
            [](const QPointer<ModelSocket> &each) { return !each || each->state() == ModelSocket::State::Gone; });
        QList<ModelSocket *> found;
        for (const QPointer<ModelSocket> &each : std::as_const(m_sockets)) {
            if (each->state() == state)
                found << each;
        }
        return found;
    }
    void accept(ModelSocket &socket)
    {
        socket.accept();
        if (socket.isOfNotifications()) {
            socket.m_seen = m_site.visibleCursor();
            push(socket, protocol::Hello{socket.m_seen});
        } else {
            for (const ModelSite::Place &place : m_site.places()) {
                const bool here =
                    place.room.type == RoomType::PublisherAdmin
                        ? socket.url().path().startsWith(QLatin1String("/ws/chat/support/"))
                        : socket.url().path() == QStringLiteral("/ws/chat/ad/%1/").arg(place.room.ad.value);
                if (here)
                    socket.m_room = place.room.id;
            }
            const MessageId after{QUrlQuery(socket.url()).queryItemValue(QStringLiteral("after")).toLongLong()};
            push(socket, m_site.history(socket.m_room, after, historySize));
        }
        Q_EMIT socket.opened();
        if (m_faultless)
            deliverAll(socket);
    }
    void deliverAll(ModelSocket &socket)
    {
        const QPointer<ModelSocket> alive(&socket);
        while (alive && !alive->m_frames.empty())
            deliver(*alive);
    }
    void deliver(ModelSocket &socket)
    {
        const QByteArray frame = socket.m_frames.front();
        socket.m_frames.pop_front();
        Q_EMIT socket.received(frame);
    }

    // ---- the ends
    /// The client's process is gone; what it had sent may still arrive.
    void hangUp()
    {
        for (Call &call : m_calls) {
            if (!call.served && call.writes)
                beLate(call);
        }
        m_calls.clear();
        m_sockets.clear();
    }
    void becomeFaultless()
    {
        m_faultless = true;
        while (!m_late.isEmpty())
            settleLate(m_late.first().number);
        const QList<Call> calls = std::exchange(m_calls, {});
        for (Call call : calls) {
            serve(call);
            call.answer();
        }
        for (ModelSocket *socket : sockets(ModelSocket::State::Waiting))
            accept(*socket);
        for (ModelSocket *socket : sockets(ModelSocket::State::Open))
            deliverAll(*socket);
    }
    quint64 moves() const { return m_moves; }

private:
    static constexpr int historySize = 6;

    void push(ModelSocket &socket, const protocol::ServerFrame &frame)
    {
        ++m_moves;
        socket.m_frames.push_back(protocol::encode(frame, {m_site.isFull()}));
        if (m_faultless) { // after whatever led here
            QMetaObject::invokeMethod(
                &socket, [this, &socket] { deliverAll(socket); }, Qt::QueuedConnection);
        }
    }
    template <typename Do> void eachSocket(Do work)
    {
        for (ModelSocket *socket : sockets(ModelSocket::State::Open))
            work(*socket);
    }
    /// Of those with the same name the order of asking is the order of the list; between names it may depend on
    /// threads.
    quint64 pick()
    {
        QList<const Call *> calls;
        for (const Call &call : std::as_const(m_calls))
            calls << &call;
        std::stable_sort(calls.begin(), calls.end(), [](const Call *a, const Call *b) { return a->name < b->name; });
        return m_dice.oneOf(calls)->number;
    }
    template <typename Do> QString with(quint64 number, Do work, bool ends)
    {
        const auto find = [number](QList<Call> &calls) {
            return std::find_if(calls.begin(), calls.end(),
                                [number](const Call &each) { return each.number == number; });
        };
        const auto found = find(m_calls);
        if (found == m_calls.end())
            return {};
        Call call = *found;
        if (ends)
            m_calls.erase(found);
        work(call);
        if (!ends)
            find(m_calls)->served = call.served;
        return call.name;
    }
    static void serve(Call &call)
    {
        if (!std::exchange(call.served, true))
            call.serve();
    }
    void timeOut(quint64 number)
    {
        with(
            number,
            [this](Call &call) {
                if (!call.served && call.writes)
                    beLate(call);
                call.fail(Error{ErrorCode::TimedOut, {}, {}, 0});
            },
            true);
    }
    void beLate(const Call &call)
    {
        using namespace std::chrono_literals;
        m_late << call;
        m_clock.after(60s, this, [this, number = call.number] { settleLate(number); });
    }
    void settleLate(quint64 number)
    {
        const auto found =
            std::find_if(m_late.begin(), m_late.end(), [number](const Call &each) { return each.number == number; });
        if (found == m_late.end())
            return;
        Call call = *found;
        m_late.erase(found);
        if (m_dice.percent(60))
            serve(call);
    }

    ModelSite &m_site;
    PlainClock &m_clock;
    Dice &m_dice;
    QList<Call> m_calls;
    QList<Call> m_late;
    QList<QPointer<ModelSocket>> m_sockets;
    quint64 m_lastCall = 0;
    quint64 m_moves = 0;
    bool m_faultless = false;
};

} // namespace desk
