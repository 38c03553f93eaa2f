// A multipart/form-data body with one file, streamed: fields and frame in memory, the file as it is read.
// Its length is known beforehand; it can be read once.
#pragma once

#include "protocol/result.h"

#include <QFile>
#include <QIODevice>
#include <QPair>

#include <memory>

namespace desk {

class MultipartBody : public QIODevice
{
    Q_OBJECT
public:
    using Fields = QList<QPair<QString, QString>>;

    /// Errors: StorageFailed (the file cannot be read).
    static Result<std::unique_ptr<MultipartBody>> withFile(const Fields &fields, const QString &fileField,
                                                           const QString &filePath);

    qint64 length() const { return m_length; }
    QByteArray contentType() const { return "multipart/form-data; boundary=" + m_boundary; }

    bool isSequential() const override { return true; }
    bool reset() override { return false; }
    bool atEnd() const override { return m_read >= m_length; }
    qint64 bytesAvailable() const override { return m_length - m_read; }

protected:
    qint64 readData(char *data, qint64 most) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    explicit MultipartBody(const QString &filePath);
    qint64 readFrom(const QByteArray &bytes, qint64 offset, char *data, qint64 most) const;

    QByteArray m_boundary;
    QByteArray m_head;
    QByteArray m_tail;
    QFile m_file;
    qint64 m_fileBytes = 0; ///< as it was when asked; what the file grows later is not sent
    qint64 m_length = 0;
    qint64 m_read = 0;
};

} // namespace desk
