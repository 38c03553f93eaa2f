// Frames in both directions: nothing crashes, and what decodes is written so that it decodes again. Once written, it stays
// the same (half a surrogate pair, which no UTF-8 can hold, does not survive the first writing).
#include "protocol/codec.h"

#include <cstdlib>

using namespace desk;
using namespace desk::protocol;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    if (const auto frame = decodeClientFrame(text)) {
        const auto again = decodeClientFrame(encode(*frame));
        if (!again || again->index() != frame->index() || !(decodeClientFrame(encode(*again)) == again))
            std::abort();
    }
    if (const auto frame = decodeServerFrame(text)) {
        const auto again = decodeServerFrame(encode(*frame));
        if (!again || again->index() != frame->index())
            std::abort();
        if (!decodeServerFrame(encode(*frame, {false})))
            std::abort();
    }
    return 0;
}
