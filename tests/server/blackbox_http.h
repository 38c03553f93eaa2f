// HTTP as a browser and as a vandal would speak it: raw sockets, one request a connection, cookies by hand.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QPair>

namespace blackbox {

using Headers = QList<QPair<QByteArray, QByteArray>>;

struct Reply
{
    int status = 0; ///< 0: closed without an answer
    Headers headers;
    QByteArray body;

    QByteArray header(const QByteArray &name) const;
    QList<QByteArray> all(const QByteArray &name) const;
    QJsonObject json() const;
};

/// Sends these bytes and reads until the server closes or the answer is complete.
Reply rawExchange(quint16 port, const QByteArray &bytes, int timeout = 10'000);
Reply request(quint16 port, const QByteArray &method, const QByteArray &path, const Headers &headers = {},
              const QByteArray &body = {});

/// Somebody with cookies.
class Browser
{
public:
    explicit Browser(quint16 port) : m_port(port) {}

    /// The whole way: page, form, redirect. The reply of the POST.
    Reply signIn(const QByteArray &name, const QByteArray &secret, bool remember = false);
    Reply get(const QByteArray &path);
    /// With the CSRF token.
    Reply post(const QByteArray &path, const QByteArray &body = {}, const QByteArray &type = "application/json");
    Reply post(const QByteArray &path, const QJsonObject &body);
    Reply send(const QByteArray &method, const QByteArray &path, Headers headers, const QByteArray &body = {});

    QByteArray cookies() const;
    QByteArray cookie(const QByteArray &name) const { return m_cookies.value(name); }
    void setCookie(const QByteArray &name, const QByteArray &value) { m_cookies.insert(name, value); }
    quint16 port() const { return m_port; }
    QByteArray origin() const { return "http://127.0.0.1:" + QByteArray::number(m_port); }

private:
    quint16 m_port;
    QHash<QByteArray, QByteArray> m_cookies;
};

/// Signed in, or the program ends: for tests that are about something else.
Browser signedIn(quint16 port, const QByteArray &name);

} // namespace blackbox
