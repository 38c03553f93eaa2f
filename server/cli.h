// The command line: serve, demo, adduser, addad, check; flags and a config file to Config.
#pragma once

namespace desk::server {

int runCommandLine(int argc, char **argv);

} // namespace desk::server
