// SITE.md, "REST": the list of rooms.
#include "conformance.h"
#include "subject.h"

#include <QDateTime>
#include <QSet>
#include <QTimeZone>

#include <algorithm>

namespace conformance {

using namespace blackbox;

namespace {

constexpr auto Observed = Source::Observed;
constexpr auto Ours = Source::Ours;
constexpr auto Same = Full::Same;
constexpr auto Other = Full::Other;

const QByteArray roomKeys =
    "id,room_type,publisher,client,ad,ad_title,last_message,unread_count,created_at,updated_at,is_active";

/// Status, how many, and whether there is a next and a previous page.
QByteArray page(Subject &s, const QByteArray &query)
{
    const Reply reply = s.crowd().get("/api/chat-rooms/" + query);
    const QJsonObject json = reply.json();
    if (reply.status != 200)
        return seen(reply.status, shape(at(json, "detail")));
    return seen(reply.status, at(json, "count").toInt(), at(json, "results").toArray().size(),
                at(json, "next").isNull() ? "last" : "more", at(json, "previous").isNull() ? "first" : "after others");
}

/// The ids of the first of somebody's rooms, newest activity first.
int firstOf(Browser &browser)
{
    return at(at(browser.get("/api/chat-rooms/").json(), "results").toArray().first(), "id").toInt();
}

QByteArray user(const QJsonValue &value)
{
    return shape(pick(value, "id,username,first_name,last_name"));
}

/// A room of its own in which something was said.
Talk spoken(Subject &s)
{
    const Talk talk = s.talk();
    say(s.as(talk.buyer), talk.room, "one");
    return talk;
}

} // namespace

Cells listCells()
{
    return {
        {"rooms.envelope", "{count,next,previous,results}", Observed, Same,
         "{count:int,next:text,previous:null,results:array}",
         [](Subject &s) {
             QJsonObject json = s.crowd().get("/api/chat-rooms/").json();
             if (at(json, "results").isArray())
                 json[QLatin1String("results")] = QStringLiteral("array");
             return shapeOf(s, json, "count,next,previous,results").replace("results:text", "results:array");
         }},
        {"rooms.page", "20 rooms a page", Observed, Same, "200 105 20 more first",
         [](Subject &s) { return page(s, {}); }},
        {"rooms.page.second", "the second page", Observed, Same, "200 105 20 more after others",
         [](Subject &s) { return page(s, "?page=2"); }},
        {"rooms.page.last", "the last page holds the rest", Observed, Same, "200 105 5 last after others",
         [](Subject &s) { return page(s, "?page=6"); }},
        {"rooms.page.past", "a page past the end is 404", Observed, Same, "404 text",
         [](Subject &s) { return page(s, "?page=7"); }},
        {"rooms.page.zero", "so is page 0", Ours, Same, "404 text", [](Subject &s) { return page(s, "?page=0"); }},
        {"rooms.page.word", "and a page that is no number", Ours, Same, "404 text",
         [](Subject &s) { return page(s, "?page=x"); }},
        {"rooms.size", "page_size is obeyed", Observed, Same, "200 105 50 more first",
         [](Subject &s) { return page(s, "?page=1&page_size=50"); }},
        {"rooms.size.second", "… on every page", Observed, Same, "200 105 50 more after others",
         [](Subject &s) { return page(s, "?page=2&page_size=50"); }},
        {"rooms.size.most", "at most 100", Observed, Same, "200 105 100 more first",
         [](Subject &s) { return page(s, "?page_size=1000"); }},
        {"rooms.size.zero", "page_size=0 is 20", Ours, Same, "200 105 20 more first",
         [](Subject &s) { return page(s, "?page_size=0"); }},
        {"rooms.size.word", "page_size that is no number is 20", Ours, Same, "200 105 20 more first",
         [](Subject &s) { return page(s, "?page_size=x"); }},
        {"rooms.next", "next is a whole address with the page and its size", Ours, Same, "yes page=2 page_size=50",
         [](Subject &s) {
             const QByteArray next =
                 at(s.crowd().get("/api/chat-rooms/?page_size=50").json(), "next").toString().toUtf8();
             QByteArrayList query = next.mid(next.indexOf('?') + 1).split('&');
             std::sort(query.begin(), query.end());
             return seen(next.startsWith(s.origin() + "/api/chat-rooms/?"), query.join(' '));
         }},
        {"rooms.walk", "following the pages shows every room once", Observed, Same, "105 105",
         [](Subject &s) {
             QList<int> ids;
             for (int number = 1; number <= 6; ++number) {
                 for (const QJsonValue room :
                      at(s.crowd().get("/api/chat-rooms/?page=" + text(number)).json(), "results").toArray())
                     ids << at(room, "id").toInt();
             }
             return seen(ids.size(), QSet<int>(ids.begin(), ids.end()).size());
         }},
        {"rooms.fields", "a room's keys", Observed, Same,
         "{ad:int,ad_title:text,client:object,created_at:local,id:int,is_active:bool,last_message:object,publisher:"
         "object,room_type:text,"
         "unread_count:int,updated_at:local}",
         [](Subject &s) {
             QJsonObject room = listed(s.pub(), s.spoken().room);
             if (s.isFull())
                 room = pick(room, roomKeys);
             QByteArray line;
             for (const char *key : {"client", "last_message", "publisher"}) {
                 if (at(room, key).isObject())
                     room[QLatin1String(key)] = QStringLiteral("object");
             }
             line = shape(room);
             for (const char *key : {"client", "last_message", "publisher"})
                 line.replace(QByteArray(key) + ":text", QByteArray(key) + ":object");
             return line;
         }},
        {"rooms.people", "publisher and client: id and the names", Observed, Same,
         "{first_name:text,id:int,last_name:text,username:text} {first_name:text,id:int,last_name:text,username:text} "
         "pub",
         [](Subject &s) {
             const QJsonObject room = listed(s.pub(), s.spoken().room);
             return seen(user(at(room, "publisher")), user(at(room, "client")),
                         at(room, "publisher", "username").toString());
         }},
        {"rooms.type", "a room about an ad is publisher_client, ad is its number", Observed, Same,
         "publisher_client yes yes",
         [](Subject &s) {
             const Talk talk = s.spoken();
             const QJsonObject room = listed(s.pub(), talk.room);
             return seen(at(room, "room_type").toString(), at(room, "ad").toInt() == talk.ad,
                         at(room, "is_active").toBool());
         }},
        {"rooms.last", "last_message: text, user name, ISO time with zone", Observed, Same,
         "{created_at:iso,message:text,sender:text} two yes",
         [](Subject &s) {
             const Talk talk = s.spoken();
             const QJsonValue last = at(listed(s.pub(), talk.room), "last_message");
             return seen(shapeOf(s, last, "message,sender,created_at"), at(last, "message").toString(),
                         at(last, "sender").toString().toUtf8() == talk.buyer);
         }},
        {"rooms.zone", "local times are those of Africa/Cairo", Observed, Same, "0",
         [](Subject &s) {
             const Talk talk = s.spoken();
             const QJsonArray messages = at(detail(s.pub(), talk.room), "messages").toArray();
             QDateTime local = QDateTime::fromString(at(messages.last(), "created_at").toString(),
                                                     QStringLiteral("yyyy-MM-dd HH:mm:ss"));
             local = QDateTime(local.date(), local.time(), QTimeZone("Africa/Cairo"));
             const QDateTime zoned = QDateTime::fromString(
                 at(listed(s.pub(), talk.room), "last_message", "created_at").toString(), Qt::ISODateWithMs);
             return text(int(local.secsTo(QDateTime::fromSecsSinceEpoch(zoned.toSecsSinceEpoch()))));
         }},
        {"rooms.unread", "unread_count counts what others wrote and I did not read", Observed, Same, "2 0",
         [](Subject &s) {
             const Talk talk = s.spoken();
             return seen(at(listed(s.pub(), talk.room), "unread_count").toInt(),
                         at(listed(s.as(talk.buyer), talk.room), "unread_count").toInt());
         }},
        {"rooms.innocent", "the list marks nothing read", Observed, Same, "--",
         [](Subject &s) {
             const Talk talk = s.spoken();
             s.pub().get("/api/chat-rooms/?page_size=100");
             return reads(s.as(talk.buyer), talk.room);
         }},
        {"rooms.order", "newest activity first, also after a message in an old room", Observed, Same, "yes yes",
         [](Subject &s) {
             const Talk old = spoken(s), young = spoken(s);
             const bool before = firstOf(s.pub()) == young.room;
             say(s.as(old.buyer), old.room, "again");
             return seen(before, firstOf(s.pub()) == old.room);
         }},
        {"rooms.order.socket", "a message over the socket counts as activity", Ours, Same, "yes",
         [](Subject &s) {
             const Talk old = spoken(s);
             spoken(s);
             Socket socket = joined(s.as(old.buyer), old.path());
             beforeOwnEcho(socket);
             return text(firstOf(s.pub()) == old.room);
         }},
        {"rooms.empty", "a room without a message is shown to both; last_message is null", Observed, Other,
         "null 0 null",
         [](Subject &s) {
             const Talk talk = s.talk();
             const QJsonObject owners = listed(s.pub(), talk.room), buyers = listed(s.as(talk.buyer), talk.room);
             return seen(shape(at(owners, "last_message")), at(owners, "unread_count").toInt(),
                         shape(at(buyers, "last_message")));
         }},
        {"rooms.empty.maker", "… at least to the buyer who made it", Observed, Same, "null",
         [](Subject &s) {
             const Talk talk = s.talk();
             return shape(at(listed(s.as(talk.buyer), talk.room), "last_message"));
         }},
        {"rooms.mine", "nobody sees a room in which he is neither publisher nor client", Observed, Same, "yes no",
         [](Subject &s) {
             const Talk talk = s.spoken();
             return seen(!listed(s.pub(), talk.room).isEmpty(), !listed(s.crowd(), talk.room).isEmpty());
         }},
        {"rooms.active", "only active rooms: an archived one leaves both lists", Observed, Same, "yes 200 no no",
         [](Subject &s) {
             const Talk talk = spoken(s);
             const bool before = !listed(s.pub(), talk.room).isEmpty();
             const int status = s.pub().post(roomPage(talk.room, "archive/")).status;
             return seen(before, status, !listed(s.pub(), talk.room).isEmpty(),
                         !listed(s.as(talk.buyer), talk.room).isEmpty());
         }},
        {"rooms.support", "a support case is in its publisher's list: publisher_admin, no client, no ad", Observed,
         Same, "publisher_admin null null",
         [](Subject &s) {
             const QJsonObject room = listed(s.as("single"), s.singleCase());
             return seen(at(room, "room_type").toString(), shape(at(room, "client")), shape(at(room, "ad")));
         }},
        {"rooms.support.title", "ad_title of a support case is null", Ours, Same, "null",
         [](Subject &s) { return shape(at(listed(s.as("single"), s.singleCase()), "ad_title")); }},
        {"rooms.scope", "?scope= is nothing special here", Ours, Other, "no",
         [](Subject &s) {
             const int room = s.singleCase();
             bool there = false;
             for (const QJsonValue one :
                  at(s.as("boss").get("/api/chat-rooms/?scope=support&page_size=100").json(), "results").toArray())
                 there = there || at(one, "id").toInt() == room;
             return text(there);
         }},
        {"rooms.staff", "the staff's support queue is not in their lists", Observed, Same, "no no",
         [](Subject &s) {
             const int room = s.singleCase();
             return seen(!listed(s.as("boss"), room).isEmpty(), !listed(s.as("helper"), room).isEmpty());
         }},
    };
}

} // namespace conformance
