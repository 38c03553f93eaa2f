// Files to and from the site: streamed, bounded, and only ever from the site itself.
#include "net/siteapi.h"

#include "net/multipartbody.h"
#include "net/sitecall.h"
#include "protocol/codec.h"

#include <QSaveFile>

namespace desk {

namespace {

constexpr int mostRedirects = 3;
constexpr std::chrono::seconds patience{120};

// One download, with its redirects. Lives until it has answered; what it holds goes with it.
class FileGet : public QObject
{
public:
    FileGet(HttpClient &http, qint64 maxBytes, std::function<void(qint64, qint64)> progress)
        : QObject(&http), m_http(http), m_maxBytes(maxBytes), m_progress(std::move(progress))
    {
    }

    FutureResult<QByteArray> toMemory(const QUrl &url)
    {
        const auto future = m_answer.future();
        ask(url);
        return future;
    }

    FutureResult<QByteArray> toFile(const QUrl &url, const QString &path)
    {
        const auto future = m_answer.future();
        m_file = std::make_unique<QSaveFile>(path);
        if (m_file->open(QIODevice::WriteOnly))
            ask(url);
        else
            finish(fail(ErrorCode::StorageFailed, m_file->errorString()));
        return future;
    }

private:
    void ask(const QUrl &url)
    {
        if (!m_http.isOwn(url))
            return finish(fail(ErrorCode::Forbidden, url.host()));
        HttpRequest request;
        request.url = url;
        request.maxBytes = m_maxBytes;
        request.timeout = patience;
        request.progress = m_progress;
        if (m_file)
            request.sink = [this](const QByteArray &bytes) { return m_file->write(bytes) == bytes.size(); };
        m_http.run(std::move(request), [this](const Result<HttpReply> &reply) { came(reply); });
    }

    void came(const Result<HttpReply> &reply)
    {
        if (!reply) {
            const Error &error = reply.error();
            const bool isLarge = error.code == ErrorCode::BadReply;
            return finish(isLarge ? fail(ErrorCode::TooLong, {}, error.httpStatus) : tl::make_unexpected(error));
        }
        if (reply->isRedirect() && errorOf(*reply).code != ErrorCode::SignedOut && ++m_redirects <= mostRedirects)
            return ask(reply->location);
        if (!reply->isSuccess())
            return finish(tl::make_unexpected(errorOf(*reply)));
        if (m_file && !m_file->commit())
            return finish(fail(ErrorCode::StorageFailed, m_file->errorString()));
        finish(reply->body);
    }

    void finish(Result<QByteArray> result)
    {
        const Answer<QByteArray> answer = m_answer;
        m_file.reset();
        deleteLater();
        answer.give(std::move(result));
    }

    HttpClient &m_http;
    const qint64 m_maxBytes;
    std::function<void(qint64, qint64)> m_progress;
    Answer<QByteArray> m_answer;
    std::unique_ptr<QSaveFile> m_file;
    int m_redirects = 0;
};

QUrl resolved(const HttpClient &http, const QString &url)
{
    return http.address().http(QStringLiteral("/")).resolved(QUrl(url));
}

} // namespace

FutureResult<Message> SiteApi::sendFile(RoomId room, const QString &text, const QUuid &nonce, MessageId seen,
                                        const QString &filePath, std::function<void(qint64, qint64)> progress,
                                        std::shared_ptr<UploadStop> stop)
{
    MultipartBody::Fields fields{{QStringLiteral("room"), QString::number(room.value)},
                                 {QStringLiteral("message"), text}};
    if (!nonce.isNull())
        fields.append({QStringLiteral("nonce"), nonce.toString(QUuid::WithoutBraces)});
    if (seen.isValid())
        fields.append({QStringLiteral("seen"), QString::number(seen.value)});
    auto body = MultipartBody::withFile(fields, QStringLiteral("attachment"), filePath);
    if (!body) {
        const Answer<Message> answer;
        answer.give(tl::make_unexpected(body.error()));
        return answer.future();
    }
    HttpRequest request = m_http->get(QStringLiteral("/api/chat-rooms/%1/send_message/").arg(room.value));
    request.isPost = true;
    request.contentType = (*body)->contentType();
    request.streamBytes = (*body)->length();
    request.stream = std::move(*body);
    request.timeout = patience;
    request.progress = std::move(progress);
    request.stop = std::move(stop);
    return call<Message>(*m_http, std::move(request), sentDecoder());
}

FutureResult<void> SiteApi::download(const QString &url, const QString &filePath, qint64 maxBytes,
                                     std::function<void(qint64, qint64)> progress)
{
    const Answer<void> answer;
    (new FileGet(*m_http, maxBytes, std::move(progress)))
        ->toFile(resolved(*m_http, url), filePath)
        .then(this, [answer](const Result<QByteArray> &result) {
            answer.give(result ? Result<void>() : tl::make_unexpected(result.error()));
        });
    return answer.future();
}

FutureResult<QByteArray> SiteApi::fetch(const QString &url, qint64 maxBytes)
{
    return (new FileGet(*m_http, maxBytes, {}))->toMemory(resolved(*m_http, url));
}

} // namespace desk
