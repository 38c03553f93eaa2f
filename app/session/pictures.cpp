// The cache first; one call a picture, however many ask.
#include "session/pictures.h"

#include "net/filetype.h"
#include "store/diskcache.h"
#include "store/follow.h"

#include <QSaveFile>

namespace desk {

Pictures::Pictures(Site site, QObject *parent) : QObject(parent), m_site(std::move(site))
{
    m_disk.setMaxThreadCount(1);
}

Pictures::~Pictures()
{
    m_disk.clear();
    m_disk.waitForDone();
}

void Pictures::open(const QString &folder, qint64 mostBytes)
{
    m_disk.start([this, folder, mostBytes] { m_cache = std::make_unique<DiskCache>(folder, mostBytes); });
}

FutureResult<QByteArray> Pictures::picture(const QString &url)
{
    if (const auto asked = m_asked.constFind(url); asked != m_asked.cend())
        return asked->future();
    const Answer<QByteArray> answer;
    m_asked.insert(url, answer);
    const Answer<QByteArray> looked;
    m_disk.start([this, url, looked] {
        const auto bytes = m_cache ? m_cache->read(url) : std::nullopt;
        looked.give(bytes ? Result<QByteArray>(*bytes) : fail(ErrorCode::NotFound));
    });
    follow(looked.future(), this, [this, url](const Result<QByteArray> &bytes) {
        if (bytes)
            finish(url, bytes);
        else
            ask(url);
    });
    return answer.future();
}

FutureResult<void> Pictures::save(const QString &url, const QString &filePath)
{
    const Answer<void> answer;
    m_disk.start([this, url, filePath, answer] {
        const auto bytes = m_cache ? m_cache->read(url) : std::nullopt;
        if (!bytes)
            return answer.give(fail(ErrorCode::NotFound));
        QSaveFile file(filePath);
        const bool written = file.open(QIODevice::WriteOnly) && file.write(*bytes) == bytes->size() && file.commit();
        answer.give(written ? Result<void>() : fail(ErrorCode::StorageFailed, file.errorString()));
    });
    return answer.future();
}

void Pictures::ask(const QString &url)
{
    if (!m_site.reached())
        return finish(url, fail(ErrorCode::Offline));
    follow(m_site.fetch(url, largest), this, [this, url](const Result<QByteArray> &bytes) {
        if (bytes && !startsLikePicture(*bytes)) // the page of a captive portal must not stay in its place
            return finish(url, fail(ErrorCode::BadReply));
        if (bytes) {
            m_disk.start([this, url, kept = *bytes] {
                if (m_cache)
                    m_cache->write(url, kept);
            });
        }
        finish(url, bytes);
    });
}

void Pictures::finish(const QString &url, const Result<QByteArray> &result)
{
    const Answer<QByteArray> answer = m_asked.take(url);
    answer.give(result);
}

} // namespace desk
