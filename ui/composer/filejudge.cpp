// What the site would refuse is said at once.
#include "ui/composer/filejudge.h"

#include <QFileInfo>

namespace desk::ui {

JudgedFile judgedFile(const QString &path, qint64 mostBytes)
{
    const QFileInfo info(path);
    JudgedFile file{JudgedFile::Verdict::Fine, info.absoluteFilePath(), info.fileName(), info.size()};
    if (!info.isFile() || !info.isReadable())
        file.verdict = JudgedFile::Verdict::NotAFile;
    else if (file.bytes == 0)
        file.verdict = JudgedFile::Verdict::Empty;
    else if (file.bytes > mostBytes)
        file.verdict = JudgedFile::Verdict::TooLarge;
    return file;
}

} // namespace desk::ui
