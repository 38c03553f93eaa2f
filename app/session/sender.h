// The calls a delivery makes, as functions, so that tests can play the site.
#pragma once

#include "protocol/bodies.h"
#include "store/records.h"

#include <functional>

namespace desk {

struct Sender
{
    /// `row.nonce` travels only if `withNonce`.
    std::function<FutureResult<Message>(const OutboxRow &row, bool withNonce)> send;
    std::function<FutureResult<protocol::RoomDetail>(RoomId room)> readBack;
    /// Forbidden may mean a lost session: ask before believing it.
    std::function<FutureResult<User>()> me;
};

} // namespace desk
