// One file a key: four letters, the sum of what follows, the bytes.
#include "store/diskcache.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <algorithm>

namespace desk {

namespace {

constexpr char letters[] = "DPC1";
constexpr qsizetype lettersLong = 4;
constexpr qsizetype sumLong = 32;
constexpr qsizetype headLong = lettersLong + sumLong;
constexpr qsizetype nameLong = 64;
constexpr int largestShare = 4; ///< one file takes at most this part of the whole

QByteArray sumOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

/// A key may hold anything; its file's name holds nothing of it.
QString nameOf(const QString &key)
{
    return QString::fromLatin1(sumOf(key.toUtf8()).toHex());
}

bool isName(const QString &name)
{
    return name.size() == nameLong && std::all_of(name.begin(), name.end(), [](QChar c) {
               return (c >= QLatin1Char('0') && c <= QLatin1Char('9')) ||
                      (c >= QLatin1Char('a') && c <= QLatin1Char('f'));
           });
}

} // namespace

DiskCache::DiskCache(const QString &folder, qint64 mostBytes) : m_folder(folder), m_mostBytes(mostBytes)
{
    load();
}

void DiskCache::load()
{
    QDir().mkpath(m_folder);
    QFile::setPermissions(m_folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    const QDir folder(m_folder);
    const QFileInfoList files = folder.entryInfoList(QDir::Files | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                                                     QDir::Time | QDir::Reversed);
    for (const QFileInfo &file : files) {
        if (isName(file.fileName()) && !file.isSymLink())
            keep(file.fileName(), file.size());
        else // what a write that was cut off left
            QFile::remove(file.absoluteFilePath());
    }
    makeRoom(0);
}

QString DiskCache::pathOf(const QString &name) const
{
    return m_folder + QLatin1Char('/') + name;
}

void DiskCache::keep(const QString &name, qint64 bytes)
{
    const Kept before = m_kept.value(name);
    m_byTurn.erase(before.turn);
    m_bytes += bytes - before.bytes;
    m_kept.insert(name, {bytes, ++m_turn});
    m_byTurn[m_turn] = name;
}

void DiskCache::drop(const QString &name)
{
    const Kept gone = m_kept.take(name);
    m_byTurn.erase(gone.turn);
    m_bytes -= gone.bytes;
    QFile::remove(pathOf(name));
}

void DiskCache::makeRoom(qint64 bytes)
{
    while (!m_byTurn.empty() && m_bytes + bytes > m_mostBytes) {
        const QString oldest = m_byTurn.begin()->second;
        drop(oldest);
    }
}

std::optional<QByteArray> DiskCache::read(const QString &key)
{
    const QString name = nameOf(key);
    const auto known = m_kept.constFind(name);
    if (known == m_kept.cend())
        return std::nullopt;
    QFile file(pathOf(name));
    QByteArray all;
    if (file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly) && file.size() == known->bytes)
        all = file.readAll();
    const QByteArray bytes = all.mid(headLong);
    const bool sound =
        all.size() > headLong && all.startsWith(letters) && all.mid(lettersLong, sumLong) == sumOf(bytes);
    if (!sound) {
        file.close();
        drop(name);
        return std::nullopt;
    }
    file.setFileTime(QDateTime::currentDateTimeUtc(), QFileDevice::FileModificationTime); // the order of the next run
    keep(name, known->bytes);
    return bytes;
}

bool DiskCache::write(const QString &key, const QByteArray &bytes)
{
    const qint64 size = bytes.size() + headLong;
    if (bytes.isEmpty() || size > m_mostBytes / largestShare)
        return false;
    const QString name = nameOf(key);
    if (m_kept.contains(name))
        drop(name);
    makeRoom(size);
    QSaveFile file(pathOf(name));
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write(letters, lettersLong);
    file.write(sumOf(bytes));
    file.write(bytes);
    if (!file.commit())
        return false;
    keep(name, size);
    return true;
}

} // namespace desk
