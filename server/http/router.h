// Which handler answers which path. A table; patterns have `<lang>` (ar, en), `<id>` (a number) and `<word>` (anything but a slash).
#pragma once

#include "server/auth/sessions.h"
#include "server/http/message.h"

#include <vector>

namespace desk::server {

/// What a handler gets: the request, where it was matched, and who asks.
struct Context
{
    RequestPtr request;
    QString lang = QStringLiteral("ar");
    QList<QByteArray> args; ///< what `<id>` and `<word>` matched, in order
    SessionPtr session;     ///< null: none, or a bearer token
    AccountPtr who;         ///< null only in public handlers
    bool api = false;

    qint64 number(int arg) const { return args.value(arg).toLongLong(); }
};
using ContextPtr = std::shared_ptr<Context>;
using Handler = std::function<void(const ContextPtr &, Reply)>;

enum class Guard {
    Public,   ///< anybody; Context::who may be null
    SignedIn, ///< else 302 to the login page, or 401 under /api/
    Features, ///< as SignedIn; 404 in the deployed dialect
    Staff,    ///< as Features; 403 for anybody else
};

struct Route
{
    QByteArray method;
    QList<QByteArray> pattern;
    Guard guard = Guard::SignedIn;
    Handler handler;
    qint64 bodyLimit = 0; ///< 0: the usual; else what a signed-in person may send here
    bool csrf = true;     ///< of what changes something and comes with a cookie
};

class Router
{
public:
    void add(QByteArray method, const QByteArray &pattern, Handler handler, Guard guard = Guard::SignedIn);
    Route &last() { return m_routes.back(); }

    struct Match
    {
        const Route *route = nullptr;
        QString lang;
        QList<QByteArray> args;
        bool pathExists = false; ///< with another method
    };
    Match find(const QByteArray &method, const QByteArray &path) const;

private:
    std::vector<Route> m_routes;
};

} // namespace desk::server
