// Starting and stopping the program; its marketplace is written by SQL before it starts.
#include "blackbox_site.h"

#include "server/auth/password.h"
#include "server/db/statements.h"
#include "sql/query.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>

namespace blackbox {

namespace {

void fill(desk::sql::Database &db)
{
    const QString hash = desk::server::hashPassword(QString::fromLatin1(password), 1'000);
    struct Row
    {
        const char *name, *first, *last;
        int staff, superuser, suspended;
    };
    const Row people[] = {
        {"pub", "Pub", "Lisher", 0, 0, 0},      {"buyer", "Buy", "Er", 0, 0, 0},   {"buyer2", "", "", 0, 0, 0},
        {"boss", "Bo", "Ss", 1, 1, 0},          {"helper", "Hel", "Per", 1, 0, 0}, {"pub2", "منى", "فؤاد", 0, 0, 0},
        {"suspended", "Sus", "Pended", 0, 0, 1}};
    const QString then = QStringLiteral("2026-01-02 03:04:05.000000");
    const auto run = [&](desk::sql::Query &query) {
        if (auto done = query.exec(); !done)
            qFatal("%s", qPrintable(done.error().detail));
    };
    int id = 0;
    for (const Row &row : people) {
        const QString name = QString::fromLatin1(row.name);
        ++id;
        auto query = db.query(
            QStringLiteral("INSERT INTO users (id, username, password, email, first_name, last_name, is_staff, "
                           "is_superuser, is_suspended, date_joined, mobile, is_mobile_verified, updated_at) "
                           "VALUES (?,?,?,?,?,?,?,?,?,?,?,1,?)"));
        query.bind(id)
            .bind(name)
            .bind(hash)
            .bind(name + QStringLiteral("@example.com"))
            .bind(QString::fromUtf8(row.first))
            .bind(QString::fromUtf8(row.last))
            .bind(row.staff)
            .bind(row.superuser)
            .bind(row.suspended)
            .bind(then)
            .bind(QStringLiteral("0100000000%1").arg(id))
            .bind(then);
        run(query);
    }
    struct AdRow
    {
        int owner;
        const char *title, *status;
    };
    int ad = 0;
    for (const AdRow &row : {AdRow{ids::pub, "سيارة Elantra 2019", "active"}, AdRow{ids::pub2, "Phone", "active"},
                             AdRow{ids::pub, "Sold table", "sold"}}) {
        auto query = db.query(
            QStringLiteral("INSERT INTO classified_ads (id, user_id, title, slug, price, city, country, status, "
                           "created_at, updated_at) VALUES (?,?,?,?,'785000.00','القاهرة','مصر',?,?,?)"));
        ++ad;
        query.bind(ad)
            .bind(row.owner)
            .bind(QString::fromUtf8(row.title))
            .bind(QStringLiteral("ad-%1").arg(ad))
            .bind(QString::fromLatin1(row.status))
            .bind(then)
            .bind(then);
        run(query);
    }
}

} // namespace

Site::Site()
{
    QDir().mkpath(dataPath());
    desk::sql::Database db;
    if (auto opened = desk::server::db::open(db, dataPath() + QStringLiteral("/chatd.sqlite")); !opened)
        qFatal("%s", qPrintable(opened.error().detail));
    fill(db);
}

Site::~Site()
{
    kill();
}

bool Site::start(const QStringList &more)
{
    const QString portFile = m_folder.filePath(QStringLiteral("port"));
    QFile::remove(portFile);
    m_process = std::make_unique<QProcess>();
    m_process->setProcessChannelMode(QProcess::MergedChannels);
    m_process->start(QStringLiteral(CHATD_BINARY),
                     QStringList{QStringLiteral("serve"), QStringLiteral("--data"), dataPath(),
                                 QStringLiteral("--port"), QStringLiteral("0"), QStringLiteral("--port-file"),
                                 portFile} +
                         more);
    for (QDeadlineTimer deadline(20'000); !deadline.hasExpired();) {
        QFile file(portFile);
        if (file.open(QIODevice::ReadOnly)) {
            m_port = file.readAll().trimmed().toUShort();
            if (m_port != 0)
                return true;
        }
        if (m_process->waitForFinished(10))
            break;
    }
    return false;
}

void Site::askToStop()
{
    if (isRunning())
        m_process->terminate();
}

int Site::terminate()
{
    if (!m_process)
        return -1;
    askToStop();
    if (isRunning() && !m_process->waitForFinished(20'000)) {
        kill();
        return -1;
    }
    return m_process->exitStatus() == QProcess::NormalExit ? m_process->exitCode() : -1;
}

void Site::kill()
{
    if (!m_process)
        return;
    m_process->kill();
    m_process->waitForFinished(10'000);
}

QByteArray Site::output()
{
    if (m_process)
        m_output += m_process->readAll();
    return m_output;
}

QStringList Site::query(const QString &sql)
{
    desk::sql::Database db;
    if (auto opened = db.open(dataPath() + QStringLiteral("/chatd.sqlite")); !opened)
        return {opened.error().detail};
    QStringList values;
    auto query = db.query(sql);
    while (query.step())
        values << query.text(0);
    if (query.error())
        values << query.error()->detail;
    return values;
}

bool Site::change(const QString &sql)
{
    return query(sql).isEmpty();
}

} // namespace blackbox
