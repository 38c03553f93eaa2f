// Many WebSocket clients on one thread, for measuring a server: connect, keep messages in flight, count what comes back.
// Linux only (epoll); speaks just enough RFC 6455 to load a server that does. Loopback only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

struct Target
{
    int port = 0;
    std::string cookie;             ///< value of the Cookie header
    std::vector<std::string> paths; ///< client i uses paths[i % size]
};

struct ConnectResult
{
    int connected = 0;
    int refused = 0;
    double seconds = 0;
    double rate() const { return seconds > 0 ? connected / seconds : 0; }
};

struct LoadResult
{
    uint64_t acknowledged = 0; ///< own messages that came back
    uint64_t delivered = 0;    ///< all message frames received
    uint64_t closed = 0;       ///< connections lost meanwhile
    double seconds = 0;
    std::vector<float> ackMilliseconds;
    double messagesPerSecond() const { return acknowledged / seconds; }
    double deliveriesPerSecond() const { return delivered / seconds; }
    float ackPercentile(double q) const;
};

class LoadGenerator
{
public:
    explicit LoadGenerator(Target target);
    ~LoadGenerator();
    LoadGenerator(const LoadGenerator &) = delete;
    LoadGenerator &operator=(const LoadGenerator &) = delete;

    /// Opens `clients` sockets, at most `atOnce` handshakes under way; ready means its first history frame came.
    ConnectResult connect(int clients, int atOnce = 64);
    /// The first `senders` clients keep `inFlight` messages each on the way for `seconds`, after `warmUp`.
    LoadResult load(int senders, int inFlight, double seconds, double warmUp = 1.0);
    /// Reads what comes for so long.
    void idle(double seconds);

private:
    enum class Stage { Idle, Upgrading, Open, Ready, Gone };
    struct Client
    {
        int fd = -1;
        Stage stage = Stage::Idle;
        std::string in, out;
        std::vector<std::pair<uint32_t, uint64_t>> inFlight; ///< sequence, sent at (ns)
        uint32_t sequence = 0;
    };

    void start(int index);
    void pump(int milliseconds);
    void readable(int index);
    void consume(int index, char *data, size_t size);
    void text(int index, std::string_view payload);
    void flush(int index);
    void sendMessage(int index);
    void close(int index);

    Target m_target;
    int m_epoll = -1;
    std::vector<Client> m_clients;
    int m_pending = 0;
    int m_ready = 0;
    uint32_t m_run;
    int m_senders = 0;
    bool m_measuring = false;
    LoadResult m_result;
};

uint64_t nanoseconds();

} // namespace bench
