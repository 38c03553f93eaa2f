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
    /// Ends a send whose body had not been handed over whole: true, and the site cannot have it. False: nothing was done.
    std::function<bool(OutboxId row)> stop = {};
};

} // namespace desk
