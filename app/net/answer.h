// The writing end of a FutureResult: given once; if nobody gives it, the reader hears Cancelled (never a future without
// a result). Copies share one answer.
#pragma once

#include "protocol/result.h"

#include <QFutureWatcher>
#include <QPromise>
#include <QThreadPool>

#include <memory>

namespace desk {

template <typename T> class Answer
{
public:
    Answer() : m_state(std::make_shared<State>()) {}
    FutureResult<T> future() const { return m_state->promise.future(); }
    void give(Result<T> result) const { m_state->give(std::move(result)); }

private:
    struct State
    {
        QPromise<Result<T>> promise;
        bool given = false;

        State() { promise.start(); }
        ~State() { give(fail(ErrorCode::Cancelled)); }
        Q_DISABLE_COPY_MOVE(State)
        void give(Result<T> result)
        {
            if (std::exchange(given, true))
                return;
            promise.addResult(std::move(result));
            promise.finish();
        }
    };
    std::shared_ptr<State> m_state;
};

/// `work` (a pure function) on the pool, then `done` with its value on the thread of `context`, unless that has gone by
/// then.
template <typename Work, typename Done> void onPool(QObject *context, Work work, Done done)
{
    using Value = std::invoke_result_t<Work>;
    auto promise = std::make_shared<QPromise<Value>>();
    auto *watcher = new QFutureWatcher<Value>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, done = std::move(done)] {
        watcher->deleteLater();
        done(watcher->result());
    });
    promise->start();
    watcher->setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
}

/// What is worth a trip to the pool (HOUSE.md, "Threads").
constexpr qsizetype poolThreshold = 16 * 1024;

} // namespace desk
