// Starting a subject through the command line that all share; its rooms are made over HTTP, as people do it.
#include "subject.h"

#include "blackbox_site.h"
#include "conformance.h"
#include "sql/database.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>

namespace conformance {

using blackbox::Browser;

namespace {

constexpr int longTalkMessages = 60;
constexpr int crowdRooms = 105;

QString failure(const QString &what, QProcess &process)
{
    return what + QStringLiteral(": ") + process.errorString() + QLatin1Char('\n') +
           QString::fromUtf8(process.readAll());
}

} // namespace

Subject::~Subject()
{
    if (m_process)
        stop();
}

QByteArray Subject::name() const
{
    switch (m_kind) {
    case Kind::Peer:
        return "Django";
    case Kind::Deployed:
        return "deployed";
    case Kind::Full:
        return "full";
    }
    return {};
}

QString Subject::program() const
{
    return isPeer() ? QStringLiteral(SITE_PEER) : QStringLiteral(CHATD_BINARY);
}

QString Subject::start()
{
    QString wrong = fill();
    if (wrong.isEmpty())
        wrong = serve();
    if (!wrong.isEmpty() && isPeer())
        wrong.prepend(QStringLiteral(
            "the Django peer does not run; it needs Debian's python3-django python3-django-channels python3-daphne "
            "python3-channels-redis python3-djangorestframework redis-server\n"));
    return wrong;
}

QString Subject::run(const QStringList &arguments, QByteArray *printed)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program(),
                  QStringList{arguments.first(), QStringLiteral("--data"), m_folder.filePath(QStringLiteral("data"))} +
                      arguments.mid(1));
    const QString line = program() + QLatin1Char(' ') + arguments.join(QLatin1Char(' '));
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return failure(line, process);
    if (printed)
        *printed = process.readAll().trimmed();
    return {};
}

QString Subject::fill()
{
    QDir().mkpath(m_folder.filePath(QStringLiteral("data")));
    const QString secret = QString::fromLatin1(blackbox::password);
    const QStringList lines{
        QStringLiteral("pub|--first-name|Pub|--last-name|Lisher|--email|pub@example.com|--phone|01000000001"),
        QStringLiteral("buyer|--first-name|Buy|--last-name|Er"),
        QStringLiteral("plain"),
        QStringLiteral("boss|--superuser"),
        QStringLiteral("helper|--staff"),
        QStringLiteral("mona|--first-name|منى|--last-name|فؤاد"),
        QStringLiteral("gone"),
        QStringLiteral("single"),
        QStringLiteral("crowd"),
        QStringLiteral("mover")};
    Q_ASSERT(lines.size() == people::count);
    for (const QString &line : lines) {
        const QStringList cheap =
            isPeer() ? QStringList() : QStringList{QStringLiteral("--password-iterations"), QStringLiteral("1000")};
        const QString wrong = run(QStringList{QStringLiteral("adduser")} + line.split(QLatin1Char('|')) +
                                  QStringList{QStringLiteral("--password"), secret} + cheap);
        if (!wrong.isEmpty())
            return wrong;
    }
    QList<QStringList> offers;
    for (int ad = ads::first; ad <= ads::lastOfPub; ++ad)
        offers << QStringList{QStringLiteral("pub"), QStringLiteral("سيارة %1").arg(ad), QStringLiteral("--price"),
                              QStringLiteral("785000")};
    offers << QStringList{QStringLiteral("mona"), QStringLiteral("Phone")}
           << QStringList{QStringLiteral("pub"), QStringLiteral("Sold table")};
    for (int ad = ads::first; ad <= offers.size(); ++ad) {
        QByteArray printed;
        if (const QString wrong = run(QStringList{QStringLiteral("addad")} + offers[ad - 1], &printed);
            !wrong.isEmpty())
            return wrong;
        if (printed != QByteArray::number(ad))
            return QStringLiteral("addad printed ") + QString::fromUtf8(printed);
    }
    if (const QString wrong = run({QStringLiteral("adduser"), QStringLiteral("--update"), QStringLiteral("gone"),
                                   QStringLiteral("--suspend")});
        !wrong.isEmpty())
        return wrong;
    return sell(ads::sold);
}

/// Only the peer has a command for it.
QString Subject::sell(int ad)
{
    if (isPeer())
        return run({QStringLiteral("set-ad"), QString::number(ad), QStringLiteral("--status"), QStringLiteral("sold")});
    desk::sql::Database db;
    if (auto opened = db.open(m_folder.filePath(QStringLiteral("data/chatd.sqlite"))); !opened)
        return opened.error().detail;
    const auto done = db.exec(QStringLiteral("UPDATE classified_ads SET status='sold' WHERE id=%1").arg(ad));
    return done ? QString() : done.error().detail;
}

QString Subject::restart(const QStringList &switches)
{
    const int code = stop();
    m_people.clear();
    m_ended.reset();
    return code == 0 ? serve(switches) : QStringLiteral("ended with %1").arg(code);
}

