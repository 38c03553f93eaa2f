// The folder is moved before the file: a file that names its attachments never stands without them.
#include "session/exportfiles.h"

#include "net/filetype.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

namespace desk {

ExportFiles::ExportFiles(const QString &path) : m_path(path), m_file(path) {}

ExportFiles::~ExportFiles()
{
    if (m_committed)
        return;
    m_file.cancelWriting();
    if (!m_folder.isEmpty())
        QDir(m_folder).removeRecursively();
}

Result<void> ExportFiles::failed(const QFileDevice &file) const
{
    const bool full = file.error() == QFileDevice::ResourceError;
    return fail(full ? ErrorCode::StorageFull : ErrorCode::StorageFailed, file.errorString());
}

Result<void> ExportFiles::open()
{
    const QFileInfo target(m_path);
    const QDir folder = target.dir();
    const QString base = target.completeBaseName();
    m_folderName = base + QStringLiteral("_files");
    for (int n = 2; folder.exists(m_folderName); ++n)
        m_folderName = QStringLiteral("%1_files_%2").arg(base).arg(n);
    if (!m_file.open(QIODevice::WriteOnly))
        return failed(m_file);
    return {};
}

Result<void> ExportFiles::write(const QByteArray &bytes)
{
    // flushed now: a full disk is noticed at the page that does not fit
    if (m_file.write(bytes) != bytes.size() || !m_file.flush())
        return failed(m_file);
    return {};
}

Result<ExportFiles::Place> ExportFiles::place(const QString &attachmentName)
{
    if (m_folder.isEmpty()) {
        QTemporaryDir made(QFileInfo(m_path).dir().filePath(QStringLiteral(".export-XXXXXX")));
        if (!made.isValid())
            return fail(ErrorCode::StorageFailed, made.errorString());
        made.setAutoRemove(false);
        m_folder = made.path();
    }
    const QString name = uniqueFileName(safeFileName(attachmentName), m_taken);
    ++m_written;
    return Place{m_folder + QLatin1Char('/') + name, m_folderName + QLatin1Char('/') + name};
}

void ExportFiles::giveUp(const Place &place)
{
    --m_written;
    QFile::remove(place.path);
    m_taken.remove(QFileInfo(place.path).fileName().toCaseFolded());
}

Result<void> ExportFiles::commit()
{
    const QDir beside = QFileInfo(m_path).dir();
    const bool withFolder = m_written > 0;
    if (withFolder && !QDir().rename(m_folder, beside.filePath(m_folderName)))
        return fail(ErrorCode::StorageFailed, m_folderName);
    if (withFolder) {
        m_folder = beside.filePath(m_folderName); // removed with the rest if the file fails
        QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    if (!m_file.commit())
        return failed(m_file);
    m_committed = true;
    if (!withFolder && !m_folder.isEmpty())
        QDir(m_folder).removeRecursively();
    return {};
}

} // namespace desk
