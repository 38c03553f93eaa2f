// The server as a stranger meets it: the real program in a folder of its own, and a small marketplace in its database.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace blackbox {

/// Everybody's password.
inline const QByteArray password = "correct horse";

/// Ids of the marketplace that every test finds.
namespace ids {
constexpr int pub = 1;    // "pub", Pub Lisher: owns ads 1, 3 (sold)
constexpr int buyer = 2;  // "buyer", Buy Er
constexpr int buyer2 = 3; // "buyer2", no full name
constexpr int boss = 4;   // superuser
constexpr int helper = 5; // staff
constexpr int pub2 = 6;   // owns ad 2
constexpr int suspended = 7;
constexpr int ad = 1;
constexpr int ad2 = 2;
constexpr int soldAd = 3;
} // namespace ids

class Site
{
public:
    /// A fresh data folder with the marketplace in it.
    Site();
    ~Site();

    /// `serve` on a free port; false: it did not come up (see output()).
    bool start(const QStringList &more = {});
    /// SIGTERM, without waiting.
    void askToStop();
    /// SIGTERM and wait. The exit code; -1: it had to be killed or crashed.
    int terminate();
    /// kill -9.
    void kill();
    bool isRunning() const { return m_process && m_process->state() == QProcess::Running; }

    quint16 port() const { return m_port; }
    QString dataPath() const { return m_folder.path() + QStringLiteral("/data"); }
    QByteArray output();
    /// One statement on the database of a stopped server: the first column of each row.
    QStringList query(const QString &sql);
    /// A statement on the database of a stopped server: as the site itself would change a row.
    bool change(const QString &sql);

private:
    QTemporaryDir m_folder;
    std::unique_ptr<QProcess> m_process;
    quint16 m_port = 0;
    QByteArray m_output;
};

} // namespace blackbox
