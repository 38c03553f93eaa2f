// One HTTP request and its answer as values; what parses and writes them is connection's business.
#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace desk::server {

struct Request
{
    QByteArray method;
    QByteArray target;                            ///< as sent
    QByteArray path;                              ///< percent-decoded
    QByteArray query;                             ///< as sent
    QList<QPair<QByteArray, QByteArray>> headers; ///< names in lower case
    QByteArray body;
    QByteArray address; ///< of the peer, or what a trusted proxy says
    bool secure = false;
    bool upgrade = false; ///< asks for a WebSocket

    QByteArray header(QByteArrayView name) const;
    QByteArray cookie(QByteArrayView name) const;
    std::optional<QString> queryValue(const QString &name) const;
    qint64 queryNumber(const QString &name, qint64 otherwise) const;
    /// True if it is there and no number from 0 up.
    bool queryIsMalformed(const QString &name) const;
    bool saysJson() const { return header("content-type").startsWith("application/json"); }
    QByteArray origin() const { return (secure ? QByteArray("https://") : QByteArray("http://")) + header("host"); }
};
using RequestPtr = std::shared_ptr<Request>;

struct Response
{
    int status = 200;
    QByteArray type = "application/json";
    QByteArray body;
    QList<QPair<QByteArray, QByteArray>> headers;
    bool close = false;

    Response &with(const QByteArray &name, const QByteArray &value)
    {
        headers.append({name, value});
        return *this;
    }
};
using Reply = std::function<void(Response)>;

Response json(const QByteArray &body, int status = 200);
Response html(const QString &body, int status = 200);
Response redirect(const QByteArray &where);
const char *reasonPhrase(int status);

} // namespace desk::server
