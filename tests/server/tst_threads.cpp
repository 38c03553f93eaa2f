// Where the server's other threads let go of what they were given: on the network's, although they are slow to end their job.
#include "server/auth/hashpool.h"
#include "server/db/dbthread.h"

#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace desk;
using namespace desk::server;

namespace {

/// The network's thread: whoever posts to it goes on when the work is done, and gone.
class Network
{
public:
    Network() : m_thread([this] { loop(); }) {}
    ~Network()
    {
        post({});
        m_thread.join();
    }
    std::thread::id id() const { return m_thread.get_id(); }
    void post(std::function<void()> work)
    {
        std::unique_lock lock(m_mutex);
        m_work.emplace(std::move(work));
        m_turn.notify_all();
        m_turn.wait(lock, [this] { return !m_work; });
    }

private:
    void loop()
    {
        for (bool goesOn = true; goesOn;) {
            std::unique_lock lock(m_mutex);
            m_turn.wait(lock, [this] { return m_work.has_value(); });
            goesOn = bool(*m_work);
            if (goesOn)
                (*m_work)();
            m_work.reset();
            m_turn.notify_all();
        }
    }

    std::mutex m_mutex;
    std::condition_variable m_turn;
    std::optional<std::function<void()>> m_work;
    std::thread m_thread;
};

/// Notes on which thread it goes, as a connection's last holder does.
class Held
{
public:
    explicit Held(std::promise<std::thread::id> &gone) : m_gone(gone) {}
    ~Held() { m_gone.set_value(std::this_thread::get_id()); }

private:
    std::promise<std::thread::id> &m_gone;
};

} // namespace

class TestThreads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDatabaseLetsGoOnTheNetworksThread_data();
    void theDatabaseLetsGoOnTheNetworksThread();
    void thePoolLetsGoOnTheNetworksThread();
};

void TestThreads::theDatabaseLetsGoOnTheNetworksThread_data()
{
    QTest::addColumn<bool>("fails");
    QTest::newRow("answered") << false;
    QTest::newRow("refused") << true;
}

void TestThreads::theDatabaseLetsGoOnTheNetworksThread()
{
    QFETCH(bool, fails);
    std::promise<std::thread::id> gone;
    std::thread::id calledOn;
    Network network;
    QTemporaryDir folder;
    DbThread database([&network](std::function<void()> work) { network.post(std::move(work)); });
    QVERIFY(database.start(folder.filePath(QStringLiteral("t.sqlite")), {}, {}));
    {
        auto held = std::make_shared<Held>(gone);
        database.write(
            [fails](sql::Database &) -> Result<int> { return fails ? Result<int>(fail(ErrorCode::NotFound)) : 7; },
            [held = std::move(held), &calledOn](const Result<int> &) { calledOn = std::this_thread::get_id(); });
    }
    QCOMPARE(gone.get_future().get(), network.id());
    QCOMPARE(calledOn, network.id());
}

void TestThreads::thePoolLetsGoOnTheNetworksThread()
{
    std::promise<std::thread::id> gone;
    Network network;
    HashPool pool(1, [&network](std::function<void()> work) { network.post(std::move(work)); });
    {
        auto held = std::make_shared<Held>(gone);
        QVERIFY(pool.run([] { return true; }, [held = std::move(held)](bool) {}));
    }
    QCOMPARE(gone.get_future().get(), network.id());
}

QTEST_GUILESS_MAIN(TestThreads)
#include "tst_threads.moc"
