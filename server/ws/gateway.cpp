// Handshakes.
#include "server/ws/gateway.h"

#include "server/log.h"
#include "server/rooms/casedesk.h"
#include "server/ws/peer.h"

#include <QUrl>

#include <chrono>

namespace desk::server {

namespace {

Response refused(int status)
{
    Response response;
    response.status = status;
    response.type = "text/plain; charset=utf-8";
    response.body = reasonPhrase(status);
    return response;
}

} // namespace

Gateway::Gateway(const Config &config, Sessions &sessions, RoomService &rooms)
    : m_config(config), m_sessions(sessions), m_rooms(rooms)
{
}

SocketLimits Gateway::limits() const
{
    return {m_config.features() ? m_config.limits.frameBytes : 16 * 1024 * 1024,
            m_config.features() ? m_config.queueBytes : std::max<qint64>(m_config.queueBytes, 64 * 1024 * 1024),
            m_config.headTimeout, m_config.idleTimeout};
}

bool Gateway::originHolds(const Request &request) const
{
    const QUrl origin = QUrl::fromEncoded(request.header("origin"), QUrl::StrictMode);
    if (!origin.isValid() || origin.host().isEmpty())
        return false;
    const QUrl host = QUrl::fromEncoded("http://" + request.header("host"), QUrl::StrictMode);
    return origin.host().compare(host.host(), Qt::CaseInsensitive) == 0;
}

void Gateway::add(Client *client)
{
    m_clients.insert(client);
    if (m_config.features())
        m_rooms.cases().socketOpened(*client->session()->account);
}

void Gateway::remove(Client *client)
{
    m_clients.erase(client);
    if (m_config.features())
        m_rooms.cases().socketClosed(*client->session()->account);
}

void Gateway::upgrade(const RequestPtr &request, Done then)
{
    const Done done = [request, then = std::move(then)](std::shared_ptr<SocketOwner> owner, Response response) {
        if (!owner) {
            log(LogLevel::Info, QStringLiteral("handshake refused: %1 %2 from %3")
                                    .arg(response.status)
                                    .arg(QString::fromUtf8(request->path), QString::fromLatin1(request->address)));
        }
        then(std::move(owner), std::move(response));
    };
    for (const char *number : {"after", "buyer", "room"}) {
        if (request->queryIsMalformed(QLatin1String(number)))
            return done(nullptr, refused(403));
    }
    if (!originHolds(*request))
        return done(nullptr, refused(403));
    const QList<QByteArray> path = request->path.split('/');
    const bool route = (path.size() == 6 && path[1] == "ws" && path[2] == "chat" &&
                        (path[3] == "ad" || path[3] == "support") && path[5].isEmpty()) ||
                       request->path == "/ws/notifications/";
    if (!route)
        return done(nullptr, refused(m_config.features() ? 404 : 500));
    m_sessions.find(QString::fromLatin1(request->cookie("sessionid")),
                    [this, request, done](const SessionPtr &session) {
                        if (!session)
                            return done(nullptr, refused(403));
                        join(request, session, done);
                    });
}

Callback<Joined> Gateway::joined(const RequestPtr &request, const SessionPtr &session, const Done &done)
{
    return [this, request, session, done](const Result<Joined> &place) {
        if (!place) {
            const bool fault = place.error().code != ErrorCode::NotFound && place.error().code != ErrorCode::Forbidden;
            return done(nullptr, refused(fault ? 500 : 403));
        }
        done(std::make_shared<RoomClient>(*this, session, *place,
                                          MessageId{request->queryNumber(QStringLiteral("after"), 0)}),
             {});
    };
}

void Gateway::join(const RequestPtr &request, const SessionPtr &session, const Done &done)
{
    if (request->path == "/ws/notifications/")
        return done(std::make_shared<NotificationClient>(*this, session), {});
    const QByteArray name = request->path.split('/').value(4);
    if (request->path.startsWith("/ws/chat/ad/")) {
        bool number = false;
        const AdId ad{name.toLongLong(&number)};
        if (!number || !ad.isValid())
            return done(nullptr, refused(m_config.features() ? 403 : 500));
        return m_rooms.joinAd(session->account, ad, UserId{request->queryNumber(QStringLiteral("buyer"), 0)},
                              joined(request, session, done));
    }
    if (!m_config.features() && m_config.supportFault)
        return done(nullptr, refused(500));
    // The number behind the last underscore, as the site reads it.
    const UserId publisher{name.mid(name.lastIndexOf('_') + 1).toLongLong()};
    if (!publisher.isValid() || !name.contains('_'))
        return done(nullptr, refused(403));
    m_rooms.joinSupport(session->account, publisher, RoomId{request->queryNumber(QStringLiteral("room"), 0)},
                        joined(request, session, done));
}

void Gateway::endSession(const QString &key, UserId user, SessionEnd why)
{
    const std::vector<Client *> all(m_clients.begin(), m_clients.end());
    for (Client *client : all) {
        const bool his = key.isEmpty() ? client->user() == user : client->session()->record.key == key;
        if (his)
            client->end(why == SessionEnd::SignedOut ? 4401 : 4403, "signed_out");
    }
}

void Gateway::sweep()
{
    const qint64 now =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
            .count();
    const std::vector<Client *> all(m_clients.begin(), m_clients.end());
    for (Client *client : all) {
        Socket *socket = client->socket();
        if (socket && socket->stalledSince() > 0 && now - socket->stalledSince() > m_config.stallTimeout.count())
            socket->close(4408, "slow");
    }
}

void Gateway::closeAll()
{
    const std::vector<Client *> all(m_clients.begin(), m_clients.end());
    for (Client *client : all) {
        if (client->socket())
            client->socket()->close(1001, "going away");
    }
}

void Gateway::cutAll()
{
    const std::vector<Client *> all(m_clients.begin(), m_clients.end());
    for (Client *client : all) {
        if (client->socket())
            client->socket()->cut();
    }
}

} // namespace desk::server
