// Beast's HTTP parser on our stream. The only unit that knows beast::http for requests; beastsocket is the other Beast unit.
#include "server/http/connection.h"

#include "server/http/forms.h"
#include "server/log.h"
#include "server/ws/socket.h"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>

#include <QDateTime>
#include <QLocale>

namespace desk::server {

namespace {

namespace beast = boost::beast;
namespace http = boost::beast::http;

QByteArray bytes(boost::beast::string_view view)
{
    return {view.data(), static_cast<qsizetype>(view.size())};
}

QByteArray serialise(const Response &response, bool head, bool keepAlive)
{
    QByteArray out;
    out.reserve(400 + (head ? 0 : response.body.size()));
    out += "HTTP/1.1 " + QByteArray::number(response.status) + ' ' + reasonPhrase(response.status) + "\r\n";
    out += "Date: " +
           QLocale::c()
               .toString(QDateTime::currentDateTimeUtc(), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"))
               .toLatin1() +
           "\r\n";
    if (!response.type.isEmpty())
        out += "Content-Type: " + response.type + "\r\n";
    if (response.status != 204) // has none by its nature
        out += "Content-Length: " + QByteArray::number(response.body.size()) + "\r\n";
    out += "X-Content-Type-Options: nosniff\r\n"
           "X-Frame-Options: DENY\r\nReferrer-Policy: same-origin\r\n";
    for (const auto &[name, value] : response.headers) {
        QByteArray safe = value;
        safe.replace('\r', "").replace('\n', "");
        out += name + ": " + safe + "\r\n";
    }
    out += keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    if (!head)
        out += response.body;
    return out;
}

class Connection : public std::enable_shared_from_this<Connection>
{
public:
    Connection(Stream stream, QByteArray address, bool secure, const Config &config, const HttpHooks &hooks,
               ConnectionRegister &all)
        : m_stream(std::move(stream)), m_timer(m_stream.get_executor()), m_address(std::move(address)),
          m_secure(secure), m_config(config), m_hooks(hooks), m_all(all), m_closer([this] { end(); })
    {
        ++m_all.open;
        m_all.closers.insert(&m_closer);
    }
    ~Connection()
    {
        m_all.closers.erase(&m_closer);
        --m_all.open;
    }

    void readHead(std::chrono::milliseconds patience)
    {
        m_parser.emplace();
        m_parser->header_limit(static_cast<std::uint32_t>(m_config.headBytes));
        m_parser->body_limit(static_cast<std::uint64_t>(m_config.limits.attachmentBytes + m_config.bodyBytes));
        guard(patience);
        http::async_read_header(
            m_stream, m_buffer, *m_parser,
            [self = shared_from_this()](const ErrorCodeOf &error, size_t) { self->headRead(error); });
    }

private:
    using Timer =
        asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, Executor>;

    void guard(std::chrono::milliseconds patience)
    {
        m_timer.expires_after(patience);
        m_timer.async_wait([weak = weak_from_this()](const ErrorCodeOf &error) {
            if (auto self = weak.lock(); self && !error)
                self->end();
        });
    }
    void end()
    {
        ErrorCodeOf ignored;
        m_timer.cancel();
        m_stream.close(ignored);
    }

    void headRead(const ErrorCodeOf &error)
    {
        if (error == http::error::header_limit)
            return refuse(431);
        if (error == http::error::body_limit)
            return refuse(413);
        // The default error, success, is of the system's category too.
        if (error == http::error::end_of_stream || (error && (error.category() == asio::error::get_system_category() ||
                                                              error.category() == asio::error::get_misc_category())))
            return end();
        if (error)
            return refuse(400);
        m_request = std::make_shared<Request>();
        const auto &head = m_parser->get();
        m_request->method = bytes(head.method_string());
        m_request->target = bytes(head.target());
        const qsizetype question = m_request->target.indexOf('?');
        m_request->path =
            percentDecoded(m_request->target.left(question < 0 ? m_request->target.size() : question), false);
        if (question >= 0)
            m_request->query = m_request->target.mid(question + 1);
        for (const auto &field : head)
            m_request->headers.append({bytes(field.name_string()).toLower(), bytes(field.value())});
        m_request->secure = m_secure;
        m_request->address = m_address;
        trustProxy();
        if (!m_request->path.startsWith('/'))
            return refuse(400);
        m_request->upgrade = m_request->header("upgrade").toLower() == "websocket";
        if (m_request->upgrade)
            return upgrade();
        guard(m_config.bodyTimeout);
        m_hooks.bodyLimit(m_request, [self = shared_from_this()](qint64 limit) { self->readBody(limit); });
    }

    void trustProxy()
    {
        if (!m_config.trustedProxies.contains(QString::fromLatin1(m_address)))
            return;
        const QByteArray forwarded = m_request->header("x-forwarded-for").split(',').last().trimmed();
        if (!forwarded.isEmpty() && forwarded.size() < 64)
            m_request->address = forwarded;
        if (m_request->header("x-forwarded-proto") == "https")
            m_request->secure = true;
    }

    void upgrade()
    {
        guard(m_config.headTimeout);
        m_hooks.upgrade(
            m_request, [self = shared_from_this()](std::shared_ptr<SocketOwner> owner, const Response &refusal) {
                if (!self->m_stream.is_open())
                    return;
                if (!owner) {
                    Response response = refusal;
                    response.close = true;
                    return self->answer(response);
                }
                self->m_timer.cancel();
                const auto rest = self->m_buffer.data();
                std::string early(static_cast<const char *>(rest.data()), rest.size());
                self->m_hooks.accept(std::move(self->m_stream), *self->m_request, std::move(early), std::move(owner));
            });
    }

    void readBody(qint64 limit)
    {
        if (!m_stream.is_open())
            return;
        if (m_parser->content_length() && static_cast<qint64>(*m_parser->content_length()) > limit)
            return refuse(413);
        m_parser->body_limit(static_cast<std::uint64_t>(limit));
        if (m_request->header("expect").toLower() == "100-continue") {
            m_out = "HTTP/1.1 100 Continue\r\n\r\n";
            asio::async_write(m_stream, asio::buffer(m_out.constData(), static_cast<size_t>(m_out.size())),
                              [self = shared_from_this()](const ErrorCodeOf &error, size_t) {
                                  if (!error)
                                      self->readRest();
                              });
            return;
        }
        readRest();
    }

    void readRest()
    {
        http::async_read(m_stream, m_buffer, *m_parser, [self = shared_from_this()](const ErrorCodeOf &error, size_t) {
            if (error == http::error::body_limit)
                return self->refuse(413);
            if (error)
                return self->end();
            auto &body = self->m_parser->get().body();
            self->m_request->body = QByteArray(body.data(), static_cast<qsizetype>(body.size()));
            body = {};
            self->guard(self->m_config.bodyTimeout);
            self->m_hooks.handle(self->m_request, [self](const Response &response) { self->answer(response); });
        });
    }

    void refuse(int status)
    {
        Response response;
        response.status = status;
        response.type = "text/plain; charset=utf-8";
        response.body = reasonPhrase(status);
        response.close = true;
        answer(response);
    }

    void answer(const Response &response)
    {
        if (!m_stream.is_open())
            return;
        if (m_request && logs(LogLevel::Debug)) {
            log(LogLevel::Debug, QStringLiteral("%1 %2 %3 from %4")
                                     .arg(QString::fromLatin1(m_request->method), QString::fromUtf8(m_request->path))
                                     .arg(response.status)
                                     .arg(QString::fromLatin1(m_request->address)));
        }
        const bool keep = !response.close && m_request && m_parser->get().keep_alive();
        m_out = serialise(response, m_request && m_request->method == "HEAD", keep);
        guard(m_config.bodyTimeout);
        asio::async_write(m_stream, asio::buffer(m_out.constData(), static_cast<size_t>(m_out.size())),
                          [self = shared_from_this(), keep](const ErrorCodeOf &error, size_t) {
                              self->m_out = {};
                              if (error)
                                  return self->end();
                              if (!keep)
                                  return self->linger();
                              self->m_request.reset();
                              self->readHead(self->m_config.keepAlive);
                          });
    }

    /// Reads and drops what is still coming for a moment: closing at once would reset the answer away.
    void linger()
    {
        ErrorCodeOf ignored;
        m_stream.shutdown(Stream::shutdown_send, ignored);
        guard(std::chrono::seconds(2));
        drain(256);
    }
    void drain(int times)
    {
        m_buffer.clear();
        if (times == 0)
            return end();
        m_stream.async_read_some(m_buffer.prepare(16 * 1024),
                                 [self = shared_from_this(), times](const ErrorCodeOf &error, size_t) {
                                     if (error)
                                         return self->end();
                                     self->drain(times - 1);
                                 });
    }

    Stream m_stream;
    Timer m_timer;
    beast::flat_buffer m_buffer;
    std::optional<http::request_parser<http::string_body>> m_parser;
    RequestPtr m_request;
    QByteArray m_out;
    QByteArray m_address;
    bool m_secure;
    const Config &m_config;
    const HttpHooks &m_hooks;
    ConnectionRegister &m_all;
    std::function<void()> m_closer;
};

} // namespace

void serveHttp(Stream stream, QByteArray address, bool secure, const Config &config, const HttpHooks &hooks,
               ConnectionRegister &all)
{
    std::make_shared<Connection>(std::move(stream), std::move(address), secure, config, hooks, all)
        ->readHead(config.headTimeout);
}

} // namespace desk::server
