// Everything about the server that can be set, with its defaults (PROTOCOL.md names those of the limits).
// How it is read from flags and a file is cli's business.
#pragma once

#include "protocol/limits.h"

#include <QString>
#include <QStringList>
#include <QTimeZone>

#include <chrono>

namespace desk::server {

enum class Dialect { Desk, Deployed };
enum class LogLevel { Error, Warning, Info, Debug };

struct Config
{
    QString host = QStringLiteral("127.0.0.1");
    quint16 port = 8000;                         ///< 0: any free port
    QString portFile;                            ///< written once listening; empty: none
    QString data = QStringLiteral("chatd-data"); ///< folder of chatd.sqlite and attachments/
    QString tlsCert;                             ///< PEM files; both or none
    QString tlsKey;
    Dialect dialect = Dialect::Desk;
    bool supportFault = false; ///< deployed dialect: the support socket answers 500
    bool openToTheNet = false; ///< deployed dialect listens beyond loopback only with this
    QString zone = QStringLiteral("Africa/Cairo");
    quint64 seed = 1;       ///< of the demo
    double demoSpeed = 1.0; ///< how fast the scripted people of the demo live; 0: they do nothing
    LogLevel logLevel = LogLevel::Info;
    QStringList trustedProxies; ///< addresses whose X-Forwarded-For counts
    int hashThreads = 1;
    int passwordIterations = 260'000; ///< of newly written pbkdf2_sha256 hashes
    bool fullSync = true;

    // limits
    Limits limits;
    int loginTries = 5;
    std::chrono::seconds loginWindow{15 * 60};
    std::chrono::milliseconds headTimeout{10'000}; ///< a request's head must be complete by then
    std::chrono::milliseconds bodyTimeout{60'000};
    std::chrono::milliseconds keepAlive{60'000};
    std::chrono::milliseconds idleTimeout{40'000};  ///< sockets: a ping at half, closed at the end
    std::chrono::milliseconds stallTimeout{10'000}; ///< a write that does not move: 4408
    qint64 queueBytes = 1 << 20;                    ///< queued for one socket: above, 4408
    std::chrono::milliseconds leaseTime{120'000};   ///< a claim's without a socket of its owner
    std::chrono::milliseconds presenceTime{45'000}; ///< without `looking`: gone
    int headBytes = 16 * 1024;
    qint64 bodyBytes = 256 * 1024; ///< of any request but an attachment's
    int connections = 20'000;
    std::chrono::seconds sessionAge{1'209'600};

    bool features() const { return dialect == Dialect::Desk; }
    QTimeZone timeZone() const { return QTimeZone(zone.toUtf8()); }
    QString databasePath() const { return data + QStringLiteral("/chatd.sqlite"); }
    /// Where adduser, addad and check find the running server.
    QString controlPath() const { return data + QStringLiteral("/control.sock"); }
    QString attachmentsPath() const { return data + QStringLiteral("/attachments"); }
};

} // namespace desk::server
