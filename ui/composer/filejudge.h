// Whether a file may go with a message, before anything is sent. Reads the disk: for the pool.
#pragma once

#include <QMetaType>
#include <QString>

namespace desk::ui {

struct JudgedFile
{
    enum class Verdict { Fine, NotAFile, Empty, TooLarge };
    Verdict verdict = Verdict::NotAFile;
    QString path;
    QString name;
    qint64 bytes = 0;
};

JudgedFile judgedFile(const QString &path, qint64 mostBytes);

} // namespace desk::ui
