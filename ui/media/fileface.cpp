// Names, sizes and kinds of files as people see them.
#include "ui/media/fileface.h"

#include "net/filetype.h"
#include "ui/format.h"
#include "ui/timeline/richtext.h"

#include <QFileInfo>

namespace desk::ui {

FileFace fileFace(const Attachment &attachment)
{
    FileFace face;
    face.name = shownText(attachment.name).simplified();
    if (face.name.isEmpty())
        face.name = shownText(QFileInfo(attachment.url.section(QLatin1Char('?'), 0, 0)).fileName()).simplified();
    const QString suffix = QFileInfo(face.name).suffix();
    const QString kind =
        suffix.isEmpty() ? shownText(attachment.type.section(QLatin1Char('/'), 1, 1)).simplified() : suffix;
    QStringList details;
    if (attachment.bytes >= 0)
        details << isolated(dataSize(attachment.bytes));
    if (!kind.isEmpty())
        details << isolated(kind.left(8).toUpper());
    face.details = details.join(QStringLiteral(" · "));
    face.picture = isPictureFile(face.name, attachment.type);
    face.icon = face.picture ? QStringLiteral("image") : QStringLiteral("file");
    return face;
}

} // namespace desk::ui
