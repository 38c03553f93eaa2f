// A question to everything that was ever said, and what is found: values only. The answering is in statements_search.
#pragma once

#include "protocol/types.h"
#include "store/fold.h"

namespace desk {

struct SearchQuery
{
    QString text = {};        ///< every word must be there; the last one may be the beginning of a word
    QList<RoomId> rooms = {}; ///< empty: all
    bool withFile = false;
    QDateTime from = {};   ///< invalid: no bound
    QDateTime to = {};     ///< exclusive
    MessageId before = {}; ///< exclusive; 0: from the newest
    int limit = 50;
    bool isEmpty() const { return searchWords(text).isEmpty() && !withFile && !from.isValid() && !to.isValid(); }
    friend bool operator==(const SearchQuery &, const SearchQuery &) = default;
};

/// Newest first. A page may be short, even empty, without being the last.
struct SearchPage
{
    QList<Message> messages;
    MessageId next; ///< the `before` of the next page; 0: there is none
};

} // namespace desk
