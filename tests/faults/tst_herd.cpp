// Everybody comes back at once: many clients of a reference server that is killed and started again. How their returns spread.
#include "e2e/livesite.h"
#include "net/connection.h"
#include "net/siteapi.h"
#include "net/websocket.h"

#include <QElapsedTimer>

#include <algorithm>
#include <sys/resource.h>
#include <vector>

using namespace desk;

namespace {
constexpr int crowdInCi = 200;
constexpr int crowdInFull = 2'000;
constexpr int crowdSeconds = 100; ///< a return is counted within a tenth of a second
const QString person = QStringLiteral("publisher");
} // namespace

class TestHerd : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aRestartIsNotMetByEverybodyAtOnce()
    {
        rlimit files{};
        getrlimit(RLIMIT_NOFILE, &files);
        files.rlim_cur = files.rlim_max;
        setrlimit(RLIMIT_NOFILE, &files);

        const int count = qEnvironmentVariable("DESK_FAULTS_FULL").isEmpty() ? crowdInCi : crowdInFull;
        LiveSite site;
        QVERIFY(site.addUser(person));
        QVERIFY(site.start());
        const SiteAddress address = *SiteAddress::fromInput(site.address());
        SiteApi api(address, QTimeZone::utc());
        QVERIFY(await(api.signIn(person, LiveSite::password(), true)));
        const SocketRequest request{address.websocket(QStringLiteral("/ws/notifications/")),
                                    "sessionid=" + api.session().sessionId, address.originHeader().toUtf8()};
        SystemClock clock;
        QElapsedTimer sinceStart;
        std::vector<qint64> returns;
        std::vector<std::unique_ptr<Connection>> crowd;
        int online = 0;
        for (int i = 0; i < count; ++i) {
            crowd.push_back(std::make_unique<Connection>([] { return std::make_unique<WebSocket>(); },
                                                         [request] { return request; }, clock));
            connect(crowd.back().get(), &Connection::online, this, [&] {
                ++online;
                if (sinceStart.isValid())
                    returns.push_back(sinceStart.elapsed());
            });
            crowd.back()->start();
            if (i % 50 == 49)
                QTRY_COMPARE_WITH_TIMEOUT(online, i + 1, 30'000);
        }
        QTRY_COMPARE_WITH_TIMEOUT(online, count, 60'000);

        site.kill();
        QTRY_VERIFY_WITH_TIMEOUT(
            std::all_of(crowd.cbegin(), crowd.cend(),
                        [](const auto &each) { return each->state() != Connection::State::Online; }),
            30'000);
        QVERIFY(site.start(QStringLiteral("serve"), site.port()));
        sinceStart.start();
        QTRY_COMPARE_WITH_TIMEOUT(returns.size(), size_t(count), 120'000);

        std::sort(returns.begin(), returns.end());
        std::vector<int> tenths(crowdSeconds * 10);
        for (const qint64 at : returns)
            ++tenths[std::min<size_t>(size_t(at / 100), tenths.size() - 1)];
        const int busiest = *std::max_element(tenths.cbegin(), tenths.cend());
        const auto at = [&returns](double share) {
            return double(returns[size_t(share * double(returns.size() - 1))]) / 1000.0;
        };
        std::printf("herd: %d clients back after a kill, p50 %.1f s, p99 %.1f s, last %.1f s; the busiest tenth of a "
                    "second took %.1f %%\n",
                    count, at(0.5), at(0.99), at(1), 100.0 * busiest / count);
        std::fflush(stdout);
        QVERIFY2(busiest <= count / 5, "they come in step");
        QVERIFY(returns.back() < 60'000);
    }
};

QTEST_GUILESS_MAIN(TestHerd)
#include "tst_herd.moc"
