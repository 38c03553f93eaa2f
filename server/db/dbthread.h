// The server's one database thread: jobs go in from the network thread, results come back to it, in the order of the
// commits, all results of one transaction in one hand-over. Knows no event loop: it is given a way to post to one.
#pragma once

#include "sql/worker.h"

#include <functional>

namespace desk::server {

class DbThread
{
public:
    /// `post` runs a function on the network thread; it is called from the database thread.
    using Post = std::function<void(std::function<void()>)>;

    explicit DbThread(Post post);
    ~DbThread();

    Result<void> start(const QString &path, const sql::DatabaseOptions &options, sql::Worker::Setup setup);
    /// Finishes what is queued. Its results are posted, so the network thread must run once more.
    void stop() { m_worker.stop(); }

    /// `work(Database &) -> Result<T>` on the database thread, `done(Result<T>)` on the network thread, where it is destroyed
    /// as well: with it may go the last hold on a connection.
    template <typename Work, typename Done> void read(Work work, Done done)
    {
        run(false, std::move(work), std::move(done));
    }
    template <typename Work, typename Done> void write(Work work, Done done)
    {
        run(true, std::move(work), std::move(done));
    }

private:
    template <typename Work, typename Done> void run(bool writes, Work work, Done done)
    {
        using R = std::invoke_result_t<Work, sql::Database &>;
        struct Shared
        {
            Work work;
            std::shared_ptr<Done> done; ///< of one owner: this, then the result
            std::optional<R> value;
        };
        auto shared = std::make_shared<Shared>(Shared{std::move(work), std::make_shared<Done>(std::move(done)), {}});
        m_worker.post({writes,
                       [shared](sql::Database &db) -> Result<void> {
                           shared->value.emplace(shared->work(db));
                           if (!*shared->value)
                               return tl::make_unexpected(shared->value->error());
                           return {};
                       },
                       [shared, this](const Result<void> &outcome) {
                           if (!outcome)
                               shared->value.emplace(tl::make_unexpected(outcome.error()));
                           m_results.push_back(
                               [done = std::move(shared->done), value = std::move(*shared->value)]() mutable {
                                   (*done)(std::move(value));
                               });
                       }});
    }
    void handOver();

    Post m_post;
    std::vector<std::function<void()>> m_results; ///< of the batch under way; database thread only
    sql::Worker m_worker;
};

} // namespace desk::server
