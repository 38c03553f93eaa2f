// Who we are, what the site can do, and reading (writing: siteapi_write.cpp, files: siteapi_files.cpp).
#include "net/siteapi.h"

#include "net/signin.h"
#include "net/sitecall.h"
#include "protocol/codec.h"

namespace desk {

SiteApi::SiteApi(const SiteAddress &address, const QTimeZone &siteZone, QObject *parent)
    : QObject(parent), m_http(std::make_unique<HttpClient>(address)), m_zone(siteZone)
{
    connect(m_http.get(), &HttpClient::sessionChanged, this, &SiteApi::sessionChanged);
}

SiteApi::~SiteApi() = default;

const SiteAddress &SiteApi::address() const
{
    return m_http->address();
}

const QTimeZone &SiteApi::siteZone() const
{
    return m_zone;
}

void SiteApi::setSession(const SessionCookie &cookie)
{
    m_http->setSession(cookie);
}

SessionCookie SiteApi::session() const
{
    return m_http->session();
}

void SiteApi::setLanguage(Language language)
{
    m_language = language;
    m_http->setAcceptLanguage(language == Language::Arabic ? "ar" : "en");
}

void SiteApi::setRoute(const Route &route)
{
    m_http->setRoute(route);
}

QString SiteApi::page(const QString &path) const
{
    return (m_language == Language::Arabic ? QStringLiteral("/ar") : QStringLiteral("/en")) + path;
}

FutureResult<SignedIn> SiteApi::signIn(const QString &user, const QString &password, bool keepSignedIn)
{
    // Arabic is the site's own choice; asked for in English, it also refuses in English.
    const QString form = m_language == Language::English ? page(QStringLiteral("/login/")) : QStringLiteral("/login/");
    return (new SignIn(*m_http, form, user, password, keepSignedIn))->start();
}

FutureResult<void> SiteApi::signOut()
{
    const Answer<void> answer;
    const QByteArray form = "csrfmiddlewaretoken=" + QUrl::toPercentEncoding(QString::fromLatin1(session().csrfToken));
    const auto settleWith = [this, answer](const Result<HttpReply> &reply) {
        if (!reply)
            return answer.give(tl::make_unexpected(reply.error()));
        // To the front page or to the login page: either way the site knows us no more.
        const bool isOut =
            reply->isSuccess() || (reply->isRedirect() && m_http->isOwn(reply->location)) || reply->status == 401;
        if (!isOut)
            return answer.give(tl::make_unexpected(errorOf(*reply)));
        m_http->setSession({});
        answer.give({});
    };
    m_http->run(m_http->post(page(QStringLiteral("/logout/")), "application/x-www-form-urlencoded", form),
                [this, settleWith](const Result<HttpReply> &reply) {
                    if (reply && reply->status == 405) // a site that signs out by GET alone
                        m_http->run(m_http->get(page(QStringLiteral("/logout/"))), settleWith);
                    else
                        settleWith(reply);
                });
    return answer.future();
}

FutureResult<User> SiteApi::me()
{
    return call<User>(*m_http, m_http->get(QStringLiteral("/api/users/me/")), protocol::decodeUser);
}

FutureResult<std::optional<Discovery>> SiteApi::discover()
{
    using Found = std::optional<Discovery>;
    const Answer<Found> answer;
    m_http->run(m_http->get(QStringLiteral("/api/desk/")), [answer](const Result<HttpReply> &reply) {
        if (!reply)
            return answer.give(tl::make_unexpected(reply.error()));
        if (reply->status == 404)
            return answer.give(Found());
        if (reply->status != 200)
            return answer.give(tl::make_unexpected(errorOf(*reply)));
        const Result<Discovery> found = protocol::decodeDiscovery(reply->body);
        if (found)
            answer.give(Found(*found));
        else
            answer.give(fail(ErrorCode::NotAChatSite, found.error().detail, reply->status));
    });
    return answer.future();
}

FutureResult<protocol::RoomPage> SiteApi::rooms(int page, int pageSize)
{
    return call<protocol::RoomPage>(
        *m_http, m_http->get(QStringLiteral("/api/chat-rooms/?page=%1&page_size=%2").arg(page).arg(pageSize)),
        [zone = m_zone](const QByteArray &json) { return protocol::decodeRoomPage(json, zone); });
}

FutureResult<protocol::RoomPage> SiteApi::supportRooms(int page, int pageSize)
{
    const QString path = QStringLiteral("/api/chat-rooms/?scope=support&page=%1&page_size=%2").arg(page).arg(pageSize);
    return call<protocol::RoomPage>(*m_http, m_http->get(path), [zone = m_zone](const QByteArray &json) {
        return protocol::decodeRoomPage(json, zone);
    });
}

FutureResult<QList<SupportEntry>> SiteApi::supportPage()
{
    using Entries = QList<SupportEntry>;
    const Answer<Entries> answer;
    m_http->run(m_http->get(page(QStringLiteral("/admin/support-chats/"))),
                [this, answer](const Result<HttpReply> &reply) {
                    if (!reply)
                        return answer.give(tl::make_unexpected(reply.error()));
                    if (!reply->isSuccess())
                        return answer.give(tl::make_unexpected(errorOf(*reply)));
                    onPool(
                        this, [html = reply->body] { return parseSupportList(html); },
                        [answer](const Entries &entries) { answer.give(entries); });
                });
    return answer.future();
}

FutureResult<protocol::RoomDetail> SiteApi::room(RoomId room)
{
    return call<protocol::RoomDetail>(*m_http, m_http->get(QStringLiteral("/api/chat-rooms/%1/").arg(room.value)),
                                      [zone = m_zone, learnt = m_zoneWrongBy](const QByteArray &json) {
                                          std::optional<std::chrono::seconds> wrongBy;
                                          auto detail = protocol::decodeRoomDetail(json, zone, &wrongBy);
                                          if (wrongBy)
                                              learnt->store(wrongBy->count());
                                          return detail;
                                      });
}

std::function<Result<Message>(const QByteArray &)> SiteApi::sentDecoder() const
{
    return [zone = m_zone, learnt = m_zoneWrongBy](const QByteArray &json) {
        return protocol::decodeSentRest(json, zone).map([&learnt](Message message) {
            message.createdAt = message.createdAt.addSecs(learnt->load());
            return message;
        });
    };
}

FutureResult<protocol::MessagePage> SiteApi::messagesBefore(RoomId room, MessageId before, int limit)
{
    QString path = QStringLiteral("/api/desk/rooms/%1/messages/?limit=%2").arg(room.value).arg(limit);
    if (before.isValid())
        path += QStringLiteral("&before=%1").arg(before.value);
    return call<protocol::MessagePage>(*m_http, m_http->get(path), protocol::decodeMessagePage);
}

FutureResult<protocol::MessagePage> SiteApi::messagesAfter(RoomId room, MessageId after, int limit)
{
    const QString path = QStringLiteral("/api/desk/rooms/%1/messages/?after=%2&limit=%3");
    return call<protocol::MessagePage>(*m_http, m_http->get(path.arg(room.value).arg(after.value).arg(limit)),
                                       protocol::decodeMessagePage);
}

FutureResult<protocol::ChangesPage> SiteApi::changes(Cursor since, int limit)
{
    return call<protocol::ChangesPage>(
        *m_http, m_http->get(QStringLiteral("/api/desk/changes/?since=%1&limit=%2").arg(since.value).arg(limit)),
        [zone = m_zone](const QByteArray &json) { return protocol::decodeChangesPage(json, zone); });
}

FutureResult<Ad> SiteApi::ad(AdId ad)
{
    return call<Ad>(*m_http, m_http->get(QStringLiteral("/api/ads/%1/").arg(ad.value)),
                    [zone = m_zone](const QByteArray &json) { return protocol::decodeAd(json, zone); });
}

FutureResult<protocol::PollPage> SiteApi::pollRoom(RoomId room, const QDateTime &after)
{
    QString path = page(QStringLiteral("/chat/room/%1/messages/").arg(room.value));
    if (after.isValid()) // '+' means a space in a query: written as %2B
        path += QStringLiteral("?after=") + after.toUTC().toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzz")) +
                QStringLiteral("%2B00:00");
    return call<protocol::PollPage>(*m_http, m_http->get(path), protocol::decodePollPage);
}

FutureResult<protocol::NotificationPage> SiteApi::notifications(int page)
{
    return call<protocol::NotificationPage>(
        *m_http, m_http->get(QStringLiteral("/api/notifications/?page=%1").arg(page)),
        [zone = m_zone](const QByteArray &json) { return protocol::decodeNotificationPage(json, zone); });
}

FutureResult<protocol::SupportCounts> SiteApi::supportCounts()
{
    return call<protocol::SupportCounts>(*m_http, m_http->get(page(QStringLiteral("/admin/chat-notifications/"))),
                                         protocol::decodeSupportCounts);
}

} // namespace desk
