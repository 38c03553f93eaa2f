// The floor of a WebSocket server on this machine: plain Boost.Beast, which asks nobody, keeps nothing and writes one
// frame at a time. What the reference server does is measured against it in the same run.
#pragma once

#include <string>

namespace bench {

/// Serves on a free loopback port, written to `portFile`, until the process is told to end. An empty history on
/// connect; what one client says goes to everybody with the same path.
[[noreturn]] void serveBeastFloor(const std::string &portFile);

} // namespace bench
