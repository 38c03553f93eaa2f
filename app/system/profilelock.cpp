#include "system/profilelock.h"

#include "system/logging.h"
#include "system/paths.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QLocalSocket>

namespace desk {

namespace {

constexpr int patience = 500; ///< ms, for each step of the talk with the first program

/// Socket names are short and flat, profile paths are neither.
QString serverNameOf(const QString &profile)
{
    const QByteArray path = QFileInfo(profile).absoluteFilePath().toUtf8();
    return QStringLiteral("idrissimart-desk-") +
           QString::fromLatin1(QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex().left(24));
}

} // namespace

ProfileLock::ProfileLock(const Paths &paths, QObject *parent)
    : QObject(parent), m_lock(paths.lockFile()), m_serverName(serverNameOf(paths.profile))
{
    m_lock.setStaleLockTime(0); // only a dead process makes it stale, never its age
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *visitor = m_server.nextPendingConnection()) {
            connect(visitor, &QLocalSocket::disconnected, visitor, &QObject::deleteLater);
            visitor->write("up\n");
            visitor->disconnectFromServer();
            Q_EMIT raiseRequested();
        }
    });
}

ProfileLock::~ProfileLock() = default;

ProfileLock::Outcome ProfileLock::take()
{
    if (!m_lock.tryLock(0)) {
        if (m_lock.error() != QLockFile::LockFailedError)
            return Outcome::Unwritable;
        return askFirstToRise() ? Outcome::Raised : Outcome::Unheard;
    }
    // The lock is ours, so a socket of that name was left by somebody who crashed.
    QLocalServer::removeServer(m_serverName);
    if (!m_server.listen(m_serverName))
        qCWarning(lcSystem, "a second start will not find this window: %s", qUtf8Printable(m_server.errorString()));
    return Outcome::First;
}

bool ProfileLock::askFirstToRise() const
{
    QLocalSocket socket;
    socket.connectToServer(m_serverName, QIODevice::ReadOnly);
    if (!socket.waitForConnected(patience))
        return false;
    return socket.bytesAvailable() > 0 || socket.waitForReadyRead(patience);
}

} // namespace desk
