// Starting, and handing a batch's results over.
#include "server/db/dbthread.h"

namespace desk::server {

DbThread::DbThread(Post post) : m_post(std::move(post))
{
    m_worker.setBatchHook([this] { handOver(); });
}

DbThread::~DbThread()
{
    stop();
}

Result<void> DbThread::start(const QString &path, const sql::DatabaseOptions &options, sql::Worker::Setup setup)
{
    auto opened = m_worker.start(path, options, std::move(setup));
    opened.waitForFinished();
    return opened.result();
}

void DbThread::handOver()
{
    if (m_results.empty())
        return;
    m_post([results = std::make_shared<std::vector<std::function<void()>>>(std::exchange(m_results, {}))] {
        for (auto &result : *results)
            result();
    });
}

} // namespace desk::server
