// Pictures of the site, by the address the site gave: from the account's disk cache, else from the site itself. Bytes
// only: what they show is decoded elsewhere.
#pragma once

#include "net/answer.h"

#include <QHash>
#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>

namespace desk {

class DiskCache;

class Pictures : public QObject
{
    Q_OBJECT
public:
    struct Site
    {
        /// Refuses every other host (SiteApi::fetch).
        std::function<FutureResult<QByteArray>(const QString &url, qint64 mostBytes)> fetch;
        std::function<bool()> reached;
    };
    static constexpr qint64 largest = 16 * 1024 * 1024;
    static constexpr qint64 kept = 256 * 1024 * 1024;

    explicit Pictures(Site site, QObject *parent = nullptr);
    ~Pictures() override; ///< waits for the write that is under way

    void open(const QString &folder, qint64 mostBytes = kept);
    /// Errors: Offline (not here, and the site is not reached), BadReply (no picture came), those of the call.
    FutureResult<QByteArray> picture(const QString &url);
    /// Writes what is kept of it to a file. Errors: NotFound (it is not here), StorageFailed.
    FutureResult<void> save(const QString &url, const QString &filePath);

private:
    void ask(const QString &url);
    void finish(const QString &url, const Result<QByteArray> &result);

    Site m_site;
    std::unique_ptr<DiskCache> m_cache; ///< touched on m_disk's one thread alone
    QThreadPool m_disk;
    QHash<QString, Answer<QByteArray>> m_asked; ///< who asks meanwhile shares the answer
};

} // namespace desk
