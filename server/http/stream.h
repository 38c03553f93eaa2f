// The one byte stream of the server: a TCP connection, or the inner end of a TLS one (see tls). One type, so that Beast is
// instantiated once.
#pragma once

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/io_context.hpp>

namespace desk::server {

namespace asio = boost::asio;
using ErrorCodeOf = boost::system::error_code;
using Executor = asio::io_context::executor_type;
using Stream = asio::basic_stream_socket<asio::generic::stream_protocol, Executor>;

} // namespace desk::server
