// Waiting for a future without waiting: the one way the core goes on after an asynchronous answer.
#pragma once

#include "protocol/result.h"

#include <QFutureWatcher>
#include <QPromise>

#include <memory>

namespace desk {

/// Calls `then(value)` on the context's thread, always from its event loop, once; never when `context` has gone.
template <typename T, typename Then> void follow(const QFuture<T> &future, QObject *context, Then then)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, then = std::move(then)]() mutable {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0)
            then(watcher->result());
    });
    watcher->setFuture(future);
}

/// A promise that lambdas can share. Finish it exactly once.
template <typename T> class Promised
{
public:
    Promised() : m_promise(std::make_shared<QPromise<Result<T>>>()) { m_promise->start(); }
    FutureResult<T> future() const { return m_promise->future(); }
    void finish(Result<T> value) const
    {
        m_promise->addResult(std::move(value));
        m_promise->finish();
    }

private:
    std::shared_ptr<QPromise<Result<T>>> m_promise;
};

template <typename T> FutureResult<T> readyResult(Result<T> value)
{
    Promised<T> promised;
    promised.finish(std::move(value));
    return promised.future();
}

} // namespace desk
