// What the program was told on the command line.
#pragma once

#include "system/settings.h"

#include <QStringList>

#include <optional>

namespace desk::ui {

struct Options
{
    QString profile; ///< empty: the person's own
    QString site;
    QString user;
    QString passwordFile;
    bool passwordFromInput = false;
    bool minimized = false;
    std::optional<LanguageChoice> language;
    std::optional<ThemeChoice> theme;
    QString screens; ///< a folder: the tour without a display

    /// Prints help, version or what is wrong and leaves the program when asked to or when it must.
    static Options parse(const QStringList &arguments);
    /// The first line of the password file or of the standard input; empty: none.
    QString password() const;
};

} // namespace desk::ui
