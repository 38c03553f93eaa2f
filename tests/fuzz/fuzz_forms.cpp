// Form bodies: the first line is the content type, the rest the body. What comes out is never larger than what went in.
#include "server/http/forms.h"

#include <cstdlib>

using namespace desk::server;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray all(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const qsizetype line = all.indexOf('\n');
    const QByteArray type = line < 0 ? QByteArray("multipart/form-data; boundary=b0") : all.left(line);
    const QByteArray body = line < 0 ? all : all.mid(line + 1);
    qsizetype bytes = 0;
    if (const auto form = parseMultipart(type, body)) {
        for (const UploadedFile &file : form->files) {
            bytes += file.bytes.size();
            if (file.name.contains(QLatin1Char('/')) || file.name.contains(QLatin1Char('\\')) ||
                file.name.contains(QChar(0)))
                std::abort();
        }
    }
    if (bytes > body.size())
        std::abort();
    (void)parseUrlEncoded(body);
    if (percentDecoded(body, true).size() > body.size())
        std::abort();
    return 0;
}
