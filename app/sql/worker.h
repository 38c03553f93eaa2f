// One thread and one connection for one database file. Jobs run in the order they came; all that are waiting share
// one transaction and so one commit (group commit). A job's outcome is told only after that commit.
#pragma once

#include "sql/database.h"

#include <QPromise>

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace desk::sql {

class Worker
{
public:
    using Setup = std::function<Result<void>(Database &)>;
    /// Puts a sound file in the place of a damaged one, which is closed.
    using Mend = std::function<Result<void>()>;

    struct Job
    {
        bool writes = false;
        /// On the worker's thread. An error undoes what this job wrote, and only that.
        std::function<Result<void>(Database &)> work;
        /// On the worker's thread, after the commit (or its failure, then for every job of the batch that writes).
        std::function<void(const Result<void> &)> done;
    };

    Worker() = default;
    ~Worker(); ///< stop()
    Worker(const Worker &) = delete;
    Worker &operator=(const Worker &) = delete;

    /// On the worker's thread: `before`, the opening, then `setup` (migrations). The future is that outcome. Whenever the file is
    /// found damaged, at opening or by a job, it is closed, mended and opened again before the next job; that job fails.
    FutureResult<void> start(const QString &path, const DatabaseOptions &options, Setup setup, Mend mend = {},
                             std::function<void()> before = {});
    /// Runs what is queued, closes the file, joins the thread. Blocks: call at exit, or from another worker.
    void stop();

    void post(Job job);
    /// At most this many jobs in one transaction (default 512).
    void setBatchLimit(size_t jobs) { m_batchLimit = jobs; }
    /// Called on the worker's thread when a batch has been settled (after its done callbacks).
    void setBatchHook(std::function<void()> hook) { m_batchHook = std::move(hook); }

    /// `work(Database &) -> Result<T>`; the future gives its value after the commit.
    template <typename F> auto read(F work) { return run(false, std::move(work)); }
    template <typename F> auto write(F work) { return run(true, std::move(work)); }

private:
    template <typename F> auto run(bool writes, F work)
    {
        using R = std::invoke_result_t<F, Database &>;
        struct Shared
        {
            QPromise<R> promise;
            std::optional<R> value;
        };
        auto shared = std::make_shared<Shared>();
        shared->promise.start();
        auto future = shared->promise.future();
        post({writes,
              [shared, work = std::move(work)](Database &db) mutable -> Result<void> {
                  shared->value.emplace(work(db));
                  if (!*shared->value)
                      return tl::make_unexpected(shared->value->error());
                  return {};
              },
              [shared](const Result<void> &outcome) {
                  if (outcome)
                      shared->promise.addResult(std::move(*shared->value));
                  else
                      shared->promise.addResult(R(tl::make_unexpected(outcome.error())));
                  shared->promise.finish();
              }});
        return future;
    }
    void loop(QPromise<Result<void>> &opened);
    Result<void> open();
    Result<void> openMended();
    bool runBatch(std::vector<Job> &batch);

    QString m_path;
    DatabaseOptions m_options;
    Setup m_setup;
    Mend m_mend;

    Database m_db;
    std::thread m_thread; ///< joined whole, thread-local destructors included, which QThread::wait() does not wait for
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<Job> m_queue;
    bool m_stopping = false;
    size_t m_batchLimit = 512;
    std::function<void()> m_batchHook;
};

} // namespace desk::sql
