// Beast reads (masks, limits, UTF-8, pings, closing); writing goes through one buffer of the connection, into which Beast's
// control frames and our text frames are appended whole. The buffer leaves once a turn in one write, so a burst costs one
// system call and nothing ever overlaps.
#include "server/ws/socket.h"

#include <boost/asio/write.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket/stream.hpp>

#include <QElapsedTimer>

#include <vector>

namespace desk::server {

namespace beast = boost::beast;
namespace http = boost::beast::http;
namespace websocket = boost::beast::websocket;

namespace {

qint64 monotonicMs()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

/// The stream under Beast: reads pass through (after `early`), writes are appended to `out`.
class Corked
{
public:
    using executor_type = Executor;
    using next_layer_type = Stream;

    Corked(Stream stream, std::string earlyBytes, std::function<void()> wantsFlush)
        : m_stream(std::move(stream)), early(std::move(earlyBytes)), dirty(std::move(wantsFlush))
    {
    }
    executor_type get_executor() noexcept { return m_stream.get_executor(); }
    Stream &next_layer() noexcept { return m_stream; }
    const Stream &next_layer() const noexcept { return m_stream; }

    template <typename Buffers, typename Handler>
    BOOST_ASIO_INITFN_AUTO_RESULT_TYPE(Handler, void(ErrorCodeOf, size_t))
    async_read_some(const Buffers &buffers, Handler &&handler)
    {
        return asio::async_initiate<Handler, void(ErrorCodeOf, size_t)>(
            [this](auto &&done, const Buffers &into) {
                if (early.empty())
                    return m_stream.async_read_some(into, std::forward<decltype(done)>(done));
                const size_t taken = asio::buffer_copy(into, asio::buffer(early));
                early.erase(0, taken);
                asio::post(get_executor(),
                           beast::bind_front_handler(std::forward<decltype(done)>(done), ErrorCodeOf{}, taken));
            },
            handler, buffers);
    }

    template <typename Buffers, typename Handler>
    BOOST_ASIO_INITFN_AUTO_RESULT_TYPE(Handler, void(ErrorCodeOf, size_t))
    async_write_some(const Buffers &buffers, Handler &&handler)
    {
        return asio::async_initiate<Handler, void(ErrorCodeOf, size_t)>(
            [this](auto &&done, const Buffers &from) {
                const size_t size = beast::buffer_bytes(from);
                for (auto it = asio::buffer_sequence_begin(from); it != asio::buffer_sequence_end(from); ++it) {
                    const asio::const_buffer piece = *it;
                    out.append(static_cast<const char *>(piece.data()), piece.size());
                }
                dirty();
                asio::post(get_executor(),
                           beast::bind_front_handler(std::forward<decltype(done)>(done), ErrorCodeOf{}, size));
            },
            handler, buffers);
    }

private:
    Stream m_stream;

public:
    std::string early;
    std::string out;
    std::function<void()> dirty;
};

// Found by Beast: how this stream ends.
void beast_close_socket(Corked &corked)
{
    ErrorCodeOf ignored;
    corked.next_layer().close(ignored);
}

/// Nothing yet: the close frame may still be in the buffer. The socket itself ends the stream once that has left.
template <typename Handler> void async_teardown(beast::role_type, Corked &corked, Handler &&handler)
{
    asio::post(corked.get_executor(), beast::bind_front_handler(std::forward<Handler>(handler), ErrorCodeOf{}));
}

} // namespace

class BeastSocket;

class FlushList : public std::enable_shared_from_this<FlushList>
{
public:
    explicit FlushList(asio::io_context &io) : m_io(io) {}
    void add(std::shared_ptr<BeastSocket> socket);

private:
    void run();

    asio::io_context &m_io;
    std::vector<std::shared_ptr<BeastSocket>> m_dirty;
    std::vector<std::shared_ptr<BeastSocket>> m_running;
    bool m_posted = false;
};

class BeastSocket final : public Socket, public std::enable_shared_from_this<BeastSocket>
{
public:
    BeastSocket(Stream stream, std::string early, const SocketLimits &limits, std::shared_ptr<FlushList> flushes,
                std::shared_ptr<SocketOwner> owner)
        : m_ws(std::move(stream), std::move(early), [this] { dirty(); }), m_limits(limits),
          m_flushes(std::move(flushes)), m_owner(std::move(owner))
    {
        m_ws.read_message_max(static_cast<size_t>(limits.frameBytes));
        m_ws.set_option(websocket::stream_base::timeout{limits.handshake, limits.idle, true});
    }

    void start(const Request &request)
    {
        http::request<http::empty_body> head;
        head.method(http::verb::get);
        head.target(beast::string_view(request.target.constData(), static_cast<size_t>(request.target.size())));
        for (const auto &[name, value] : request.headers)
            head.insert(beast::string_view(name.constData(), static_cast<size_t>(name.size())),
                        beast::string_view(value.constData(), static_cast<size_t>(value.size())));
        m_ws.async_accept(head, [self = shared_from_this()](const ErrorCodeOf &error) {
            if (error)
                return self->ended();
            self->m_open = true;
            self->read();
            self->m_owner->opened(self);
        });
    }

    void push(const Wire &text) override
    {
        if (!m_open || m_closing)
            return;
        if (queued() + text.size() > m_limits.queueBytes && queued() > 0)
            return close(4408, "slow");
        std::string &out = m_ws.next_layer().out;
        const auto size = static_cast<size_t>(text.size());
        out.push_back('\x81'); // a whole text frame, unmasked (RFC 6455, 5.2)
        if (size < 126) {
            out.push_back(static_cast<char>(size));
        } else {
            const int bytes = size < 65536 ? 2 : 8;
            out.push_back(bytes == 2 ? '\x7e' : '\x7f');
            for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8)
                out.push_back(static_cast<char>((size >> shift) & 0xff));
        }
        out.append(text.constData(), size);
        dirty();
    }

