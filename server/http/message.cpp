// Looking things up in a request; the usual answers.
#include "server/http/message.h"

#include "server/http/forms.h"

namespace desk::server {

QByteArray Request::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (key == name)
            return value;
    }
    return {};
}

QByteArray Request::cookie(QByteArrayView name) const
{
    for (const QByteArray &pair : header("cookie").split(';')) {
        const QByteArray entry = pair.trimmed();
        const qsizetype equals = entry.indexOf('=');
        if (equals > 0 && QByteArrayView(entry).first(equals) == name)
            return entry.mid(equals + 1);
    }
    return {};
}

std::optional<QString> Request::queryValue(const QString &name) const
{
    const Form form = parseUrlEncoded(query);
    if (!form.has(name))
        return {};
    return form.value(name);
}

qint64 Request::queryNumber(const QString &name, qint64 otherwise) const
{
    const auto text = queryValue(name);
    bool ok = false;
    const qint64 number = text ? text->toLongLong(&ok) : 0;
    return ok ? number : otherwise;
}

bool Request::queryIsMalformed(const QString &name) const
{
    const auto text = queryValue(name);
    bool ok = true;
    return text && (text->toLongLong(&ok) < 0 || !ok);
}

Response json(const QByteArray &body, int status)
{
    Response response;
    response.status = status;
    response.body = body;
    return response;
}

Response html(const QString &body, int status)
{
    Response response;
    response.status = status;
    response.type = "text/html; charset=utf-8";
    response.body = body.toUtf8();
    return response;
}

Response redirect(const QByteArray &where)
{
    Response response;
    response.status = 302;
    response.type = "text/html; charset=utf-8";
    return response.with("Location", where);
}

const char *reasonPhrase(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 204:
        return "No Content";
    case 301:
        return "Moved Permanently";
    case 302:
        return "Found";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 409:
        return "Conflict";
    case 410:
        return "Gone";
    case 413:
        return "Payload Too Large";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 503:
        return "Service Unavailable";
    default:
        return "Other";
    }
}

} // namespace desk::server
