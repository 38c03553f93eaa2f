// The two parsers.
#include "server/http/forms.h"

#include <QRegularExpression>

namespace desk::server {

namespace {

constexpr int maxFields = 64;

/// The value of `name="…"` in a header like `form-data; name="a"; filename="b"`.
QByteArray parameter(const QByteArray &header, const QByteArray &name)
{
    const QByteArray lower = header.toLower();
    qsizetype at = 0;
    for (;;) {
        at = lower.indexOf(name + '=', at);
        if (at < 0)
            return {};
        if (at == 0 || lower[at - 1] == ' ' || lower[at - 1] == ';' || lower[at - 1] == '\t')
            break;
        ++at;
    }
    at += name.size() + 1;
    if (at < header.size() && header[at] == '"') {
        QByteArray value;
        for (++at; at < header.size() && header[at] != '"'; ++at) {
            if (header[at] == '\\' && at + 1 < header.size() && (header[at + 1] == '"' || header[at + 1] == '\\'))
                ++at;
            value += header[at];
        }
        return value;
    }
    const qsizetype end = header.indexOf(';', at);
    return header.mid(at, end < 0 ? -1 : end - at).trimmed();
}

QString safeName(const QByteArray &raw)
{
    QString name = QString::fromUtf8(raw);
    name = name.mid(std::max(name.lastIndexOf(QLatin1Char('/')), name.lastIndexOf(QLatin1Char('\\'))) + 1);
    name.removeIf([](QChar c) { return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format; });
    name = name.trimmed().right(150);
    return name.isEmpty() || name == QLatin1String(".") || name == QLatin1String("..") ? QStringLiteral("file") : name;
}

QString safeType(const QByteArray &raw)
{
    static const QRegularExpression shape(QStringLiteral("\\A[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,80}\\z"));
    const QString type = QString::fromLatin1(raw.split(';').first().trimmed().toLower());
    return shape.match(type).hasMatch() ? type : QStringLiteral("application/octet-stream");
}

} // namespace

QByteArray percentDecoded(const QByteArray &text, bool plusIsSpace)
{
    QByteArray plain = text;
    if (plusIsSpace)
        plain.replace('+', ' ');
    return QByteArray::fromPercentEncoding(plain);
}

Form parseUrlEncoded(const QByteArray &body)
{
    Form form;
    for (const QByteArray &pair : body.split('&')) {
        if (pair.isEmpty() || form.fields.size() >= maxFields)
            continue;
        const qsizetype equals = pair.indexOf('=');
        const QByteArray name = equals < 0 ? pair : pair.left(equals);
        const QByteArray value = equals < 0 ? QByteArray() : pair.mid(equals + 1);
        form.fields.insert(QString::fromUtf8(percentDecoded(name, true)),
                           QString::fromUtf8(percentDecoded(value, true)));
    }
    return form;
}

std::optional<Form> parseMultipart(const QByteArray &contentType, const QByteArray &body)
{
    if (!contentType.toLower().startsWith("multipart/form-data"))
        return {};
    const QByteArray boundary = parameter(contentType, "boundary");
    if (boundary.isEmpty() || boundary.size() > 200)
        return {};
    const QByteArray delimiter = "--" + boundary;
    Form form;
    qsizetype at = body.indexOf(delimiter);
    while (at >= 0 && form.fields.size() + form.files.size() < maxFields) {
        at += delimiter.size();
        if (QByteArrayView(body).sliced(at).startsWith("--"))
            return form;
        const qsizetype headEnd = body.indexOf("\r\n\r\n", at);
        const qsizetype next = headEnd < 0 ? -1 : body.indexOf("\r\n" + delimiter, headEnd + 2);
        if (next < 0)
            return {};
        QByteArray disposition, type;
        for (const QByteArray &line : body.mid(at, headEnd - at).split('\n')) {
            const QByteArray lower = line.trimmed().toLower();
            if (lower.startsWith("content-disposition:"))
                disposition = line.trimmed().mid(20);
            else if (lower.startsWith("content-type:"))
                type = line.trimmed().mid(13);
        }
        const qsizetype start = headEnd + 4;
        const QByteArray content = body.mid(start, std::max<qsizetype>(0, next - start));
        const QString name = QString::fromUtf8(parameter(disposition, "name"));
        if (disposition.toLower().contains("filename="))
            form.files << UploadedFile{name, safeName(parameter(disposition, "filename")), safeType(type), content};
        else if (!name.isEmpty())
            form.fields.insert(name, QString::fromUtf8(content));
        at = next + 2;
    }
    return {};
}

} // namespace desk::server
