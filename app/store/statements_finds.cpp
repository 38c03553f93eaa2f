// INDEXED BY: were an index unfit, this would fail at once instead of reading a million rows.
#include "store/statements_finds.h"

#include "net/linkpolicy.h"
#include "sql/database.h"
#include "store/statements_messages.h"

#include <limits>

namespace desk::statements {

namespace {

constexpr int lookedThrough = 2'000; ///< messages in one page
constexpr qsizetype mostOfOneMessage = 50;

QString statement(FindKind kind)
{
    switch (kind) {
    case FindKind::Prices:
        return QStringLiteral(
            "SELECT id, sender_id, sender_name, created_at, text, file_url, file_name, file_bytes, file_type FROM "
            "messages "
            "INDEXED BY messages_numbers WHERE room_id=? AND id<? AND id>? AND text GLOB '*[0-9٠-٩۰-۹]*' "
            "ORDER BY id DESC LIMIT ?");
    case FindKind::Links:
        return QStringLiteral(
            "SELECT id, sender_id, sender_name, created_at, text, file_url, file_name, file_bytes, file_type FROM "
            "messages "
            "INDEXED BY messages_links WHERE room_id=? AND id<? AND id>? AND (text GLOB '*://*' OR text GLOB "
            "'*[wW][wW][wW].*' OR text GLOB '*@*') ORDER BY id DESC LIMIT ?");
    case FindKind::Files:
        return QStringLiteral("SELECT id, sender_id, sender_name, created_at, text, file_url, file_name, file_bytes, "
                              "file_type FROM messages "
                              "INDEXED BY messages_files WHERE room_id=? AND id<? AND id>? AND file_url IS NOT NULL "
                              "ORDER BY id DESC LIMIT ?");
    }
    return {};
}

void add(QList<Find> &finds, const sql::Query &row, FindKind kind)
{
    const Find here{row.id<MessageId>(0), row.id<UserId>(1), row.text(2), fromMs(row.integer(3)), {}, {}, {}};
    const auto put = [&](auto &&fill) {
        finds << here;
        fill(finds.last());
    };
    switch (kind) {
    case FindKind::Prices: {
        const QList<Price> prices = findPrices(row.text(4));
        for (const Price &price : prices)
            put([&](Find &find) { find.price = price; });
        break;
    }
    case FindKind::Links: {
        const QList<LinkRange> links = linksIn(row.text(4));
        for (const LinkRange &link : links.first(std::min(links.size(), mostOfOneMessage)))
            put([&](Find &find) { find.link = link.url; });
        break;
    }
    case FindKind::Files:
        put([&](Find &find) { find.file = Attachment{row.text(5), row.text(6), row.integer(7), row.text(8)}; });
        break;
    }
}

} // namespace

Result<FindsPage> finds(sql::Database &db, const FindsQuery &asking)
{
    FindsPage page;
    sql::Query query = db.query(statement(asking.kind));
    query.bind(asking.room).bind(asking.before.isValid() ? asking.before.value : std::numeric_limits<qint64>::max());
    query.bind(asking.after).bind(lookedThrough);
    int looked = 0;
    while (page.finds.size() < asking.limit && query.step()) {
        page.next = query.id<MessageId>(0);
        if (++looked == 1)
            page.newest = page.next;
        add(page.finds, query, asking.kind);
    }
    if (query.error())
        return tl::make_unexpected(*query.error());
    const bool more = looked == lookedThrough || (page.finds.size() >= asking.limit && query.step());
    if (!more)
        page.next = {};
    return page;
}

} // namespace desk::statements
