// The composition of the core: what a Session and Accounts are made of, with every seam a test may replace.
#pragma once

#include "net/connection.h"
#include "session/accounts.h"
#include "system/paths.h"

namespace desk {

class Clock;
class SecretStore;
class Settings;

struct CoreOptions
{
    Paths paths;
    Connection::SocketFactory sockets; ///< empty: real WebSockets
    int maxRoomSockets = 8;
    quint64 jitterSeed = 0; ///< 0: random
    /// How long a message without a nonce may still arrive after its connection was given up (HOUSE.md, "Facts of the platform").
    std::chrono::milliseconds settleTime{120'000};
};

/// Clock, SecretStore and Settings must outlive what is returned.
std::unique_ptr<Accounts> makeAccounts(const CoreOptions &options, Clock &clock, SecretStore &secrets,
                                       Settings &settings);

} // namespace desk
