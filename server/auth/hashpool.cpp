// The pool's loop.
#include "server/auth/hashpool.h"

#include "server/auth/password.h"

namespace desk::server {

namespace {
constexpr size_t longestLine = 64;
} // namespace

HashPool::HashPool(int threads, DbThread::Post post) : m_post(std::move(post))
{
    for (int i = 0; i < std::max(1, threads); ++i)
        m_threads.emplace_back([this] { loop(); });
}

HashPool::~HashPool()
{
    stop();
}

void HashPool::stop()
{
    {
        std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    for (std::thread &thread : m_threads)
        thread.join();
    m_threads.clear();
    m_jobs.clear();
}

bool HashPool::verify(const QString &password, const QString &encoded, std::function<void(bool)> done)
{
    return run([password, encoded] { return verifyPassword(password, encoded); }, std::move(done));
}

bool HashPool::run(std::function<bool()> work, std::function<void(bool)> done)
{
    {
        std::lock_guard lock(m_mutex);
        if (m_jobs.size() >= longestLine)
            return false;
        m_jobs.push_back([this, work = std::move(work), done = std::move(done)]() mutable {
            const bool outcome = work();
            m_post([done = std::move(done), outcome] { done(outcome); });
        });
    }
    m_wake.notify_one();
    return true;
}

void HashPool::loop()
{
    for (;;) {
        std::function<void()> job;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stopping || !m_jobs.empty(); });
            if (m_stopping)
                return;
            job = std::move(m_jobs.front());
            m_jobs.pop_front();
        }
        job();
    }
}

} // namespace desk::server
