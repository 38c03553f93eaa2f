// The value of a future, once it is there. For tests.
#pragma once

#include "protocol/result.h"

#include <QTest>

namespace desk {

template <typename T> Result<T> await(const FutureResult<T> &future, int milliseconds = 10'000)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, milliseconds) || future.resultCount() == 0)
        return fail(ErrorCode::TimedOut, QStringLiteral("the future did not finish in time"));
    return future.result();
}

} // namespace desk
