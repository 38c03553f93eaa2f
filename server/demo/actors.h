// The director on the running server: the people of the demo act through RoomService as a gateway would for them.
// Network thread only.
#pragma once

#include "server/auth/account.h"
#include "server/demo/director.h"
#include "server/rooms/hub.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace desk::server {
class DbThread;
class RoomService;
} // namespace desk::server

namespace desk::server::demo {

struct ActorOptions
{
    quint64 seed = 1;
    double speed = 1.0; ///< 1: as in life; above 0
    QString spotlight;  ///< user name; empty: demo::publisherLogin()'s
};

class Actors : public Listener
{
public:
    Actors(boost::asio::io_context &io, DbThread &db, RoomService &rooms, ActorOptions options);
    ~Actors() override;
    Actors(const Actors &) = delete;
    Actors &operator=(const Actors &) = delete;

    /// Reads who is there; in a database without the demo nothing happens.
    void start();
    /// At once; what was under way is forgotten.
    void stop();

    UserId user() const override { return {}; }
    void hear(const Event &event) override;

private:
    struct Loaded;

    void begin(Loaded loaded);
    void arm();
    void tick();
    void perform(const Act &act);
    void inRoom(const Thread &thread, std::function<void(RoomId)> then);
    void openCase(const Act &act);
    void know(RoomId room, const Thread &thread);
    void heardIn(RoomId room, UserId sender, const QString &text);
    bool audience() const;
    Instant now() const;
    /// A callback that does nothing once the actors have stopped.
    template <typename F> auto whileAlive(F call)
    {
        return [alive = std::weak_ptr<char>(m_alive), call = std::move(call)](auto &&...values) {
            if (alive.lock())
                call(std::forward<decltype(values)>(values)...);
        };
    }

    DbThread &m_db;
    RoomService &m_rooms;
    ActorOptions m_options;
    boost::asio::steady_timer m_timer;
    boost::asio::io_context &m_io;
    std::chrono::steady_clock::time_point m_began;
    std::optional<Director> m_director;
    std::unordered_map<UserId, AccountPtr> m_accounts;
    std::map<Thread, RoomId> m_roomOf;
    std::unordered_map<RoomId, Thread> m_threadOf;
    std::vector<Topic> m_topics;
    std::shared_ptr<char> m_alive;
};

} // namespace desk::server::demo
