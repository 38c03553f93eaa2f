// Body to RoomService::send.
#include "server/http/sending.h"

#include "server/auth/password.h"

#include <QDir>
#include <QFile>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#else
#include <io.h>
#endif

namespace desk::server {

namespace {

/// Past every cache: the row that names the file is committed only after this.
bool toDisk(int handle)
{
#ifdef Q_OS_UNIX
    return ::fsync(handle) == 0;
#else
    return ::_commit(handle) == 0;
#endif
}

/// The folder's own entry of a new file.
bool folderToDisk(const QString &folder)
{
#ifdef Q_OS_UNIX
    const int handle = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY);
    if (handle < 0)
        return false;
    const bool done = toDisk(handle);
    ::close(handle);
    return done;
#else
    Q_UNUSED(folder) // NTFS journals its folders
    return true;
#endif
}

bool writeFile(const QString &folder, const QString &name, const QByteArray &bytes)
{
    if (!QDir().mkpath(folder))
        return false;
    QFile file(folder + QLatin1Char('/') + name);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return false;
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    return file.write(bytes) == bytes.size() && file.flush() && toDisk(file.handle()) && folderToDisk(folder);
}

} // namespace

Result<protocol::SendBody> readSend(const Request &request, std::optional<UploadedFile> &file)
{
    if (request.saysJson())
        return protocol::decodeSend(request.body);
    auto form = parseMultipart(request.header("content-type"), request.body);
    if (!form) {
        if (request.header("content-type").startsWith("multipart/"))
            return fail(ErrorCode::Invalid);
        form = parseUrlEncoded(request.body);
    }
    protocol::SendBody body;
    body.room = RoomId{form->value(QStringLiteral("room")).toLongLong()};
    body.text = form->value(QStringLiteral("message"));
    const QString nonce = form->value(QStringLiteral("nonce"));
    body.nonce = QUuid::fromString(nonce);
    if (!nonce.isEmpty() && body.nonce.isNull())
        return fail(ErrorCode::Invalid, QStringLiteral("nonce"));
    const QString seen = form->value(QStringLiteral("seen"));
    body.seen = MessageId{seen.toLongLong()};
    if (!seen.isEmpty() && !body.seen.isValid())
        return fail(ErrorCode::Invalid, QStringLiteral("seen"));
    for (const UploadedFile &upload : std::as_const(form->files)) {
        if (upload.field == QLatin1String("attachment") && !upload.bytes.isEmpty())
            file = upload;
    }
    return body;
}

void sendOverHttp(Site &site, const ContextPtr &context, RoomId room, const protocol::SendBody &body,
                  const std::optional<UploadedFile> &file, Callback<Sent> done)
{
    SendRequest request{room, body.text, site.config().features() ? body.nonce : QUuid(), {}, body.seen, true};
    if (!file)
        return site.rooms().send(context->who, std::move(request), std::move(done));
    if (file->bytes.size() > site.config().limits.attachmentBytes)
        return done(fail(ErrorCode::TooLong));
    const QString token = randomToken(40), folder = site.config().attachmentsPath();
    request.attachment = NewAttachment{token, file->name, file->bytes.size(), file->type};
    auto sent = [done, path = folder + QLatin1Char('/') + token](const Result<Sent> &outcome) {
        if (!outcome || outcome->repeated)
            QFile::remove(path);
        done(outcome);
    };
    const bool queued =
        site.pool().run([folder, token, bytes = file->bytes] { return writeFile(folder, token, bytes); },
                        [&site, context, request = std::move(request), sent](bool written) {
                            if (!written)
                                return sent(fail(ErrorCode::StorageFull));
                            site.rooms().send(context->who, request, sent);
                        });
    if (!queued)
        done(fail(ErrorCode::RateLimited));
}

} // namespace desk::server
