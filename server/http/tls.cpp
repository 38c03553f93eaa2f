// Two pumps for each connection, one a direction, with one small buffer each.
#include "server/http/tls.h"

#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/local/connect_pair.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>

#include <array>

namespace desk::server {

namespace ssl = boost::asio::ssl;

struct TlsDoor::Private
{
    ssl::context context{ssl::context::tls_server};
};

namespace {

class Passage : public std::enable_shared_from_this<Passage>
{
public:
    using Timer =
        asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, Executor>;

    Passage(Stream outer, ssl::context &context)
        : m_timer(outer.get_executor()), m_inner(outer.get_executor()), m_tls(std::move(outer), context)
    {
    }

    void start(std::chrono::milliseconds patience, std::function<void(Stream)> ready)
    {
        m_timer.expires_after(patience);
        m_timer.async_wait([weak = weak_from_this()](const ErrorCodeOf &error) {
            if (auto self = weak.lock(); self && !error)
                self->end();
        });
        m_tls.async_handshake(
            ssl::stream_base::server, [self = shared_from_this(), ready = std::move(ready)](const ErrorCodeOf &error) {
                self->m_timer.cancel();
                if (error)
                    return self->end();
                asio::basic_stream_socket<asio::local::stream_protocol, Executor> mine(self->m_tls.get_executor()),
                    theirs(self->m_tls.get_executor());
                ErrorCodeOf failed;
                asio::local::connect_pair(mine, theirs, failed);
                if (failed)
                    return self->end();
                self->m_inner = Stream(std::move(mine));
                self->inwards();
                self->outwards();
                ready(Stream(std::move(theirs)));
            });
    }

private:
    void end()
    {
        ErrorCodeOf ignored;
        m_inner.close(ignored);
        m_tls.lowest_layer().close(ignored);
    }
    void inwards()
    {
        m_tls.async_read_some(asio::buffer(m_in), [self = shared_from_this()](const ErrorCodeOf &error, size_t bytes) {
            if (error) {
                ErrorCodeOf ignored;
                self->m_inner.shutdown(Stream::shutdown_send, ignored);
                return;
            }
            asio::async_write(self->m_inner, asio::buffer(self->m_in.data(), bytes),
                              [self](const ErrorCodeOf &failed, size_t) {
                                  if (failed)
                                      return self->end();
                                  self->inwards();
                              });
        });
    }
    void outwards()
    {
        m_inner.async_read_some(asio::buffer(m_out),
                                [self = shared_from_this()](const ErrorCodeOf &error, size_t bytes) {
                                    if (error)
                                        return self->m_tls.async_shutdown([self](const ErrorCodeOf &) { self->end(); });
                                    asio::async_write(self->m_tls, asio::buffer(self->m_out.data(), bytes),
                                                      [self](const ErrorCodeOf &failed, size_t) {
                                                          if (failed)
                                                              return self->end();
                                                          self->outwards();
                                                      });
                                });
    }

    Timer m_timer;
    Stream m_inner;
    ssl::stream<Stream> m_tls;
    std::array<char, 8192> m_in{};
    std::array<char, 8192> m_out{};
};

} // namespace

TlsDoor::TlsDoor() : d(std::make_unique<Private>()) {}
TlsDoor::~TlsDoor() = default;

Result<void> TlsDoor::load(const QString &certificate, const QString &key)
{
    ErrorCodeOf error;
    d->context.set_options(ssl::context::default_workarounds | ssl::context::no_tlsv1 | ssl::context::no_tlsv1_1 |
                               ssl::context::no_compression,
                           error);
    d->context.use_certificate_chain_file(certificate.toStdString(), error);
    if (!error)
        d->context.use_private_key_file(key.toStdString(), ssl::context::pem, error);
    if (error)
        return fail(ErrorCode::TlsFailed, QString::fromStdString(error.message()));
    return {};
}

void TlsDoor::enter(Stream outer, std::chrono::milliseconds patience, std::function<void(Stream)> ready)
{
    std::make_shared<Passage>(std::move(outer), d->context)->start(patience, std::move(ready));
}

} // namespace desk::server
