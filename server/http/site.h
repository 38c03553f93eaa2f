// The site over HTTP: finds the route, says who asks, guards (session, CSRF), lets the handlers answer.
// The handlers live in loginpages, restapi, pagejson, staffpages, deskapi, triageapi. Network thread only.
#pragma once

#include "server/auth/sessions.h"
#include "server/http/router.h"
#include "server/rooms/roomservice.h"

#include "protocol/codec.h"

namespace desk::server {

class Site
{
public:
    Site(const Config &config, DbThread &db, HashPool &pool, Sessions &sessions, RoomService &rooms, QUuid database);

    /// Called when the head is there: how long the body may be.
    void bodyLimit(const RequestPtr &request, std::function<void(qint64)> done);
    void handle(const RequestPtr &request, Reply reply);

    // ---- for the handlers
    const Config &config() const { return m_config; }
    DbThread &db() { return m_db; }
    HashPool &pool() { return m_pool; }
    Sessions &sessions() { return m_sessions; }
    RoomService &rooms() { return m_rooms; }
    QUuid database() const { return m_database; }
    protocol::BodyOptions bodyOptions() const { return {m_zone, m_config.features()}; }
    /// An error as this path says it.
    Response refuse(const Context &context, const Error &error) const;
    /// The cookie a form needs; made if the request has none.
    QByteArray csrfToken(const Request &request) const;
    QByteArray csrfCookie(const QByteArray &token, bool secure) const;
    QByteArray sessionCookie(const SessionRecord &session, bool secure) const;
    bool csrfHolds(const Request &request) const;

private:
    void identify(const RequestPtr &request, bool api, std::function<void(SessionPtr, AccountPtr)> done);
    void dispatch(const ContextPtr &context, const Route &route, Reply reply);
    Response notSignedIn(const Context &context) const;
    Response noSuchPath(const Request &request) const;

    const Config &m_config;
    DbThread &m_db;
    HashPool &m_pool;
    Sessions &m_sessions;
    RoomService &m_rooms;
    QUuid m_database;
    QTimeZone m_zone;
    Router m_router;
};

// Each adds its routes.
void addLoginPages(Router &router, Site &site);
void addRestApi(Router &router, Site &site);
void addPageJson(Router &router, Site &site);
void addStaffPages(Router &router, Site &site);
void addDeskApi(Router &router, Site &site);
void addTriageApi(Router &router, Site &site);
void addAttachments(Router &router, Site &site);

/// A text of the site in the language of the page.
QString phrase(const QString &lang, const char *english);

} // namespace desk::server
