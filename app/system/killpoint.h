// Named places where a crash test lets the program die as if the power had gone (tests/faults). In a product nothing happens.
#pragma once

namespace desk {

/// With DESK_KILL_POINTS and DESK_KILL_AT="name:n" in the environment: SIGKILL at the n-th passing of `name`. Any thread.
void killPoint(const char *name);

} // namespace desk
