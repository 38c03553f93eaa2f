// The cache of a million messages and the window over it.
#include "bench/benchdesk.h"

#include "session/accountbook.h"
#include "session/sessionparts.h"
#include "store/follow.h"
#include "store/store.h"

#include <QProcess>
#include <QTextStream>

#include <algorithm>
#include <ctime>

namespace desk::bench {

namespace {
Room room(RoomId id, int count)
{
    Room result;
    result.id = id;
    result.publisher = account().me;
    result.client = User{UserId{id.value + 100},
                         QStringLiteral("buyer%1").arg(id.value),
                         QStringLiteral("Buyer"),
                         QString::number(id.value),
                         {},
                         {}};
    result.ad = AdId{1 + id.value % 7};
    result.adTitle = QStringLiteral("Toyota Corolla %1").arg(2010 + id.value % 7);
    result.createdAt = QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
    result.updatedAt = result.createdAt.addSecs(count);
    result.lastMessageId = MessageId{count};
    return result;
}
} // namespace

qint64 nanoseconds()
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1'000'000'000LL + now.tv_nsec;
}

double median(std::vector<double> values)
{
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

Account account()
{
    Account result;
    result.key = {QUuid(QStringLiteral("7d2f0d5e-8e6c-4c55-9a41-6a3e9a2b1c0d")), QStringLiteral("http://127.0.0.1:9"),
                  me};
    result.site = *SiteAddress::fromInput(result.key.origin);
    result.me = {me, QStringLiteral("samir"), QStringLiteral("سمير"), QStringLiteral("فؤاد"), false, false};
    result.keepSignedIn = true;
    return result;
}

int seed(const QString &folder)
{
    const Paths paths = Paths::at(folder);
    if (!paths.prepare())
        return 1;
    AccountBook(paths.accountsFile()).use(account());
    Store store;
    if (!waitFor(store.open(paths.accountFolder(account().key.folderName()), me)))
        return 1;
    const QDateTime start(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
    qint64 nextId = 1;
    const auto fill = [&](RoomId id, int count) {
        for (int done = 0; done < count;) {
            Incoming incoming;
            incoming.news = false;
            if (done == 0)
                incoming.rooms << room(id, count);
            MessageRun run;
            run.room = id;
            run.after = MessageId{done == 0 ? 0 : nextId - 1};
            for (int i = 0; i < 20'000 && done < count; ++i, ++done) {
                Message message;
                message.id = MessageId{nextId++};
                message.sender = done % 3 ? UserId{id.value + 100} : me;
                message.senderName = QStringLiteral("Buyer");
                message.text =
                    done % 2 ? QStringLiteral("هل السعر قابل للتفاوض؟ رقم %1").arg(done)
                             : QStringLiteral("Is the car still available? I can come on Friday, number %1").arg(done);
                message.createdAt = start.addSecs(done * 20LL);
                message.isRead = true;
                run.messages << message;
            }
            run.upTo = MessageId{nextId - 1};
            incoming.runs << run;
            if (!waitFor(store.take(incoming)))
                return false;
        }
        return true;
    };
    bool good = fill(hugeRoom, hugeMessages) && fill(smallRoom, smallMessages);
    for (int i = 0; i < otherRooms && good; ++i)
        good = fill(RoomId{3 + i}, 20);
    store.close();
    return good ? 0 : 1;
}

QList<QByteArray> child(const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(), QStringList(arguments) << QString::number(nanoseconds()));
    if (!process.waitForFinished(600'000) || process.exitCode() != 0) {
        QTextStream(stderr) << arguments.join(QLatin1Char(' ')) << " failed\n";
        std::exit(1);
    }
    return process.readAllStandardOutput().trimmed().split('\n');
}

Desk::Desk(const QString &folder)
    : settings(Paths::at(folder).settingsFile()), secrets(makeMemoryStore()),
      accounts(makeAccounts({Paths::at(folder), {}, 8, 1}, clock, *secrets, settings)),
      opening(accounts->open(accounts->known().first())), themes(settings),
      window(
          *accounts, settings, clock, themes, [](const QUrl &) {}, Paths::at(folder).downloads())
{
    themes.dress();
    window.resize(1280, 800);
    follow(opening, &window, [this](const Result<Session *> &) { window.show(); });
}

} // namespace desk::bench
