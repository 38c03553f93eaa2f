// Each file in a folder of its own, so that it keeps the name the other side will see.
#include "session/outgoing.h"

#include "net/answer.h"
#include "net/filetype.h"

#include <QDateTime>
#include <QDir>
#include <QSaveFile>
#include <QSet>
#include <QUuid>

namespace desk {

namespace {

constexpr qint64 unclaimedDays = 7;

Result<QString> written(const QString &folder, const QString &name, const QByteArray &bytes)
{
    const QString own = folder + QLatin1Char('/') + QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (!QDir().mkpath(own))
        return fail(ErrorCode::StorageFailed, own);
    QSaveFile file(own + QLatin1Char('/') + safeFileName(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(ErrorCode::StorageFailed, file.errorString());
    return file.fileName();
}

void sweep(const QString &folder, const QSet<QString> &claimed)
{
    const QDateTime old = QDateTime::currentDateTimeUtc().addDays(-unclaimedDays);
    const QFileInfoList all = QDir(folder).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks);
    for (const QFileInfo &own : all) {
        if (!claimed.contains(own.absoluteFilePath()) && own.lastModified() < old)
            QDir(own.absoluteFilePath()).removeRecursively();
    }
}

} // namespace

void Outgoing::open(const QString &folder, const QList<OutboxRow> &waiting)
{
    m_folder = QFileInfo(folder).absoluteFilePath();
    QSet<QString> claimed;
    for (const OutboxRow &row : waiting)
        claimed.insert(QFileInfo(row.filePath).absolutePath());
    QThreadPool::globalInstance()->start([folder = m_folder, claimed] { sweep(folder, claimed); });
}

FutureResult<QString> Outgoing::keep(const QString &name, const QByteArray &bytes)
{
    const Answer<QString> answer;
    onPool(
        this, [folder = m_folder, name, bytes] { return written(folder, name, bytes); },
        [answer](const Result<QString> &path) { answer.give(path); });
    return answer.future();
}

void Outgoing::arrived(const OutboxRow &row)
{
    const QFileInfo file(row.filePath);
    if (row.filePath.isEmpty() || m_folder.isEmpty() || QFileInfo(file.absolutePath()).absolutePath() != m_folder)
        return; // the person's own file
    QThreadPool::globalInstance()->start([own = file.absolutePath()] { QDir(own).removeRecursively(); });
}

} // namespace desk
