// Writing requests and reading replies by hand.
#include "blackbox_http.h"

#include "blackbox_site.h"

#include <QDeadlineTimer>
#include <QJsonDocument>
#include <QTcpSocket>

namespace blackbox {

QByteArray Reply::header(const QByteArray &name) const
{
    const auto values = all(name);
    return values.isEmpty() ? QByteArray() : values.first();
}

QList<QByteArray> Reply::all(const QByteArray &name) const
{
    QList<QByteArray> values;
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            values << value;
    }
    return values;
}

QJsonObject Reply::json() const
{
    return QJsonDocument::fromJson(body).object();
}

namespace {

bool parseHead(const QByteArray &bytes, Reply &reply)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    const QList<QByteArray> lines = bytes.left(end).split('\n');
    reply.status = lines.first().mid(9, 3).toInt();
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines[i].indexOf(':');
        reply.headers.append({lines[i].left(colon).trimmed(), lines[i].mid(colon + 1).trimmed()});
    }
    reply.body = bytes.mid(end + 4);
    return true;
}

QByteArray unchunked(QByteArray body)
{
    QByteArray plain;
    while (!body.isEmpty()) {
        const qsizetype line = body.indexOf("\r\n");
        const qsizetype size = body.left(line).toInt(nullptr, 16);
        if (line < 0 || size == 0)
            break;
        plain += body.mid(line + 2, size);
        body = body.mid(line + 2 + size + 2);
    }
    return plain;
}

} // namespace

Reply rawExchange(quint16 port, const QByteArray &bytes, int timeout)
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    Reply reply;
    if (!socket.waitForConnected(timeout))
        return reply;
    socket.write(bytes);
    QByteArray answer;
    for (QDeadlineTimer deadline(timeout); !deadline.hasExpired();) {
        socket.waitForReadyRead(static_cast<int>(deadline.remainingTime()));
        answer += socket.readAll();
        Reply now;
        if (parseHead(answer, now)) {
            const QByteArray length = now.header("Content-Length");
            if (!length.isEmpty() && now.body.size() >= length.toLongLong())
                break;
        }
        if (socket.state() != QAbstractSocket::ConnectedState) {
            answer += socket.readAll();
            break;
        }
    }
    parseHead(answer, reply);
    if (reply.header("Transfer-Encoding").toLower() == "chunked")
        reply.body = unchunked(reply.body);
    return reply;
}

Reply request(quint16 port, const QByteArray &method, const QByteArray &path, const Headers &headers,
              const QByteArray &body)
{
    QByteArray bytes =
        method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port) + "\r\nConnection: close\r\n";
    for (const auto &[name, value] : headers)
        bytes += name + ": " + value + "\r\n";
    if (!body.isEmpty() || method == "POST")
        bytes += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    return rawExchange(port, bytes + "\r\n" + body);
}

Reply Browser::send(const QByteArray &method, const QByteArray &path, Headers headers, const QByteArray &body)
{
    if (!m_cookies.isEmpty())
        headers.append({"Cookie", cookies()});
    const Reply reply = request(m_port, method, path, headers, body);
    for (const QByteArray &line : reply.all("Set-Cookie")) {
        const QByteArray pair = line.split(';').first();
        const qsizetype equals = pair.indexOf('=');
        const QByteArray value = pair.mid(equals + 1);
        if (value.isEmpty() || value == "\"\"" || line.contains("Max-Age=0"))
            m_cookies.remove(pair.left(equals));
        else
            m_cookies.insert(pair.left(equals), value);
    }
    return reply;
}

Reply Browser::get(const QByteArray &path)
{
    return send("GET", path, {});
}

Reply Browser::post(const QByteArray &path, const QByteArray &body, const QByteArray &type)
{
    return send("POST", path,
                {{"Content-Type", type}, {"X-CSRFToken", cookie("csrftoken")}, {"Referer", origin() + "/ar/"}}, body);
}

Reply Browser::post(const QByteArray &path, const QJsonObject &body)
{
    return post(path, QJsonDocument(body).toJson(QJsonDocument::Compact));
}

Reply Browser::signIn(const QByteArray &name, const QByteArray &secret, bool remember)
{
    const Reply page = get("/ar/login/");
    const qsizetype field = page.body.indexOf("csrfmiddlewaretoken");
    if (field < 0)
        return page;
    const qsizetype start = page.body.indexOf("value=", field) + 7;
    const QByteArray token = page.body.mid(start, page.body.indexOf(page.body.at(start - 1), start) - start);
    QByteArray form = "csrfmiddlewaretoken=" + token + "&username=" + name.toPercentEncoding() +
                      "&password=" + secret.toPercentEncoding();
    if (remember)
        form += "&remember_me=on";
    return send("POST", "/ar/login/",
                {{"Content-Type", "application/x-www-form-urlencoded"}, {"Referer", origin() + "/ar/login/"}}, form);
}

QByteArray Browser::cookies() const
{
    QByteArray all;
    for (auto it = m_cookies.begin(); it != m_cookies.end(); ++it)
        all += (all.isEmpty() ? "" : "; ") + it.key() + '=' + it.value();
    return all;
}

Browser signedIn(quint16 port, const QByteArray &name)
{
    Browser browser(port);
    const Reply reply = browser.signIn(name, password);
    if (reply.status != 302 || browser.cookie("sessionid").isEmpty())
        qFatal("%s could not sign in: %d %s", name.constData(), reply.status, reply.body.left(300).constData());
    return browser;
}

} // namespace blackbox
