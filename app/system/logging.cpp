#include "system/logging.h"

#include <QDateTime>
#include <QFile>
#include <QMutex>

#include <cstdio>
#include <memory>

namespace desk {

Q_LOGGING_CATEGORY(lcNet, "desk.net", QtInfoMsg)
Q_LOGGING_CATEGORY(lcSystem, "desk.system", QtInfoMsg)
Q_LOGGING_CATEGORY(lcStore, "desk.store", QtInfoMsg)
Q_LOGGING_CATEGORY(lcSession, "desk.session", QtInfoMsg)

namespace {

class Writer
{
public:
    Writer(const QString &path, const LogOptions &options) : m_options(options), m_file(path) { open(); }

    bool isOpen() const { return m_file.isOpen(); }

    void write(const QByteArray &line)
    {
        if (m_options.toStderr)
            std::fwrite(line.constData(), 1, size_t(line.size()), stderr);
        if (!m_file.isOpen())
            return;
        if (m_file.size() + line.size() > m_options.maxBytes)
            rotate();
        m_file.write(line);
        m_file.flush();
    }

private:
    void open()
    {
        if (m_file.open(QIODevice::WriteOnly | QIODevice::Append))
            m_file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    }

    void rotate()
    {
        const QString path = m_file.fileName();
        m_file.close();
        const auto numbered = [&path](int i) { return i == 0 ? path : path + QLatin1Char('.') + QString::number(i); };
        QFile::remove(numbered(m_options.files - 1));
        for (int i = m_options.files - 1; i > 0; --i)
            QFile::rename(numbered(i - 1), numbered(i));
        open();
    }

    const LogOptions m_options;
    QFile m_file;
};

// A message handler is a bare function: what it needs has to live beside it.
QMutex mutex;
std::unique_ptr<Writer> writer;
QtMessageHandler previous = nullptr;

const char *wordOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
        return "critical";
    case QtFatalMsg:
        return "fatal";
    }
    return "info";
}

void take(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    QByteArray text = message.toUtf8();
    text.replace('\n', "\n  "); // one entry cannot pass for two
    const QByteArray line = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toLatin1() + ' ' +
                            wordOf(type) + ' ' + (context.category ? context.category : "default") + ": " + text + '\n';
    const QMutexLocker lock(&mutex);
    if (writer)
        writer->write(line);
}

} // namespace

LogFile::LogFile(const QString &path, const LogOptions &options)
{
    const QMutexLocker lock(&mutex);
    Q_ASSERT(!writer);
    writer = std::make_unique<Writer>(path, options);
    previous = qInstallMessageHandler(take);
}

LogFile::~LogFile()
{
    qInstallMessageHandler(previous);
    const QMutexLocker lock(&mutex);
    writer.reset();
}

bool LogFile::isOpen() const
{
    const QMutexLocker lock(&mutex);
    return writer && writer->isOpen();
}

} // namespace desk
