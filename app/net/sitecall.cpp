#include "net/sitecall.h"

#include "protocol/codec.h"

namespace desk {

namespace {

bool isApi(const QUrl &url)
{
    return url.path().startsWith(QLatin1String("/api/"));
}

bool leadsToLogin(const HttpReply &reply)
{
    const QString path = reply.location.path();
    return reply.location.host() == reply.url.host() &&
           (path == QLatin1String("/login/") || path.endsWith(QLatin1String("/login/")));
}

ErrorCode ofRedirect(const HttpReply &reply)
{
    if (leadsToLogin(reply))
        return ErrorCode::SignedOut;
    // A page sends those away who may not see it; an API never redirects, a captive portal does.
    return reply.location.host() == reply.url.host() && !isApi(reply.url) ? ErrorCode::Forbidden
                                                                          : ErrorCode::NotAChatSite;
}

/// 403 is also Django REST's word for "who are you?" (in the site's two languages).
bool saysNotSignedIn(const HttpReply &reply, const QString &words)
{
    if (!isApi(reply.url))
        return false;
    return !reply.hadSession || reply.body.contains("not_authenticated") || reply.body.contains("signed_out") ||
           words.contains(QLatin1String("Authentication credentials")) ||
           words.contains(QStringLiteral(u"بيانات الدخول")) || words.contains(QStringLiteral(u"بيانات المصادقة"));
}

ErrorCode ofForbidden(const HttpReply &reply, const QString &words)
{
    if (protocol::saysInactive(reply.body))
        return ErrorCode::RoomClosed;
    return saysNotSignedIn(reply, words) ? ErrorCode::SignedOut : ErrorCode::Forbidden;
}

ErrorCode ofConflict(const HttpReply &reply)
{
    const QString code = protocol::decodeErrorCode(reply.body);
    return code == QLatin1String("claimed")      ? ErrorCode::Claimed
           : code == QLatin1String("not_yours")  ? ErrorCode::NotYours
           : code == QLatin1String("name_taken") ? ErrorCode::NameTaken
           : code == QLatin1String("overtaken")  ? ErrorCode::Overtaken
                                                 : ErrorCode::NonceReused;
}

ErrorCode codeOf(const HttpReply &reply, const QString &words)
{
    if (reply.isRedirect())
        return ofRedirect(reply);
    switch (reply.status) {
    case 400:
        return protocol::decodeErrorCode(reply.body) == QLatin1String("bad_colleague") ? ErrorCode::BadColleague
                                                                                       : ErrorCode::Invalid;
    case 401:
        return ErrorCode::SignedOut;
    case 403:
        return ofForbidden(reply, words);
    case 404:
        return ErrorCode::NotFound;
    case 409:
        return ofConflict(reply);
    case 410:
        return ErrorCode::CursorGone;
    case 413:
        return ErrorCode::TooLong;
    case 429:
        return ErrorCode::RateLimited;
    default:
        break;
    }
    if (reply.status >= 500)
        return ErrorCode::ServerFault;
    return reply.status >= 400 ? ErrorCode::Invalid : ErrorCode::NotAChatSite;
}

} // namespace

Error errorOf(const HttpReply &reply)
{
    const QString words = reply.isHtml() ? QString() : protocol::decodeErrorText(reply.body);
    const ErrorCode code = codeOf(reply, words);
    const auto has = code == ErrorCode::Claimed ? protocol::decodeClaimedBy(reply.body) : std::nullopt;
    return {code, has ? has->displayName() : words, reply.retryAfter, reply.status};
}

} // namespace desk
