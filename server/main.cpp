// idrissimart-chatd: see cli.
#include "server/cli.h"

int main(int argc, char **argv)
{
    return desk::server::runCommandLine(argc, argv);
}
