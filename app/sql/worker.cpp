// The loop of the worker: take what waits, one transaction, tell everybody.
#include "sql/worker.h"

#include <algorithm>

namespace desk::sql {

Worker::~Worker()
{
    stop();
}

FutureResult<void> Worker::start(const QString &path, const DatabaseOptions &options, Setup setup, Mend mend,
                                 std::function<void()> before)
{
    m_path = path;
    m_options = options;
    m_setup = std::move(setup);
    m_mend = std::move(mend);
    auto opened = std::make_shared<QPromise<Result<void>>>();
    opened->start();
    auto future = opened->future();
    m_thread = std::thread([this, opened, before = std::move(before)] {
        if (before)
            before();
        loop(*opened);
    });
    return future;
}

void Worker::stop()
{
    if (!m_thread.joinable())
        return;
    {
        std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void Worker::post(Job job)
{
    {
        std::lock_guard lock(m_mutex);
        m_queue.push_back(std::move(job));
    }
    m_wake.notify_one();
}

Result<void> Worker::open()
{
    Result<void> opened = m_db.open(m_path, m_options);
    if (opened && m_setup)
        opened = m_setup(m_db);
    if (!opened)
        m_db.abandon();
    return opened;
}

Result<void> Worker::openMended()
{
    const Result<void> opened = open();
    if (opened || opened.error().code != ErrorCode::StorageDamaged || !m_mend)
        return opened;
    if (auto mended = m_mend(); !mended)
        return mended;
    return open();
}

void Worker::loop(QPromise<Result<void>> &opened)
{
    Result<void> usable = openMended();
    opened.addResult(usable);
    opened.finish();

    std::vector<Job> batch;
    for (;;) {
        batch.clear();
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stopping || !m_queue.empty(); });
            if (m_queue.empty())
                break;
            if (m_queue.size() <= m_batchLimit) {
                batch.swap(m_queue);
            } else {
                const auto end = m_queue.begin() + static_cast<std::ptrdiff_t>(m_batchLimit);
                batch.assign(std::make_move_iterator(m_queue.begin()), std::make_move_iterator(end));
                m_queue.erase(m_queue.begin(), end);
            }
        }
        if (!usable && usable.error().code == ErrorCode::StorageFull)
            usable = openMended(); // there may be room by now
        if (!usable) {
            for (Job &job : batch)
                job.done(usable);
        } else if (!runBatch(batch) && m_mend) {
            m_db.abandon();
            usable = m_mend();
            if (usable)
                usable = open();
        }
        if (m_batchHook)
            m_batchHook();
    }
    m_db.close();
}

/// False: the file is damaged.
bool Worker::runBatch(std::vector<Job> &batch)
{
    size_t writers = 0;
    for (const Job &job : batch)
        writers += job.writes;

    Result<void> transaction;
    if (writers)
        transaction = m_db.begin();
    const bool begun = transaction.has_value();
    std::vector<Result<void>> outcomes;
    outcomes.reserve(batch.size());
    for (Job &job : batch) {
        if (!job.writes) {
            outcomes.push_back(job.work(m_db));
            continue;
        }
        if (!transaction) {
            outcomes.push_back(transaction);
            continue;
        }
        // A single writer needs no savepoint: its failure undoes the whole transaction.
        const bool nested = writers > 1;
        if (nested) {
            if (auto point = m_db.savepoint(); !point) {
                outcomes.push_back(point);
                continue;
            }
        }
        Result<void> outcome = job.work(m_db);
        if (nested) {
            if (outcome)
                outcome = m_db.release();
            if (!outcome && !m_db.rollbackToSavepoint())
                transaction =
                    outcome; // gone as a whole, with what others wrote before: no more is written in this batch
        }
        outcomes.push_back(std::move(outcome));
    }
    if (writers && begun) {
        bool anySucceeded = writers > 1;
        for (size_t i = 0; !anySucceeded && i < batch.size(); ++i)
            anySucceeded = batch[i].writes && outcomes[i];
        Result<void> committed = transaction;
        if (anySucceeded && committed)
            committed = m_db.commit();
        if (!anySucceeded || !committed)
            m_db.rollback();
        if (!committed) {
            // What a reader of this batch saw may have come from an uncommitted writer: everybody hears the failure.
            for (Result<void> &outcome : outcomes)
                outcome = committed;
        }
    }
    for (size_t i = 0; i < batch.size(); ++i)
        batch[i].done(outcomes[i]);
    return std::none_of(outcomes.cbegin(), outcomes.cend(), [](const Result<void> &each) {
        return !each && each.error().code == ErrorCode::StorageDamaged;
    });
}

} // namespace desk::sql