QString Subject::serve(const QStringList &switches)
{
    const QString portFile = m_folder.filePath(QStringLiteral("port"));
    QFile::remove(portFile);
    QStringList arguments{QStringLiteral("serve"),
                          QStringLiteral("--data"),
                          m_folder.filePath(QStringLiteral("data")),
                          QStringLiteral("--port"),
                          QStringLiteral("0"),
                          QStringLiteral("--port-file"),
                          portFile,
                          QStringLiteral("--zone"),
                          QStringLiteral("Africa/Cairo")};
    if (m_kind == Kind::Deployed)
        arguments << QStringLiteral("--dialect") << QStringLiteral("deployed");
    if (!isPeer()) {
        arguments << QStringLiteral("--password-iterations") << QStringLiteral("1000")
                  << QStringLiteral("--trusted-proxy") << QStringLiteral("127.0.0.1");
    }
    arguments << switches;
    if (m_kind == Kind::Full) // the cells fill rooms faster than a person may
        arguments << QStringLiteral("--messages-per-second") << QStringLiteral("0");
    m_process = std::make_unique<QProcess>();
    m_process->setProcessChannelMode(QProcess::MergedChannels);
    m_process->setStandardOutputFile(m_folder.filePath(QStringLiteral("output")));
    m_process->start(program(), arguments);
    for (QDeadlineTimer deadline(60'000); !deadline.hasExpired();) {
        QFile file(portFile);
        if (file.open(QIODevice::ReadOnly)) {
            m_port = file.readAll().trimmed().toUShort();
            if (m_port != 0)
                return {};
        }
        if (m_process->waitForFinished(20))
            break;
    }
    return QStringLiteral("serve: ") + QString::fromUtf8(output());
}

QByteArray Subject::output() const
{
    QFile file(m_folder.filePath(QStringLiteral("output")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no output");
}

int Subject::stop()
{
    m_process->terminate();
    if (m_process->state() != QProcess::NotRunning && !m_process->waitForFinished(30'000)) {
        m_process->kill();
        m_process->waitForFinished(5'000);
        m_process.reset();
        return -1;
    }
    const int code = m_process->exitStatus() == QProcess::NormalExit ? m_process->exitCode() : -1;
    m_process.reset();
    if (code != 0)
        qWarning("%s ended with %d, saying:\n%s", name().constData(), code, output().constData());
    return code;
}

Browser &Subject::as(const QByteArray &person)
{
    auto &browser = m_people[person];
    if (!browser) {
        browser = std::make_shared<Browser>(m_port);
        browser->signIn(person, blackbox::password);
    }
    return *browser;
}

Browser Subject::ended()
{
    if (!m_ended) {
        Browser browser = blackbox::signedIn(m_port, "buyer");
        m_ended = std::make_shared<Browser>(browser);
        browser.get("/ar/logout/");
    }
    return *m_ended;
}

Talk Subject::talk()
{
    return make(m_talks++);
}

/// Every number is another buyer or another ad.
Talk Subject::make(int number)
{
    const QList<QByteArray> buyers{"buyer", "plain", "mona", "helper", "single", "boss"};
    Talk talk;
    talk.ad = ads::first + number / int(buyers.size());
    talk.buyer = buyers[number % buyers.size()];
    if (talk.ad > ads::lastOfPub)
        qFatal("more rooms are wanted than there are ads and buyers");
    const QJsonObject room =
        as(talk.buyer).post("/api/chat-rooms/create_or_get/", QJsonObject{{QStringLiteral("ad_id"), talk.ad}}).json();
    talk.room = at(room, "id").toInt();
    return talk;
}

Talk Subject::standing()
{
    if (m_standing.room == 0)
        m_standing = make(0);
    return m_standing;
}

Talk Subject::spoken()
{
    if (m_spoken.room == 0) {
        m_spoken = make(1);
        say(as(m_spoken.buyer), m_spoken.room, "one");
        say(as(m_spoken.buyer), m_spoken.room, "two");
    }
    return m_spoken;
}

Talk Subject::longTalk()
{
    if (m_long.room == 0) {
        m_long = talk();
        for (int i = 1; i <= longTalkMessages; ++i)
            say(as(m_long.buyer), m_long.room, "n " + QByteArray::number(i));
    }
    return m_long;
}

int Subject::support(const QByteArray &publisher)
{
    const QJsonObject made = as(publisher)
                                 .post("/ar/publisher/support/create/",
                                       QJsonObject{{QStringLiteral("subject"), QStringLiteral("subject")},
                                                   {QStringLiteral("category"), QStringLiteral("technical")},
                                                   {QStringLiteral("message"), QStringLiteral("help")}})
                                 .json();
    return at(made, "room_id").toInt();
}

int Subject::singleCase()
{
    if (m_single == 0)
        m_single = support("single");
    return m_single;
}

Browser &Subject::crowd()
{
    if (!m_crowded) {
        for (int i = 0; i < crowdRooms; ++i)
            support("crowd");
        m_crowded = true;
    }
    return as("crowd");
}

} // namespace conformance
