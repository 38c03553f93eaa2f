#include "net/multipartbody.h"

#include <QFileInfo>
#include <QMimeDatabase>
#include <QUuid>

#include <algorithm>
#include <cstring>

namespace desk {

namespace {

/// As browsers write names into the header: nothing can end the quotes or the line.
QByteArray quoted(const QString &name)
{
    QByteArray out = name.toUtf8();
    out.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A");
    return '"' + out + '"';
}

} // namespace

MultipartBody::MultipartBody(const QString &filePath)
    : m_boundary("desk-" + QUuid::createUuid().toByteArray(QUuid::WithoutBraces)), m_file(filePath)
{
}

Result<std::unique_ptr<MultipartBody>> MultipartBody::withFile(const Fields &fields, const QString &fileField,
                                                               const QString &filePath)
{
    std::unique_ptr<MultipartBody> body(new MultipartBody(filePath));
    const QFileInfo info(filePath);
    if (!info.isFile() || !body->m_file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::StorageFailed, info.isFile() ? body->m_file.errorString() : filePath);

    const QByteArray dash = "--" + body->m_boundary;
    for (const auto &[name, value] : fields)
        body->m_head +=
            dash + "\r\nContent-Disposition: form-data; name=" + quoted(name) + "\r\n\r\n" + value.toUtf8() + "\r\n";
    body->m_head += dash + "\r\nContent-Disposition: form-data; name=" + quoted(fileField) +
                    "; filename=" + quoted(info.fileName()) +
                    "\r\nContent-Type: " + QMimeDatabase().mimeTypeForFile(info).name().toLatin1() + "\r\n\r\n";
    body->m_tail = "\r\n" + dash + "--\r\n";
    body->m_fileBytes = body->m_file.size();
    body->m_length = body->m_head.size() + body->m_fileBytes + body->m_tail.size();
    body->open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    return body;
}

qint64 MultipartBody::readFrom(const QByteArray &bytes, qint64 offset, char *data, qint64 most) const
{
    const qint64 count = std::min<qint64>(most, bytes.size() - offset);
    std::memcpy(data, bytes.constData() + offset, size_t(count));
    return count;
}

qint64 MultipartBody::readData(char *data, qint64 most)
{
    if (atEnd())
        return -1;
    const qint64 fileEnd = m_head.size() + m_fileBytes;
    qint64 count = 0;
    if (m_read < m_head.size())
        count = readFrom(m_head, m_read, data, most);
    else if (m_read < fileEnd)
        count = m_file.read(data, std::min(most, fileEnd - m_read));
    else
        count = readFrom(m_tail, m_read - fileEnd, data, most);
    if (count <= 0 && most > 0) {
        setErrorString(m_file.errorString()); // somebody cut the file short: the request cannot be completed
        return -1;
    }
    m_read += count;
    return count;
}

} // namespace desk
