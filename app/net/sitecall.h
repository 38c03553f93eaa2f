// One call of the site, from request to value: what its status means, and decoding (off this thread if large).
#pragma once

#include "net/answer.h"
#include "net/httpclient.h"

namespace desk {

template <typename T> using Decode = std::function<Result<T>(const QByteArray &)>;

/// What a reply that is no success means (result.h).
Error errorOf(const HttpReply &reply);

template <typename T>
void settle(QObject *context, const Answer<T> &answer, const Result<HttpReply> &reply, const Decode<T> &decode)
{
    if (!reply)
        answer.give(tl::make_unexpected(reply.error()));
    else if (!reply->isSuccess())
        answer.give(tl::make_unexpected(errorOf(*reply)));
    else if (reply->isHtml()) // a page where JSON was asked: a captive portal
        answer.give(fail(ErrorCode::NotAChatSite, {}, reply->status));
    else if (reply->body.size() <= poolThreshold)
        answer.give(decode(reply->body));
    else
        onPool(
            context, [decode, body = reply->body] { return decode(body); },
            [answer](const Result<T> &result) { answer.give(result); });
}

template <typename T> FutureResult<T> call(HttpClient &http, HttpRequest request, const Decode<T> &decode)
{
    const Answer<T> answer;
    http.run(std::move(request),
             [&http, answer, decode](const Result<HttpReply> &reply) { settle(&http, answer, reply, decode); });
    return answer.future();
}

inline Decode<void> nothing()
{
    return [](const QByteArray &) { return Result<void>(); };
}

} // namespace desk
