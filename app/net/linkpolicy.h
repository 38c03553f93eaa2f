// Links in what people wrote: where they are, whether they may ever open, and which host to show before they do. Pure.
#pragma once

#include <QList>
#include <QString>
#include <QUrl>

namespace desk {

struct LinkRange
{
    qsizetype start = 0; ///< UTF-16 units
    qsizetype length = 0;
    QUrl url;
    friend bool operator==(const LinkRange &, const LinkRange &) = default;
};

/// Every http and https address in a plain text, in order, without the punctuation around it.
QList<LinkRange> findLinks(const QString &text);

/// What may be clicked: these, and bare ones ("www.…", mail). In order.
QList<LinkRange> linksIn(const QString &text);

/// http, https (with a host, without a user's name), mailto, tel. Nothing else ever leaves for the desktop.
bool mayOpenLink(const QUrl &url);

/// The host as a person should see it and as the allow-list keeps it: lower case; a name that mixes scripts, or
/// imitates another one, in its ASCII form (xn--…).
QString shownHost(const QUrl &url);

} // namespace desk
