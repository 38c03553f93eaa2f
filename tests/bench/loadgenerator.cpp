// The event loop of the load generator and its few lines of RFC 6455.
#include "bench/loadgenerator.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace bench {

namespace {

constexpr uint8_t opText = 1, opClose = 8, opPing = 9, opPong = 10;

void appendFrame(std::string &out, uint8_t opcode, std::string_view payload)
{
    static constexpr uint8_t mask[4] = {0x12, 0xa4, 0x56, 0xe8};
    out.push_back(char(0x80 | opcode));
    if (payload.size() < 126) {
        out.push_back(char(0x80 | payload.size()));
    } else {
        out.push_back(char(0x80 | 126));
        out.push_back(char(payload.size() >> 8));
        out.push_back(char(payload.size()));
    }
    out.append(reinterpret_cast<const char *>(mask), sizeof mask);
    for (size_t i = 0; i < payload.size(); ++i)
        out.push_back(char(uint8_t(payload[i]) ^ mask[i & 3]));
}

struct Frame
{
    size_t size = 0; ///< 0: not all there yet
    uint8_t opcode = 0;
    std::string_view payload;
};

Frame parseFrame(const char *data, size_t available)
{
    const auto byte = [data](size_t i) { return uint64_t(uint8_t(data[i])); };
    if (available < 2)
        return {};
    uint64_t length = byte(1) & 127;
    size_t head = 2;
    if (length == 126) {
        if (available < 4)
            return {};
        length = byte(2) << 8 | byte(3);
        head = 4;
    } else if (length == 127) {
        if (available < 10)
            return {};
        length = 0;
        for (size_t i = 2; i < 10; ++i)
            length = length << 8 | byte(i);
        head = 10;
    }
    if (available < head + length)
        return {};
    return {head + size_t(length), uint8_t(byte(0) & 15), {data + head, size_t(length)}};
}

/// Our messages carry "@run:client:sequence@" so that an echo is known for what it is.
struct Mark
{
    uint32_t run = 0, client = 0, sequence = 0;
};

bool parseMark(std::string_view payload, Mark &mark)
{
    size_t at = payload.find('@');
    if (at == payload.npos)
        return false;
    const char *p = payload.data() + at + 1;
    const char *const end = payload.data() + payload.size();
    for (uint32_t *field : {&mark.run, &mark.client, &mark.sequence}) {
        const auto parsed = std::from_chars(p, end, *field);
        if (parsed.ec != std::errc())
            return false;
        p = parsed.ptr + 1;
    }
    return true;
}

} // namespace

uint64_t nanoseconds()
{
    return uint64_t(std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1));
}

float LoadResult::ackPercentile(double q) const
{
    if (ackMilliseconds.empty())
        return -1;
    std::vector<float> sorted = ackMilliseconds;
    const auto at = sorted.begin() + std::ptrdiff_t(std::min(sorted.size() - 1, size_t(q * double(sorted.size()))));
    std::nth_element(sorted.begin(), at, sorted.end());
    return *at;
}

