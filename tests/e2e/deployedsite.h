// The Django peer (tests/site/peer) as a process of its own, reached over a Road; what happens in its life are its own
// commands, and what it was asked stands in its access log.
#pragma once

#include "e2e/road.h"
#include "net/siteapi.h"
#include "tests/support/await.h"

#include <QDateTime>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimeZone>

#include <algorithm>
#include <memory>

namespace desk {

/// One line of the access log.
struct Asked
{
    QString method; ///< WS: a handshake
    QString path;
    int status = 0;
    QString user;
};

class DeployedSite
{
public:
    ~DeployedSite() { stop(); }

    /// Why it does not run, or nothing. Again, with other switches: the same data, at the same address.
    QByteArray start(const QStringList &switches = {})
    {
        stop();
        const QString portFile = m_dir.filePath(QStringLiteral("port"));
        const QString output = m_dir.filePath(QStringLiteral("output"));
        QFile::remove(portFile);
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.setStandardOutputFile(output);
        m_process.start(program(),
                        QStringList{QStringLiteral("serve"), QStringLiteral("--data"), data(), QStringLiteral("--port"),
                                    QStringLiteral("0"), QStringLiteral("--port-file"), portFile} +
                            switches);
        const bool listens = QTest::qWaitFor(
            [this, portFile] {
                QFile file(portFile);
                if (file.open(QIODevice::ReadOnly))
                    m_port = file.readAll().trimmed().toUShort();
                return m_port != 0 || m_process.state() == QProcess::NotRunning;
            },
            60'000);
        m_road.leadTo(m_port);
        if (listens && m_port != 0)
            return {};
        QFile said(output);
        return "the Django peer does not run; it needs Debian's python3-django python3-django-channels python3-daphne "
               "python3-channels-redis python3-djangorestframework redis-server\n" +
               (said.open(QIODevice::ReadOnly) ? said.readAll() : QByteArray());
    }
    void stop()
    {
        m_port = 0;
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.terminate();
        if (!m_process.waitForFinished(20'000))
            m_process.kill();
        m_process.waitForFinished(5'000);
    }

    /// What the command printed; a command that fails, fails the test. The client lives on meanwhile.
    QByteArray run(const QStringList &command)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(program(), QStringList{command.first(), QStringLiteral("--data"), data()} + command.mid(1));
        const bool ended = QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 60'000);
        const QByteArray printed = process.readAll().trimmed();
        if (ended && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
            return printed;
        const QByteArray line = "peer " + command.join(QLatin1Char(' ')).toUtf8() + ": " + printed;
        QTest::qFail(line.constData(), __FILE__, __LINE__);
        return {};
    }
    void addUser(const QString &name, const QStringList &more = {})
    {
        run(QStringList{QStringLiteral("adduser"), name, QStringLiteral("--password"), password()} + more);
    }
    AdId addAd(const QString &owner, const QString &title)
    {
        return AdId{run({QStringLiteral("addad"), owner, title}).toLongLong()};
    }
    RoomId makeRoom(AdId ad, const QString &buyer)
    {
        return RoomId{run({QStringLiteral("make-room"), QString::number(ad.value), buyer}).toLongLong()};
    }
    /// As many buyers of this ad, each with one message.
    void crowd(AdId ad, int buyers)
    {
        run({QStringLiteral("crowd"), QString::number(ad.value), QString::number(buyers)});
    }
    void flood(RoomId room, const QString &name, int count)
    {
        run({QStringLiteral("flood"), QString::number(room.value), name, QString::number(count)});
    }
    /// As the site's own page sends.
    MessageId say(RoomId room, const QString &name, const QString &text, const QDateTime &at = {})
    {
        QStringList command{QStringLiteral("say"), QString::number(room.value), name, text};
        if (at.isValid())
            command << QStringLiteral("--at") << at.toUTC().toString(Qt::ISODateWithMs);
        return MessageId{run(command).toLongLong()};
    }
    /// Of the others' messages, for this person.
    int unread(RoomId room, const QString &name)
    {
        return run({QStringLiteral("unread"), QString::number(room.value), name}).toInt();
    }
    void endSessions(const QString &name) { run({QStringLiteral("end-sessions"), name}); }
    void setAd(AdId ad, const QString &status)
    {
        run({QStringLiteral("set-ad"), QString::number(ad.value), QStringLiteral("--status"), status});
    }
    void setOpen(RoomId room, bool open)
    {
        run({open ? QStringLiteral("open-room") : QStringLiteral("close-room"), QString::number(room.value)});
    }

    /// Everything that was asked so far, or since so many lines.
    QList<Asked> asked(qsizetype since = 0) const
    {
        QList<Asked> all;
        QFile file(data() + QStringLiteral("/access.log"));
        if (!file.open(QIODevice::ReadOnly))
            return all;
        const QList<QByteArray> lines = file.readAll().split('\n');
        for (const QByteArray &line : lines.mid(since)) {
            const QStringList words = QString::fromUtf8(line).split(QLatin1Char(' '));
            if (words.size() == 5)
                all << Asked{words[1], words[2], words[3].toInt(), words[4]};
        }
        return all;
    }
    qsizetype askedCount() const { return asked().size(); }
    /// How often this person asked for a path that begins so.
    int askedFor(const QString &user, const QString &method, const QString &path, qsizetype since = 0) const
    {
        const QList<Asked> all = asked(since);
        return int(std::count_if(all.cbegin(), all.cend(), [&](const Asked &each) {
            return (user.isEmpty() || each.user == user) && each.method == method && each.path.startsWith(path);
        }));
    }

    /// Another browser of this person, signed in; null: refused.
    std::unique_ptr<SiteApi> browser(const QString &name) const
    {
        auto api = std::make_unique<SiteApi>(*SiteAddress::fromInput(address()), QTimeZone("Africa/Cairo"));
        return await(api->signIn(name, password(), true)) ? std::move(api) : nullptr;
    }
    /// How often somebody said this, by the site's own account.
    static int said(SiteApi &browser, RoomId room, const QString &text)
    {
        const auto detail = await(browser.room(room));
        if (!detail)
            return -1;
        return int(std::count_if(detail->messages.cbegin(), detail->messages.cend(),
                                 [&text](const Message &message) { return message.text == text; }));
    }

    Road &road() { return m_road; }
    QString address() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_road.serverPort()); }
    static QString password() { return QStringLiteral("correct horse"); }

private:
    static QString program() { return QStringLiteral(SITE_PEER); }
    QString data() const { return m_dir.filePath(QStringLiteral("data")); }

    QTemporaryDir m_dir;
    QProcess m_process;
    Road m_road;
    quint16 m_port = 0;
};

} // namespace desk
