// A few threads for what is slow (password hashes, attachments to disk), so that it costs nobody else a millisecond.
#pragma once

#include "server/db/dbthread.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace desk::server {

class HashPool
{
public:
    HashPool(int threads, DbThread::Post post);
    ~HashPool(); ///< stop()
    HashPool(const HashPool &) = delete;
    HashPool &operator=(const HashPool &) = delete;

    /// Ends the threads; what waits is dropped untold. Blocks for the job under way.
    void stop();

    /// `done` on the network thread (where it is destroyed as well), with what `work` gave on one of the pool's. False: too many wait already.
    bool run(std::function<bool()> work, std::function<void(bool)> done);
    bool verify(const QString &password, const QString &encoded, std::function<void(bool)> done);

private:
    void loop();

    DbThread::Post m_post;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_jobs;
    bool m_stopping = false;
    std::vector<std::thread> m_threads;
};

} // namespace desk::server