LoadGenerator::LoadGenerator(Target target)
    : m_target(std::move(target)), m_epoll(epoll_create1(0)), m_run(uint32_t(nanoseconds() / 1000) & 0x7fffffff)
{
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

LoadGenerator::~LoadGenerator()
{
    for (Client &client : m_clients) {
        if (client.fd >= 0)
            ::close(client.fd);
    }
    ::close(m_epoll);
}

ConnectResult LoadGenerator::connect(int clients, int atOnce)
{
    const int first = int(m_clients.size());
    m_clients.resize(size_t(first + clients));
    const int readyBefore = m_ready;
    int next = first;
    const uint64_t begin = nanoseconds();
    const uint64_t deadline = begin + 120'000'000'000ULL;
    while (true) {
        const int gone = int(std::count_if(m_clients.begin() + first, m_clients.begin() + next,
                                           [](const Client &c) { return c.stage == Stage::Gone; }));
        if (m_ready - readyBefore + gone >= clients || nanoseconds() > deadline) {
            const double seconds = double(nanoseconds() - begin) / 1e9;
            return {m_ready - readyBefore, gone, seconds};
        }
        while (next < int(m_clients.size()) && m_pending < atOnce)
            start(next++);
        pump(10);
    }
}

LoadResult LoadGenerator::load(int senders, int inFlight, double seconds, double warmUp)
{
    m_senders = senders;
    m_measuring = false;
    for (int i = 0; i < senders; ++i) {
        for (int k = 0; k < inFlight; ++k)
            sendMessage(i);
    }
    idle(warmUp);
    m_result = {};
    m_measuring = true;
    const uint64_t begin = nanoseconds();
    idle(seconds);
    m_result.seconds = double(nanoseconds() - begin) / 1e9;
    m_measuring = false;
    m_senders = 0; // echoes on the way start no further message
    return m_result;
}

void LoadGenerator::idle(double seconds)
{
    const uint64_t end = nanoseconds() + uint64_t(seconds * 1e9);
    while (nanoseconds() < end)
        pump(5);
}

void LoadGenerator::start(int index)
{
    Client &client = m_clients[size_t(index)];
    client.fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    const int on = 1;
    setsockopt(client.fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(uint16_t(m_target.port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    client.stage = Stage::Upgrading;
    ++m_pending;
    if (::connect(client.fd, reinterpret_cast<sockaddr *>(&address), sizeof address) < 0 && errno != EINPROGRESS) {
        close(index);
        return;
    }
    const std::string host = "127.0.0.1:" + std::to_string(m_target.port);
    client.out = "GET " + m_target.paths[size_t(index) % m_target.paths.size()] + " HTTP/1.1\r\nHost: " + host +
                 "\r\nOrigin: http://" + host +
                 "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                 "Sec-WebSocket-Version: 13\r\nCookie: " +
                 m_target.cookie + "\r\n\r\n";
    epoll_event event{};
    event.events = EPOLLIN | EPOLLOUT;
    event.data.u32 = uint32_t(index);
    epoll_ctl(m_epoll, EPOLL_CTL_ADD, client.fd, &event);
}

void LoadGenerator::pump(int milliseconds)
{
    epoll_event events[512];
    const int count = epoll_wait(m_epoll, events, 512, milliseconds);
    for (int i = 0; i < count; ++i) {
        const int index = int(events[i].data.u32);
        Client &client = m_clients[size_t(index)];
        if (client.fd >= 0 && (events[i].events & EPOLLOUT)) {
            flush(index);
            if (client.fd >= 0 && client.out.empty()) {
                epoll_event event{};
                event.events = EPOLLIN;
                event.data.u32 = uint32_t(index);
                epoll_ctl(m_epoll, EPOLL_CTL_MOD, client.fd, &event);
            }
        }
        if (client.fd >= 0 && (events[i].events & (EPOLLIN | EPOLLHUP | EPOLLERR)))
            readable(index);
    }
}

void LoadGenerator::readable(int index)
{
    static char buffer[1 << 18];
    Client &client = m_clients[size_t(index)];
    while (client.fd >= 0) {
        const ssize_t got = recv(client.fd, buffer, sizeof buffer, 0);
        if (got < 0 && errno == EAGAIN)
            return;
        if (got <= 0) {
            close(index);
            return;
        }
        if (client.in.empty()) {
            consume(index, buffer, size_t(got));
        } else {
            std::string whole = std::move(client.in);
            client.in.clear();
            whole.append(buffer, size_t(got));
            consume(index, whole.data(), whole.size());
        }
        if (got < ssize_t(sizeof buffer))
            return;
    }
}

void LoadGenerator::consume(int index, char *data, size_t size)
{
    Client &client = m_clients[size_t(index)];
    if (client.stage == Stage::Upgrading) {
        const std::string_view head(data, size);
        const size_t end = head.find("\r\n\r\n");
        if (end == head.npos) {
            client.in.assign(data, size);
            return;
        }
        if (head.substr(0, 12) != "HTTP/1.1 101") {
            close(index);
            return;
        }
        client.stage = Stage::Open;
        data += end + 4;
        size -= end + 4;
    }
    while (size > 0) {
        const Frame frame = parseFrame(data, size);
        if (!frame.size)
            break;
        if (frame.opcode == opText) {
            text(index, frame.payload);
        } else if (frame.opcode == opPing) {
            appendFrame(client.out, opPong, frame.payload);
            flush(index);
        } else if (frame.opcode == opClose) {
            close(index);
            return;
        }
        data += frame.size;
        size -= frame.size;
    }
    client.in.assign(data, size);
}

void LoadGenerator::text(int index, std::string_view payload)
{
    Client &client = m_clients[size_t(index)];
    if (client.stage == Stage::Open) { // the first frame is the history
        client.stage = Stage::Ready;
        ++m_ready;
        --m_pending;
        return;
    }
    Mark mark;
    if (!parseMark(payload, mark) || mark.run != m_run)
        return;
    if (m_measuring)
        ++m_result.delivered;
    if (mark.client != uint32_t(index))
        return;
    for (size_t i = 0; i < client.inFlight.size(); ++i) {
        if (client.inFlight[i].first != mark.sequence)
            continue;
        if (m_measuring) {
            ++m_result.acknowledged;
            m_result.ackMilliseconds.push_back(float(nanoseconds() - client.inFlight[i].second) / 1e6F);
        }
        client.inFlight[i] = client.inFlight.back();
        client.inFlight.pop_back();
        if (index < m_senders)
            sendMessage(index);
        return;
    }
}

void LoadGenerator::flush(int index)
{
    Client &client = m_clients[size_t(index)];
    while (!client.out.empty()) {
        const ssize_t sent = ::send(client.fd, client.out.data(), client.out.size(), MSG_NOSIGNAL);
        if (sent <= 0) {
            if (errno != EAGAIN) {
                close(index);
                return;
            }
            epoll_event event{};
            event.events = EPOLLIN | EPOLLOUT;
            event.data.u32 = uint32_t(index);
            epoll_ctl(m_epoll, EPOLL_CTL_MOD, client.fd, &event);
            return;
        }
        client.out.erase(0, size_t(sent));
    }
}

void LoadGenerator::sendMessage(int index)
{
    Client &client = m_clients[size_t(index)];
    if (client.fd < 0)
        return;
    char json[256];
    const uint32_t sequence = client.sequence++;
    const int length = std::snprintf(
        json, sizeof json, R"({"type":"message","message":"@%u:%d:%u@ hello مرحبا كيف الحال اليوم يا صديقي ok"})",
        m_run, index, sequence);
    appendFrame(client.out, opText, {json, size_t(length)});
    client.inFlight.emplace_back(sequence, nanoseconds());
    flush(index);
}

void LoadGenerator::close(int index)
{
    Client &client = m_clients[size_t(index)];
    if (client.stage == Stage::Upgrading || client.stage == Stage::Open)
        --m_pending;
    if (client.stage == Stage::Ready)
        ++m_result.closed;
    epoll_ctl(m_epoll, EPOLL_CTL_DEL, client.fd, nullptr);
    ::close(client.fd);
    client.fd = -1;
    client.stage = Stage::Gone;
}

} // namespace bench
