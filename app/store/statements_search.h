// The SQL of the words of all messages in cache.db. On the worker's thread, inside the worker's transaction.
#pragma once

#include "sql/query.h"
#include "store/search.h"

namespace desk::statements {

Result<void> putWords(sql::Database &db, const Message &message);
/// Of a message as it is stored.
Result<void> removeWords(sql::Database &db, const Message &message);
Result<void> removeWordsOf(sql::Database &db, RoomId room);
Result<void> clearWords(sql::Database &db);
/// Enters all messages, if it was noted that they are missing; as long as that takes.
Result<void> completeWords(sql::Database &db);
/// The words of everything are to be entered anew when the file is next opened.
Result<void> forgetWords(sql::Database &db);

/// Looks through a bounded number of messages at a time, so that nobody waits long behind it.
Result<SearchPage> search(sql::Database &db, const SearchQuery &query);

} // namespace desk::statements
