// Form bodies: urlencoded and multipart. Pure; hostile input gives fewer fields, never more memory than the body has.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace desk::server {

struct UploadedFile
{
    QString field;
    QString name; ///< base name without control characters
    QString type; ///< a well-formed MIME type
    QByteArray bytes;
};

struct Form
{
    QHash<QString, QString> fields;
    QList<UploadedFile> files;

    bool has(const QString &name) const { return fields.contains(name); }
    QString value(const QString &name) const { return fields.value(name); }
};

Form parseUrlEncoded(const QByteArray &body);
/// Nothing: not a multipart body.
std::optional<Form> parseMultipart(const QByteArray &contentType, const QByteArray &body);
QByteArray percentDecoded(const QByteArray &text, bool plusIsSpace);

} // namespace desk::server
