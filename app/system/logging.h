// Where the program's own words go: a file that is rotated, and stderr. Categories for each part.
// Nothing that people wrote and no secret is ever given to a log.
#pragma once

#include <QLoggingCategory>
#include <QString>

namespace desk {

Q_DECLARE_LOGGING_CATEGORY(lcNet)
Q_DECLARE_LOGGING_CATEGORY(lcSystem)
Q_DECLARE_LOGGING_CATEGORY(lcStore)
Q_DECLARE_LOGGING_CATEGORY(lcSession)

struct LogOptions
{
    qint64 maxBytes = 2 * 1024 * 1024; ///< of one file
    int files = 3;                     ///< desk.log, desk.log.1, desk.log.2
    bool toStderr = true;
};

// Takes Qt's messages for as long as it lives: one at a time, made in main() before anything else.
class LogFile
{
public:
    explicit LogFile(const QString &path, const LogOptions &options = {});
    ~LogFile();
    Q_DISABLE_COPY_MOVE(LogFile)

    bool isOpen() const;
};

} // namespace desk
