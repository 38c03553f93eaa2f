// The cells of SITE.md: one statement each, how it is seen from outside, and what is then to be seen. What changes from
// run to run (ids, times, tokens) is left out of an observation or named by its kind.
#pragma once

#include "blackbox_http.h"
#include "blackbox_socket.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>

#include <functional>

namespace conformance {

class Subject;

/// Ours: SITE.md does not show it; the cell only keeps the two programs alike.
enum class Source { Observed, Ours };
/// Whether our full dialect means the same, or something else (PROTOCOL.md).
enum class Full { Same, Other };

struct Cell
{
    QByteArray id;
    QByteArray statement;
    Source source;
    Full full;
    QByteArray expected;
    std::function<QByteArray(Subject &)> observe;
    /// What --dialect deployed does instead: one of the three differences that PROTOCOL.md names. Null: the same.
    QByteArray named = {};
};
using Cells = QList<Cell>;

Cells loginCells();
Cells sessionCells();
Cells listCells();
Cells detailCells();
Cells callCells();
Cells pageCells();
Cells staffCells();
Cells handshakeCells();
Cells frameCells();
Cells supportCells();
Cells allCells();

/// How long a frame may take that must come, on a busy machine. Nothing waits for a frame that must not come.
constexpr int patience = 30'000;

inline QByteArray text(int value)
{
    return QByteArray::number(value);
}
inline QByteArray text(qsizetype value)
{
    return QByteArray::number(value);
}
inline QByteArray text(bool value)
{
    return value ? "yes" : "no";
}
inline QByteArray text(const char *value)
{
    return value;
}
inline QByteArray text(const QByteArray &value)
{
    return value;
}
inline QByteArray text(const QString &value)
{
    return value.toUtf8();
}

/// Everything seen, in one line.
template <typename... Parts> QByteArray seen(const Parts &...parts)
{
    return QByteArrayList{text(parts)...}.join(' ');
}

QJsonValue at(const QJsonValue &json, const char *key);
template <typename... Keys> QJsonValue at(const QJsonValue &json, const char *key, const char *next, Keys... more)
{
    return at(at(json, key), next, more...);
}

/// {"a":int,"b":[text]}: keys and kinds. Kinds: null bool int number, and of texts: local and iso (times), decimal,
/// text.
QByteArray shape(const QJsonValue &json);
/// Only these keys (comma separated), those that are there.
QJsonObject pick(const QJsonValue &json, const QByteArray &keys);
/// The shape of all keys; of our full dialect only of these, as it may add some.
QByteArray shapeOf(const Subject &subject, const QJsonValue &json, const QByteArray &keys);

/// A path: without the site's own origin.
QByteArray location(const blackbox::Reply &reply, const Subject &subject);
/// Of the attributes of this cookie only these, "none" without the cookie.
QByteArray cookieHas(const blackbox::Reply &reply, const QByteArray &cookie, const QList<QByteArray> &attributes);
/// "401/403 json" for every refusal of the REST calls for want of a session.
QByteArray unauthorized(const blackbox::Reply &reply);
/// The status, and whether is_inactive says why.
QByteArray refusal(const blackbox::Reply &reply);
/// The user name that /api/users/me/ says; "nobody".
QByteArray who(blackbox::Browser &browser);

/// The room in the caller's list of rooms; empty: not in it.
QJsonObject listed(blackbox::Browser &browser, int room);
QJsonObject detail(blackbox::Browser &browser, int room);
/// "r-r": which messages of the room are read, in the order of the detail.
QByteArray reads(blackbox::Browser &browser, int room);
/// The texts of an array of messages.
QByteArray texts(const QJsonValue &messages);
/// The page's send.
blackbox::Reply say(blackbox::Browser &browser, int room, const QByteArray &message);
blackbox::Reply form(blackbox::Browser &browser, const QByteArray &path, const QByteArray &body);
QByteArray roomPage(int room, const char *what);
QByteArray roomCall(int room, const char *what = "");

QJsonObject message(const QString &text);
/// A socket past its history.
blackbox::Socket joined(const blackbox::Browser &browser, const QByteArray &path);
/// What comes before the echo of a message that is sent now: "nothing", or the frames.
QByteArray beforeOwnEcho(blackbox::Socket &socket);
/// The same without sending, up to this text from somebody else.
QByteArray before(blackbox::Socket &socket, const QByteArray &text);

} // namespace conformance
