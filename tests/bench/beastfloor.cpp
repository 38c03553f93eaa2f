// One thread, one queue of frames a connection.
#include "bench/beastfloor.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket.hpp>

#include <cstdlib>
#include <deque>
#include <fstream>
#include <map>
#include <memory>
#include <set>

namespace bench {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using tcp = asio::ip::tcp;
using Text = std::shared_ptr<const std::string>;

class Connection;
using Room = std::set<std::shared_ptr<Connection>>;

class Connection : public std::enable_shared_from_this<Connection>
{
public:
    Connection(tcp::socket socket, std::map<std::string, Room> &rooms) : m_stream(std::move(socket)), m_rooms(rooms) {}

    void start()
    {
        beast::http::async_read(m_stream.next_layer(), m_buffer, m_request,
                                [self = shared_from_this()](beast::error_code error, size_t) {
                                    if (!error)
                                        self->accept();
                                });
    }

private:
    void accept()
    {
        m_stream.async_accept(m_request, [self = shared_from_this()](beast::error_code error) {
            if (error)
                return;
            self->m_buffer.clear();
            self->m_room = &self->m_rooms[std::string(self->m_request.target())];
            self->m_room->insert(self);
            self->send(std::make_shared<const std::string>(R"({"type":"history","messages":[]})"));
            self->read();
        });
    }

    void read()
    {
        m_stream.async_read(m_buffer, [self = shared_from_this()](beast::error_code error, size_t) {
            if (error) {
                self->m_room->erase(self);
                return;
            }
            const auto text = std::make_shared<const std::string>(beast::buffers_to_string(self->m_buffer.data()));
            self->m_buffer.clear();
            for (const std::shared_ptr<Connection> &each : *self->m_room)
                each->send(text);
            self->read();
        });
    }

    void send(const Text &text)
    {
        m_queue.push_back(text);
        if (m_queue.size() == 1)
            write();
    }

    void write()
    {
        m_stream.text(true);
        m_stream.async_write(asio::buffer(*m_queue.front()),
                             [self = shared_from_this()](beast::error_code error, size_t) {
                                 if (error)
                                     return;
                                 self->m_queue.pop_front();
                                 if (!self->m_queue.empty())
                                     self->write();
                             });
    }

    beast::websocket::stream<tcp::socket> m_stream;
    std::map<std::string, Room> &m_rooms;
    Room *m_room = nullptr;
    beast::flat_buffer m_buffer;
    beast::http::request<beast::http::empty_body> m_request;
    std::deque<Text> m_queue;
};

void acceptNext(tcp::acceptor &acceptor, std::map<std::string, Room> &rooms)
{
    acceptor.async_accept([&acceptor, &rooms](beast::error_code error, tcp::socket socket) {
        if (!error) {
            socket.set_option(tcp::no_delay(true));
            std::make_shared<Connection>(std::move(socket), rooms)->start();
        }
        acceptNext(acceptor, rooms);
    });
}

} // namespace

void serveBeastFloor(const std::string &portFile)
{
    asio::io_context context(1);
    tcp::acceptor acceptor(context, {asio::ip::address_v4::loopback(), 0});
    std::map<std::string, Room> rooms;
    acceptNext(acceptor, rooms);
    std::ofstream(portFile) << acceptor.local_endpoint().port() << '\n';
    context.run();
    std::exit(0);
}

} // namespace bench
