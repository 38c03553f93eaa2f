// Disks that trouble a program: one that is full, and one that nobody of us may write to.
#pragma once

#include "tests/support/await.h"

#include <QFile>
#include <QTemporaryDir>

#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace desk::testing {

/// A small file system of its own where one can be mounted, else a limit to the size of files.
class SmallDisk
{
public:
    SmallDisk()
    {
#ifdef Q_OS_LINUX
        m_mounted = ::mount("tmpfs", m_dir.path().toLocal8Bit().constData(), "tmpfs", 0, "size=8m") == 0;
        if (!m_mounted)
            ::signal(SIGXFSZ, SIG_IGN);
#endif
    }
    ~SmallDisk()
    {
        release();
#ifdef Q_OS_LINUX
        if (m_mounted)
            ::umount2(m_dir.path().toLocal8Bit().constData(), MNT_DETACH);
#endif
    }
    QString path() const
    {
        return m_dir.path();
    }
    const char *how() const
    {
        return m_mounted ? "a tmpfs" : "RLIMIT_FSIZE";
    }
    /// A limit (or a quota) is an I/O error to SQLite, and the system's reason may be gone when it is asked for.
    bool says(const Error &error) const
    {
        return error.code == ErrorCode::StorageFull || (!m_mounted && error.code == ErrorCode::StorageFailed);
    }
    void fill()
    {
        if (m_mounted) {
            QFile filler(m_dir.filePath(QStringLiteral("filler")));
            QVERIFY(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
            for (qint64 size = 64 * 1024; size > 0; size /= 2) {
                while (filler.write(QByteArray(size, 'x')) == size) {
                }
            }
            return;
        }
#ifdef Q_OS_LINUX
        ::getrlimit(RLIMIT_FSIZE, &m_limit);
        const rlimit none{0, m_limit.rlim_max};
        m_limited = ::setrlimit(RLIMIT_FSIZE, &none) == 0;
#endif
    }
    void release()
    {
        QFile::remove(m_dir.filePath(QStringLiteral("filler")));
#ifdef Q_OS_LINUX
        if (m_limited)
            ::setrlimit(RLIMIT_FSIZE, &m_limit);
        m_limited = false;
#endif
    }

private:
    QTemporaryDir m_dir;
    bool m_mounted = false;
#ifdef Q_OS_LINUX
    rlimit m_limit{};
    bool m_limited = false;
#endif
};

/// Root may write everywhere: for a while we are nobody, who owns `folder`.
class Unprivileged
{
public:
    explicit Unprivileged(const QString &folder)
    {
#ifdef Q_OS_LINUX
        if (::geteuid() != 0)
            return;
        QDir dir(folder);
        own(folder);
        for (const QString &name : dir.entryList(QDir::AllEntries | QDir::NoDotAndDotDot))
            own(dir.filePath(name));
        m_changed = ::setresgid(65'534, 65'534, 0) == 0 && ::setresuid(65'534, 65'534, 0) == 0;
#endif
    }
    ~Unprivileged()
    {
#ifdef Q_OS_LINUX
        if (m_changed)
            std::ignore = ::setresuid(0, 0, 0) + ::setresgid(0, 0, 0);
#endif
    }

private:
#ifdef Q_OS_LINUX
    static void own(const QString &path)
    {
        std::ignore = ::chown(path.toLocal8Bit().constData(), 65'534, 65'534);
    }
    bool m_changed = false;
#endif
};

} // namespace desk::testing
