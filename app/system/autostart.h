// Starting with the system, behind a seam: a desktop entry on Linux, a Run key on Windows, a launch agent on macOS.
// Both calls touch the disk: on a thread of the pool.
#pragma once

#include "protocol/result.h"

#include <QStringList>

#include <memory>

namespace desk {

class Autostart
{
public:
    virtual ~Autostart() = default;
    virtual bool isOn() const = 0;
    virtual Result<void> set(bool on) const = 0;
};

/// `command`: the program and its arguments.
std::shared_ptr<const Autostart> makeAutostart(const QStringList &command);
/// The one of Linux, in this folder of configuration.
std::shared_ptr<const Autostart> makeDesktopEntryAutostart(const QStringList &command, const QString &configFolder);
/// `Exec=` of a desktop entry: every argument quoted by the rules of that file.
QString execLine(const QStringList &command);

} // namespace desk
