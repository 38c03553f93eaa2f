// Files kept on disk for the next time, up to so many bytes together: what was used least lately goes first. Each
// carries its own sum, so what was damaged is never given out. Blocking: for one worker thread.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

#include <map>
#include <optional>

namespace desk {

class DiskCache
{
public:
    /// The folder is this cache's alone: what does not belong there is removed.
    DiskCache(const QString &folder, qint64 mostBytes);

    /// Nothing: not kept, or no longer as it was written (then it is removed).
    std::optional<QByteArray> read(const QString &key);
    /// False: not kept (too large for the cache, or the disk refused).
    bool write(const QString &key, const QByteArray &bytes);
    qint64 bytes() const { return m_bytes; } ///< of all files; never above the bound

private:
    struct Kept
    {
        qint64 bytes = 0;
        qint64 turn = 0;
    };

    void load();
    QString pathOf(const QString &name) const;
    void keep(const QString &name, qint64 bytes);
    void drop(const QString &name);
    void makeRoom(qint64 bytes);

    QString m_folder;
    qint64 m_mostBytes;
    qint64 m_bytes = 0;
    qint64 m_turn = 0;
    QHash<QString, Kept> m_kept;        ///< by file name
    std::map<qint64, QString> m_byTurn; ///< the least lately used first
};

} // namespace desk
