// The rules of the rooms in-process: no socket, no HTTP; a real database thread and a hand-cranked network thread.
#include "server/db/dbthread.h"
#include "server/db/statements.h"
#include "server/rooms/changefeed.h"
#include "server/rooms/roomservice.h"

#include <QTemporaryDir>
#include <QTest>

#include <condition_variable>
#include <mutex>

using namespace desk;
using namespace desk::server;

namespace {

/// The network thread of the test: runs what the database thread posts, when it is asked to.
struct Crank
{
    std::mutex mutex;
    std::condition_variable wake;
    std::vector<std::function<void()>> posted;

    void post(std::function<void()> work)
    {
        const std::lock_guard lock(mutex);
        posted.push_back(std::move(work));
        wake.notify_one();
    }
    template <typename T> Result<T> wait(const std::optional<Result<T>> &outcome)
    {
        while (!outcome) {
            std::vector<std::function<void()>> now;
            {
                std::unique_lock lock(mutex);
                if (!wake.wait_for(lock, std::chrono::seconds(10), [this] { return !posted.empty(); }))
                    return fail(ErrorCode::TimedOut);
                now.swap(posted);
            }
            for (auto &work : now)
                work();
        }
        return *outcome;
    }
};

struct Ear : Listener
{
    explicit Ear(UserId id) : who(id) {}
    UserId user() const override { return who; }
    void hear(const Event &event) override
    {
        heard << (!event.own.isNull() && event.from == who ? event.own : event.wire);
    }
    UserId who;
    QList<QByteArray> heard;
};

} // namespace

class TestRoomService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void strangersAreRefused();
    void idsRiseInTheOrderOfTheFrames();
    void aKnownNonceIsAnsweredInAClosedRoom();
    void readIsClampedAndNeverGoesBack();
    void supportIsReadByTheOtherSide();
    void aCaseWaitsSinceTheFirstUnansweredMessage();
    void emptyRoomsAreTheirMakers();
    void previousIsTheLastNumberThisPersonSaw();

private:
    template <typename T, typename Call> Result<T> ask(Call call)
    {
        std::optional<Result<T>> outcome;
        call([&outcome](Result<T> result) { outcome.emplace(std::move(result)); });
        return m_crank->wait(outcome);
    }
    Result<Sent> send(const AccountPtr &who, RoomId room, const QString &text, const QUuid &nonce = {})
    {
        return ask<Sent>([&](Callback<Sent> done) {
            m_rooms->send(who, {room, text, nonce, {}, {}, false}, std::move(done));
        });
    }
    RoomId join(const AccountPtr &who, AdId ad)
    {
        const auto joined = ask<Joined>([&](Callback<Joined> done) { m_rooms->joinAd(who, ad, {}, std::move(done)); });
        return joined ? joined->room : RoomId{};
    }

    Config m_config;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Crank> m_crank;
    std::unique_ptr<DbThread> m_db;
    std::unique_ptr<Hub> m_hub;
    std::unique_ptr<RoomService> m_rooms;
    AccountPtr m_owner, m_buyer, m_other, m_staff;
    AdId m_ad;
};

void TestRoomService::init()
{
    m_config.limits.messagesPerSecond = 0;
    m_folder = std::make_unique<QTemporaryDir>();
    m_crank = std::make_unique<Crank>();
    m_db = std::make_unique<DbThread>(
        [crank = m_crank.get()](std::function<void()> work) { crank->post(std::move(work)); });
    const auto started =
        m_db->start(m_folder->filePath(QStringLiteral("t.sqlite")), {}, [this](sql::Database &db) -> Result<void> {
            if (auto done = db::migrate(db); !done)
                return done;
            const QDateTime now = QDateTime::currentDateTimeUtc();
            int n = 0;
            for (AccountPtr *who : {&m_owner, &m_buyer, &m_other, &m_staff}) {
                const bool staff = who == &m_staff;
                auto id =
                    db::insertUser(db, {QStringLiteral("user%1").arg(++n), {}, {}, {}, {}, {}, staff, staff}, now);
                if (!id)
                    return tl::make_unexpected(id.error());
                *who = db::account(db, *id).value_or(nullptr);
            }
            m_ad = db::insertAd(db, {m_owner->id(), QStringLiteral("Flat"), {}, {}, {}, false}, now).value_or(AdId{});
            return {};
        });
    QVERIFY(started);
    m_hub = std::make_unique<Hub>();
    m_rooms = std::make_unique<RoomService>(m_config, *m_db, *m_hub);
}

