// What the messages of one conversation hold beside their words: prices, links, files. Values only; the looking is in
// statements_finds.
#pragma once

#include "protocol/types.h"
#include "store/prices.h"

#include <QUrl>

namespace desk {

enum class FindKind { Prices, Links, Files };

struct FindsQuery
{
    RoomId room;
    FindKind kind = FindKind::Prices;
    MessageId before = {}; ///< exclusive; 0: from the newest
    MessageId after = {};  ///< exclusive
    int limit = 20;        ///< finds; those of one message are never parted, so there may be some more
    friend bool operator==(const FindsQuery &, const FindsQuery &) = default;
};

struct Find
{
    MessageId message;
    UserId sender;
    QString senderName;
    QDateTime at;
    Price price;                    ///< of Prices
    QUrl link;                      ///< of Links
    std::optional<Attachment> file; ///< of Files
    friend bool operator==(const Find &, const Find &) = default;
};

/// The newest message first, inside of it in the order of its words. A page may be short, even empty, without being the last.
struct FindsPage
{
    QList<Find> finds;
    MessageId next;   ///< the `before` of the next page; 0: there is none
    MessageId newest; ///< looked at; 0: there was nothing to look at
};

} // namespace desk
