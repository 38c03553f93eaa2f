// Matching by segments.
#include "server/http/router.h"

#include <algorithm>

namespace desk::server {

void Router::add(QByteArray method, const QByteArray &pattern, Handler handler, Guard guard)
{
    m_routes.push_back({std::move(method), pattern.split('/'), guard, std::move(handler), 0, true});
}

Router::Match Router::find(const QByteArray &method, const QByteArray &path) const
{
    const QList<QByteArray> segments = path.split('/');
    Match miss;
    for (const Route &route : m_routes) {
        if (route.pattern.size() != segments.size())
            continue;
        Match match;
        bool fits = true;
        for (qsizetype i = 0; fits && i < segments.size(); ++i) {
            const QByteArray &want = route.pattern[i], &have = segments[i];
            if (want == "<lang>") {
                fits = have == "ar" || have == "en";
                match.lang = QString::fromLatin1(have);
            } else if (want == "<id>") {
                fits = !have.isEmpty() && have.size() < 19 &&
                       std::all_of(have.begin(), have.end(), [](char c) { return c >= '0' && c <= '9'; });
                match.args << have;
            } else if (want == "<word>") {
                fits = !have.isEmpty();
                match.args << have;
            } else {
                fits = want == have;
            }
        }
        if (!fits)
            continue;
        if (route.method == method || (method == "HEAD" && route.method == "GET")) {
            match.route = &route;
            match.pathExists = true;
            return match;
        }
        miss.pathExists = true;
    }
    return miss;
}

} // namespace desk::server
