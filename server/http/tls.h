// TLS ends here: the handshake and the cipher live in this unit alone; the rest of the server gets the inner end of a
// socket pair, which is a Stream like any other.
#pragma once

#include "protocol/result.h"
#include "server/http/stream.h"

#include <QString>

#include <chrono>
#include <functional>
#include <memory>

namespace desk::server {

class TlsDoor
{
public:
    TlsDoor();
    ~TlsDoor();
    Result<void> load(const QString &certificate, const QString &key);
    /// `ready` with the inner stream once the handshake is through; never, if it fails or takes too long.
    void enter(Stream outer, std::chrono::milliseconds patience, std::function<void(Stream)> ready);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace desk::server
