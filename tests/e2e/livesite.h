// The reference server as a process of its own, on a free loopback port; and a client of it without a window.
#pragma once

#include "session/accountsession.h"
#include "session/sessionparts.h"
#include "system/clock.h"
#include "system/secretstore.h"
#include "system/settings.h"
#include "tests/support/await.h"
#include "tests/support/spedupclock.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace desk {

class LiveSite
{
public:
    LiveSite() : m_data(m_dir.filePath(QStringLiteral("data"))) {}
    ~LiveSite() { stop(); }

    /// `port` 0: any free one.
    bool start(const QString &command = QStringLiteral("serve"), int port = 0, const QStringList &more = {})
    {
        const QString portFile = m_dir.filePath(QStringLiteral("port"));
        QFile::remove(portFile);
        m_process.setStandardOutputFile(m_dir.filePath(QStringLiteral("log")), QIODevice::Append);
        m_process.setStandardErrorFile(m_dir.filePath(QStringLiteral("log")), QIODevice::Append);
        m_process.start(binary(), QStringList{command, QStringLiteral("--data"), m_data, QStringLiteral("--port"),
                                              QString::number(port), QStringLiteral("--port-file"), portFile} +
                                      more);
        return QTest::qWaitFor(
            [this, portFile] {
                QFile file(portFile);
                if (!file.open(QIODevice::ReadOnly))
                    return false;
                m_port = file.readAll().trimmed().toInt();
                return m_port > 0;
            },
            60'000);
    }
    void stop()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.terminate();
        if (!m_process.waitForFinished(20'000))
            m_process.kill();
        m_process.waitForFinished(5'000);
    }
    /// As if the power went.
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished(5'000);
    }
    /// Before start().
    bool addUser(const QString &name, const QStringList &more = {})
    {
        return run(QStringList{QStringLiteral("adduser"), name, QStringLiteral("--data"), m_data,
                               QStringLiteral("--password"), password(), QStringLiteral("--password-iterations"),
                               QStringLiteral("1000")} +
                   more);
    }
    bool addAd(const QString &owner, const QString &title)
    {
        return run({QStringLiteral("addad"), owner, title, QStringLiteral("--data"), m_data});
    }
    int port() const { return m_port; }
    QString address() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_port); }
    static QString password() { return QStringLiteral("correct horse"); }

private:
    static QString binary() { return qEnvironmentVariable("CHATD_BINARY", QStringLiteral(CHATD_BINARY)); }
    static bool run(const QStringList &arguments)
    {
        QProcess process;
        process.start(binary(), arguments);
        return process.waitForFinished(30'000) && process.exitStatus() == QProcess::NormalExit &&
               process.exitCode() == 0;
    }

    QTemporaryDir m_dir;
    QString m_data;
    QProcess m_process;
    int m_port = 0;
};

/// One profile; end() and begin() are closing the program and starting it again.
class LiveClient
{
public:
    explicit LiveClient(int speed = 1) : m_clock(speed) { begin(); }
    void begin()
    {
        CoreOptions options;
        options.paths = Paths::at(m_profile.path());
        options.jitterSeed = 7;
        m_settings = std::make_unique<Settings>(options.paths.settingsFile());
        m_accounts = makeAccounts(options, m_clock, *m_secrets, *m_settings);
    }
    void end()
    {
        m_timeline.reset();
        m_accounts.reset();
        m_settings.reset();
    }
    Result<Session *> signIn(const QString &site, const QString &user, const QString &password = LiveSite::password())
    {
        return await(m_accounts->signIn({site, user, password, true}), 20'000);
    }
    Accounts &accounts() { return *m_accounts; }
    Settings &settings() { return *m_settings; }
    SpedUpClock &clock() { return m_clock; }
    AccountSession &session() { return *static_cast<AccountSession *>(m_accounts->current()); }
    bool is(ConnectionStatus::State state) { return session().status().state == state; }
    bool isReady() { return is(ConnectionStatus::State::Online) && !session().status().syncing; }
    Timeline &open(RoomId room, bool newestInView = true)
    {
        m_timeline = session().openTimeline(room);
        session().setActiveRoom(room, newestInView);
        return *m_timeline;
    }
    void closeTimeline() { m_timeline.reset(); }
    const TimelineSnapshot &shown() { return m_timeline->snapshot(); }
    QStringList texts()
    {
        QStringList list;
        for (const Message &message : shown().messages)
            list << message.text;
        return list;
    }
    std::optional<RoomItem> room(RoomId id) { return session().rooms().item(id); }

private:
    QTemporaryDir m_profile;
    SpedUpClock m_clock;
    std::unique_ptr<SecretStore> m_secrets = makeMemoryStore(); ///< outlives the program, as a keychain does
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Accounts> m_accounts;
    std::unique_ptr<Timeline> m_timeline;
};

} // namespace desk
