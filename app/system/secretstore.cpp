#include "system/secretstore.h"

#include "system/logging.h"

#include <qt6keychain/keychain.h>

#include <QFutureWatcher>
#include <QHash>
#include <QPointer>
#include <QPromise>
#include <QTimer>
#include <QUuid>

#include <chrono>
#include <functional>
#include <utility>

namespace desk {

namespace {

/// A locked keyring may open a prompt and never answer: no job is waited for longer.
constexpr std::chrono::seconds jobLimit{5};

template <typename T> FutureResult<T> ready(Result<T> result)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

class MemoryStore : public SecretStore
{
public:
    FutureResult<bool> probe() override { return ready<bool>(false); }
    bool isPersistent() const override { return false; }
    FutureResult<void> write(const QString &key, const QByteArray &secret) override
    {
        m_secrets.insert(key, secret);
        return ready<void>({});
    }
    FutureResult<std::optional<QByteArray>> read(const QString &key) override
    {
        const auto found = m_secrets.constFind(key);
        return ready<std::optional<QByteArray>>(found == m_secrets.constEnd() ? std::nullopt : std::optional(*found));
    }
    FutureResult<void> remove(const QString &key) override
    {
        m_secrets.remove(key);
        return ready<void>({});
    }

private:
    QHash<QString, QByteArray> m_secrets;
};

/// Runs `job` and gives what `value` makes of it. The job deletes itself when it ends, even after its time was up.
template <typename T, typename Job, typename Value> FutureResult<T> run(Job *job, Value value)
{
    struct Ending
    {
        QPromise<Result<T>> promise;
        bool given = false;
        void give(Result<T> result)
        {
            if (std::exchange(given, true))
                return;
            promise.addResult(std::move(result));
            promise.finish();
        }
    };
    auto ending = std::make_shared<Ending>();
    ending->promise.start();
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    QObject::connect(job, &QKeychain::Job::finished, job, [ending, value, job] { ending->give(value(*job)); });
    QTimer::singleShot(jobLimit, job, [ending] { ending->give(fail(ErrorCode::TimedOut)); });
    job->start();
    return ending->promise.future();
}

Error errorOf(const QKeychain::Job &job)
{
    return {ErrorCode::NoSecretService, job.errorString(), {}, 0};
}

// Until the probe has succeeded, and for good if it fails, secrets live in memory.
class KeychainStore : public SecretStore
{
public:
    explicit KeychainStore(const QString &service) : m_service(service) {}

    FutureResult<bool> probe() override
    {
        const auto probeKey = QStringLiteral("probe-") + QUuid::createUuid().toString(QUuid::WithoutBraces);
        const QByteArray secret = probeKey.toUtf8();
        auto promise = std::make_shared<QPromise<Result<bool>>>();
        promise->start();
        m_probing = true;
        const auto end = [this, promise](bool works) {
            m_works = works;
            m_probing = false;
            if (!works)
                qCInfo(lcSystem, "no secret service: the session stays in memory");
            promise->addResult(Result<bool>(works));
            promise->finish();
            const auto waiting = std::exchange(m_waiting, {});
            for (const std::function<void()> &order : waiting)
                order();
        };
        writeJob(probeKey, secret).then(this, [this, end, probeKey, secret](const Result<void> &written) {
            if (!written)
                return end(false);
            readJob(probeKey).then(this, [this, end, probeKey, secret](const Result<std::optional<QByteArray>> &read) {
                const bool isSame = read && *read == secret;
                removeJob(probeKey).then(
                    this, [end, isSame](const Result<void> &removed) { end(isSame && removed.has_value()); });
            });
        });
        return promise->future();
    }

    bool isPersistent() const override { return m_works; }

    FutureResult<void> write(const QString &key, const QByteArray &secret) override
    {
        return probed<void>([=, this] { return m_works ? writeJob(key, secret) : m_memory.write(key, secret); });
    }

    FutureResult<std::optional<QByteArray>> read(const QString &key) override
    {
        return probed<std::optional<QByteArray>>([=, this] { return m_works ? readJob(key) : m_memory.read(key); });
    }

    FutureResult<void> remove(const QString &key) override
    {
        return probed<void>([=, this] { return m_works ? removeJob(key) : m_memory.remove(key); });
    }

private:
    /// While the probe runs nobody knows yet where a secret belongs: orders wait for its end.
    template <typename T> FutureResult<T> probed(std::function<FutureResult<T>()> order)
    {
        if (!m_probing)
            return order();
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        m_waiting.append([this, promise, order] {
            order().then(this, [promise](const Result<T> &result) {
                promise->addResult(result);
                promise->finish();
            });
        });
        return promise->future();
    }

    FutureResult<void> writeJob(const QString &key, const QByteArray &secret)
    {
        auto *job = new QKeychain::WritePasswordJob(m_service, this);
        job->setKey(key);
        job->setBinaryData(secret);
        return run<void>(job, [](const QKeychain::WritePasswordJob &done) -> Result<void> {
            if (done.error() != QKeychain::NoError)
                return tl::make_unexpected(errorOf(done));
            return {};
        });
    }

    FutureResult<std::optional<QByteArray>> readJob(const QString &key)
    {
        using Found = std::optional<QByteArray>;
        auto *job = new QKeychain::ReadPasswordJob(m_service, this);
        job->setKey(key);
        return run<Found>(job, [](const QKeychain::ReadPasswordJob &done) -> Result<Found> {
            if (done.error() == QKeychain::EntryNotFound)
                return Found();
            if (done.error() != QKeychain::NoError)
                return tl::make_unexpected(errorOf(done));
            return Found(done.binaryData());
        });
    }

    FutureResult<void> removeJob(const QString &key)
    {
        auto *job = new QKeychain::DeletePasswordJob(m_service, this);
        job->setKey(key);
        return run<void>(job, [](const QKeychain::DeletePasswordJob &done) -> Result<void> {
            if (done.error() != QKeychain::NoError && done.error() != QKeychain::EntryNotFound)
                return tl::make_unexpected(errorOf(done));
            return {};
        });
    }

    const QString m_service;
    MemoryStore m_memory;
    QList<std::function<void()>> m_waiting;
    bool m_probing = false;
    bool m_works = false;
};

} // namespace

std::unique_ptr<SecretStore> makeKeychainStore(const QString &service)
{
    return std::make_unique<KeychainStore>(service);
}

std::unique_ptr<SecretStore> makeMemoryStore()
{
    return std::make_unique<MemoryStore>();
}

} // namespace desk