    void close(quint16 code, const char *reason) override
    {
        if (m_closing)
            return;
        m_closing = true;
        if (!m_open)
            return beast_close_socket(m_ws.next_layer());
        if (code == 4408)
            m_ws.next_layer().out.clear();
        m_ws.async_close(websocket::close_reason(static_cast<websocket::close_code>(code), reason),
                         [self = shared_from_this()](const ErrorCodeOf &) { self->ended(); });
    }

    void cut() override { beast_close_socket(m_ws.next_layer()); }

    qint64 queued() const override { return static_cast<qint64>(m_ws.next_layer().out.size() + m_writing.size()); }
    qint64 stalledSince() const override { return m_writing.empty() ? 0 : m_writeStarted; }

    void flush()
    {
        m_listed = false;
        std::string &out = m_ws.next_layer().out;
        if (!m_writing.empty() || out.empty() || !m_ws.next_layer().next_layer().is_open())
            return;
        m_writing = std::exchange(out, {});
        m_written = 0;
        m_writeStarted = monotonicMs();
        writeOn();
    }

private:
    void dirty()
    {
        if (m_listed || !m_writing.empty())
            return;
        m_listed = true;
        m_flushes->add(shared_from_this());
    }

    void writeOn()
    {
        m_ws.next_layer().next_layer().async_write_some(
            asio::buffer(m_writing.data() + m_written, m_writing.size() - m_written),
            [self = shared_from_this()](const ErrorCodeOf &error, size_t bytes) {
                if (error) {
                    self->m_writing.clear();
                    return beast_close_socket(self->m_ws.next_layer());
                }
                self->m_written += bytes;
                self->m_writeStarted = monotonicMs();
                if (self->m_written < self->m_writing.size())
                    return self->writeOn();
                std::string().swap(self->m_writing); // an assignment would keep the memory
                self->flush();
                if (self->m_writing.empty() && !self->m_owner)
                    self->linger();
            });
    }

    void read()
    {
        m_ws.async_read(m_buffer,
                        [self = shared_from_this()](const ErrorCodeOf &error, size_t) { self->readDone(error); });
    }

    void readDone(const ErrorCodeOf &error)
    {
        if (error)
            return m_closing ? void() : ended();
        if (!m_closing) {
            const auto data = m_buffer.data();
            if (m_ws.got_text())
                m_owner->text({static_cast<const char *>(data.data()), data.size()});
            else
                m_owner->binary();
        }
        m_buffer.consume(m_buffer.size());
        if (m_buffer.capacity() > 4096)
            m_buffer.shrink_to_fit();
        read();
    }

    void ended()
    {
        m_open = false;
        m_closing = true;
        if (auto owner = std::exchange(m_owner, nullptr))
            owner->closed();
        flush(); // a close frame may still be in the buffer
        if (m_writing.empty())
            linger();
    }

    /// Closing while bytes are coming in would reset the close frame away: says goodbye, and drops what comes for a moment.
    void linger()
    {
        Stream &stream = m_ws.next_layer().next_layer();
        if (!stream.is_open() || m_lingering)
            return;
        m_lingering = true;
        ErrorCodeOf ignored;
        stream.shutdown(Stream::shutdown_send, ignored);
        using Timer = asio::basic_waitable_timer<std::chrono::steady_clock,
                                                 asio::wait_traits<std::chrono::steady_clock>, Executor>;
        auto timer = std::make_shared<Timer>(stream.get_executor(), std::chrono::seconds(2));
        timer->async_wait(
            [self = shared_from_this()](const ErrorCodeOf &) { beast_close_socket(self->m_ws.next_layer()); });
        drain(timer);
    }
    template <typename Timer> void drain(std::shared_ptr<Timer> timer)
    {
        m_writing.resize(4096);
        m_ws.next_layer().next_layer().async_read_some(
            asio::buffer(m_writing), [self = shared_from_this(), timer](const ErrorCodeOf &error, size_t) {
                if (error)
                    timer->cancel();
                else
                    self->drain(timer);
            });
    }

    websocket::stream<Corked, false> m_ws;
    beast::flat_buffer m_buffer;
    SocketLimits m_limits;
    std::shared_ptr<FlushList> m_flushes;
    std::shared_ptr<SocketOwner> m_owner;
    std::string m_writing;
    size_t m_written = 0;
    qint64 m_writeStarted = 0;
    bool m_open = false;
    bool m_closing = false;
    bool m_listed = false;
    bool m_lingering = false;
};

void FlushList::add(std::shared_ptr<BeastSocket> socket)
{
    m_dirty.push_back(std::move(socket));
    if (m_posted)
        return;
    m_posted = true;
    asio::post(m_io, [self = shared_from_this()] { self->run(); });
}

void FlushList::run()
{
    m_posted = false;
    m_running.swap(m_dirty);
    for (const auto &socket : m_running)
        socket->flush();
    m_running.clear();
}

std::shared_ptr<FlushList> makeFlushList(asio::io_context &io)
{
    return std::make_shared<FlushList>(io);
}

void acceptSocket(Stream stream, const Request &request, std::string early, const SocketLimits &limits,
                  const std::shared_ptr<FlushList> &flushes, std::shared_ptr<SocketOwner> owner)
{
    std::make_shared<BeastSocket>(std::move(stream), std::move(early), limits, flushes, std::move(owner))
        ->start(request);
}

} // namespace desk::server
