// One FTS5 table without content: what is taken out of it must be named as it was put in.
#include "store/statements_search.h"

#include "sql/database.h"
#include "store/statements_messages.h"

namespace desk::statements {

namespace {

constexpr int lookedThrough = 2'000; ///< rows of the index in one page

QString wordsOf(const Message &message)
{
    return fold(message.attachment ? message.text + QLatin1Char(' ') + message.attachment->name : message.text);
}

QString placeOf(const Message &message)
{
    return QStringLiteral("r%1%2").arg(message.room.value).arg(message.attachment ? QStringLiteral(" f") : QString());
}

Result<void> enter(sql::Query query, const Message &message)
{
    query.bind(message.id).bind(wordsOf(message)).bind(placeOf(message));
    return query.exec();
}

/// Every word in quotes: nothing in it is FTS5's language.
QString asked(const SearchQuery &query)
{
    QStringList terms;
    const QStringList words = searchWords(query.text);
    for (const QString &word : words) {
        const bool beginning = &word == &words.last() && word.size() > 1;
        terms << QStringLiteral("words : \"%1\"%2").arg(word, beginning ? QStringLiteral(" *") : QString());
    }
    QStringList rooms;
    for (const RoomId room : query.rooms)
        rooms << QStringLiteral("\"r%1\"").arg(room.value);
    if (!rooms.isEmpty())
        terms << QStringLiteral("place : (%1)").arg(rooms.join(QStringLiteral(" OR ")));
    if (query.withFile)
        terms << QStringLiteral("place : \"f\"");
    return terms.join(QStringLiteral(" AND "));
}

} // namespace

Result<void> putWords(sql::Database &db, const Message &message)
{
    return enter(db.query(QStringLiteral("INSERT INTO message_words (rowid, words, place) VALUES (?,?,?)")), message);
}

Result<void> removeWords(sql::Database &db, const Message &message)
{
    return enter(db.query(QStringLiteral(
                     "INSERT INTO message_words (message_words, rowid, words, place) VALUES ('delete',?,?,?)")),
                 message);
}

Result<void> removeWordsOf(sql::Database &db, RoomId room)
{
    for (MessageId after;;) {
        auto page = messagesAfter(db, room, after, lookedThrough);
        if (!page)
            return tl::make_unexpected(page.error());
        if (page->isEmpty())
            return {};
        for (const Message &message : std::as_const(*page)) {
            if (auto done = removeWords(db, message); !done)
                return done;
        }
        after = page->last().id;
    }
}

Result<void> clearWords(sql::Database &db)
{
    return db.exec(QStringLiteral("INSERT INTO message_words (message_words) VALUES ('delete-all')"));
}

Result<void> forgetWords(sql::Database &db)
{
    return db.exec(QStringLiteral("INSERT OR REPLACE INTO meta VALUES ('words_missing', 1)"));
}

Result<void> completeWords(sql::Database &db)
{
    {
        sql::Query missing = db.query(QStringLiteral("SELECT 1 FROM meta WHERE key='words_missing'"));
        if (!missing.step())
            return missing.error() ? Result<void>(tl::make_unexpected(*missing.error())) : Result<void>();
    }
    if (auto begun = db.begin(); !begun)
        return begun;
    Result<void> done = clearWords(db);
    for (MessageId after; done;) {
        auto page = messagesOf(db, after, lookedThrough);
        if (!page)
            done = tl::make_unexpected(page.error());
        if (!page || page->isEmpty())
            break;
        for (const Message &message : std::as_const(*page)) {
            if (done = putWords(db, message); !done)
                break;
        }
        after = page->last().id;
    }
    if (done)
        done = db.exec(QStringLiteral("DELETE FROM meta WHERE key='words_missing'"));
    if (!done) {
        db.rollback();
        return done;
    }
    return db.commit();
}

Result<SearchPage> search(sql::Database &db, const SearchQuery &asking)
{
    SearchPage page;
    if (asking.isEmpty())
        return page;
    const QString match = asked(asking);
    const qint64 before = asking.before.isValid() ? asking.before.value : std::numeric_limits<qint64>::max();
    QList<MessageId> ids;
    {
        const bool byWords = !match.isEmpty();
        sql::Query query =
            db.query(byWords ? QStringLiteral("SELECT rowid FROM message_words WHERE message_words MATCH ? AND rowid<? "
                                              "ORDER BY rowid DESC LIMIT ?")
                             : QStringLiteral("SELECT id FROM messages WHERE id<? ORDER BY id DESC LIMIT ?"));
        if (byWords)
            query.bind(match);
        query.bind(before).bind(lookedThrough);
        while (query.step())
            ids << query.id<MessageId>(0);
        if (query.error())
            return tl::make_unexpected(*query.error());
    }
    for (const MessageId id : std::as_const(ids)) {
        page.next = id;
        auto found = message(db, id);
        if (!found)
            return tl::make_unexpected(found.error());
        const bool wanted = *found && (!asking.from.isValid() || (**found).createdAt >= asking.from) &&
                            (!asking.to.isValid() || (**found).createdAt < asking.to);
        if (wanted)
            page.messages << **found;
        if (page.messages.size() >= asking.limit)
            return page;
    }
    if (ids.size() < lookedThrough)
        page.next = {};
    return page;
}

} // namespace desk::statements