void TestRoomService::cleanup()
{
    m_db->stop();
    m_rooms.reset();
    m_hub.reset();
    m_db.reset();
}

void TestRoomService::strangersAreRefused()
{
    const RoomId room = join(m_buyer, m_ad);
    QVERIFY(room.isValid());
    QVERIFY(send(m_buyer, room, QStringLiteral("hello")));
    QCOMPARE(send(m_other, room, QStringLiteral("me too")).error().code, ErrorCode::Forbidden);
    const auto joined =
        ask<Joined>([&](Callback<Joined> done) { m_rooms->joinAd(m_other, m_ad, m_buyer->id(), std::move(done)); });
    QCOMPARE(joined.error().code, ErrorCode::Forbidden);
    const auto support =
        ask<Joined>([&](Callback<Joined> done) { m_rooms->joinSupport(m_other, m_owner->id(), {}, std::move(done)); });
    QCOMPARE(support.error().code, ErrorCode::Forbidden);
}

void TestRoomService::idsRiseInTheOrderOfTheFrames()
{
    const RoomId room = join(m_buyer, m_ad);
    Ear ear(m_owner->id());
    m_hub->subscribe({Topic::Room, room.value}, &ear);
    QList<qint64> ids;
    std::optional<Result<Sent>> last;
    for (int i = 0; i < 50; ++i) {
        m_rooms->send(i % 2 ? m_owner : m_buyer, {room, QString::number(i), {}, {}, {}, false},
                      [&, i](const Result<Sent> &sent) {
                          ids << sent->frame.message.id.value;
                          if (i == 49)
                              last.emplace(sent);
                      });
    }
    QVERIFY(m_crank->wait(last));
    QCOMPARE(ids.size(), 50);
    QVERIFY(std::is_sorted(ids.cbegin(), ids.cend()));
    QCOMPARE(ear.heard.size(), 50);
    m_hub->unsubscribe({Topic::Room, room.value}, &ear);
}

void TestRoomService::aKnownNonceIsAnsweredInAClosedRoom()
{
    const RoomId room = join(m_buyer, m_ad);
    const QUuid nonce = QUuid::createUuid();
    const auto first = send(m_buyer, room, QStringLiteral("once"), nonce);
    QVERIFY(first && !first->repeated);
    QVERIFY(ask<void>([&](Callback<void> done) { m_rooms->close(m_owner, room, Close::Archive, std::move(done)); }));
    QCOMPARE(send(m_buyer, room, QStringLiteral("more")).error().code, ErrorCode::RoomClosed);
    const auto again = send(m_buyer, room, QStringLiteral("once"), nonce);
    QVERIFY(again && again->repeated);
    QCOMPARE(again->frame.message.id, first->frame.message.id);
    QCOMPARE(send(m_buyer, room, QStringLiteral("other text"), nonce).error().code, ErrorCode::NonceReused);
}

void TestRoomService::readIsClampedAndNeverGoesBack()
{
    const RoomId room = join(m_buyer, m_ad);
    const auto first = send(m_buyer, room, QStringLiteral("1")), second = send(m_buyer, room, QStringLiteral("2"));
    const auto read = [&](qint64 upTo) {
        return ask<void>([&](Callback<void> done) { m_rooms->read(m_owner, room, MessageId{upTo}, std::move(done)); });
    };
    const auto seen = [&] {
        return ask<Room>([&](Callback<Room> done) { m_rooms->room(m_owner, room, std::move(done)); });
    };
    QCOMPARE(seen()->unread, 2);
    QVERIFY(read(first->frame.message.id.value));
    QCOMPARE(seen()->unread, 1);
    QVERIFY(read(1'000'000));
    QCOMPARE(seen()->myReadUpTo, second->frame.message.id);
    QVERIFY(read(first->frame.message.id.value));
    QCOMPARE(seen()->myReadUpTo, second->frame.message.id);
    QCOMPARE(seen()->unread, 0);
}

void TestRoomService::supportIsReadByTheOtherSide()
{
    const auto made = ask<Sent>([&](Callback<Sent> done) {
        m_rooms->createSupport(m_owner, {QStringLiteral("Help"), QStringLiteral("ads"), QStringLiteral("please"), {}},
                               std::move(done));
    });
    QVERIFY(made);
    const RoomId room = made->frame.message.room;
    QVERIFY(send(m_staff, room, QStringLiteral("answer")));
    QVERIFY(ask<void>([&](Callback<void> done) { m_rooms->read(m_staff, room, {}, std::move(done)); }));
    const auto page = ask<protocol::MessagePage>(
        [&](Callback<protocol::MessagePage> done) { m_rooms->page(m_owner, room, {}, std::move(done)); });
    QCOMPARE(page->messages.size(), 2);
    QVERIFY(page->messages.at(0).isRead);
    QVERIFY(!page->messages.at(1).isRead);
    QCOMPARE(page->messages.at(1).role, SenderRole::Admin);
}

