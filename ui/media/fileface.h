// How a file looks before it is opened: its kind in a few letters, its size, its icon. Opens nothing.
#pragma once

#include "protocol/types.h"

#include <QString>

namespace desk::ui {

struct FileFace
{
    QString name;    ///< safe to show: no direction tricks, no control characters
    QString details; ///< "1.2 MB · PDF"
    QString icon;    ///< of resources/icons
    bool picture = false;
};

FileFace fileFace(const Attachment &attachment);

} // namespace desk::ui