void TestRoomService::aCaseWaitsSinceTheFirstUnansweredMessage()
{
    const auto made = ask<Sent>([&](Callback<Sent> done) {
        m_rooms->createSupport(m_owner, {QStringLiteral("Help"), QStringLiteral("ads"), QStringLiteral("please"), {}},
                               std::move(done));
    });
    QVERIFY(made);
    const RoomId room = made->frame.message.room;
    // As the database has it, not as the room service remembers it.
    const auto stored = [&] {
        std::optional<Result<std::optional<RoomRecord>>> outcome;
        m_db->read([room](sql::Database &db) { return db::room(db, room); },
                   [&outcome](Result<std::optional<RoomRecord>> record) { outcome.emplace(std::move(record)); });
        return m_crank->wait(outcome).value().value().support.value();
    };
    QCOMPARE(stored().state, QStringLiteral("waiting"));
    QCOMPARE(stored().waitingSince, made->frame.message.createdAt);
    QVERIFY(send(m_owner, room, QStringLiteral("anybody?")));
    QCOMPARE(stored().waitingSince, made->frame.message.createdAt);
    // An answer and two more questions in one batch.
    m_rooms->send(m_staff, {room, QStringLiteral("yes"), {}, {}, {}, false}, [](const Result<Sent> &) {});
    std::optional<Result<Sent>> first;
    m_rooms->send(m_owner, {room, QStringLiteral("one"), {}, {}, {}, false},
                  [&](Result<Sent> sent) { first.emplace(std::move(sent)); });
    QVERIFY(send(m_owner, room, QStringLiteral("two")));
    QCOMPARE(stored().state, QStringLiteral("waiting"));
    QCOMPARE(stored().waitingSince, first->value().frame.message.createdAt);
    QVERIFY(send(m_staff, room, QStringLiteral("done")));
    QCOMPARE(stored().state, QStringLiteral("open"));
    QVERIFY(!stored().waitingSince.isValid());
}

void TestRoomService::emptyRoomsAreTheirMakers()
{
    const RoomId room = join(m_buyer, m_ad);
    const auto list = [&](const AccountPtr &who) {
        return ask<protocol::RoomPage>(
                   [&](Callback<protocol::RoomPage> done) { m_rooms->rooms(who, false, 1, 20, std::move(done)); })
            ->count;
    };
    QCOMPARE(list(m_buyer), 1);
    QCOMPARE(list(m_owner), 0);
    QVERIFY(send(m_buyer, room, QStringLiteral("hello")));
    QCOMPARE(list(m_owner), 1);
}

void TestRoomService::previousIsTheLastNumberThisPersonSaw()
{
    const auto hello = ask<Cursor>([&](Callback<Cursor> done) { m_rooms->feed().open(m_owner, std::move(done)); });
    QCOMPARE(hello->value, 0);
    Ear ear(m_owner->id());
    m_hub->subscribe({Topic::Person, m_owner->id().value}, &ear);
    const RoomId room = join(m_buyer, m_ad);
    QVERIFY(send(m_buyer, room, QStringLiteral("1")));
    QVERIFY(send(m_buyer, room, QStringLiteral("2")));
    QCOMPARE(ear.heard.size(), 2);
    const auto page = ask<protocol::ChangesPage>(
        [&](Callback<protocol::ChangesPage> done) { m_rooms->changes(m_owner, {}, 200, std::move(done)); });
    QCOMPARE(page->cursor, m_rooms->feed().cursorOf(m_owner->id()));
    QCOMPARE(page->messages.size(), 2);
    const auto ahead = ask<protocol::ChangesPage>([&](Callback<protocol::ChangesPage> done) {
        m_rooms->changes(m_owner, Cursor{page->cursor.value + 1}, 200, std::move(done));
    });
    QCOMPARE(ahead.error().code, ErrorCode::CursorGone);
    m_hub->unsubscribe({Topic::Person, m_owner->id().value}, &ear);
}

QTEST_GUILESS_MAIN(TestRoomService)
#include "tst_roomservice.moc"
