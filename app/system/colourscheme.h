// Whether the desktop is dark or light, behind a seam. (Qt 6.5 knows it by itself; 6.4 does not.)
#pragma once

#include <QObject>

#include <memory>

namespace desk {

class ColourScheme : public QObject
{
    Q_OBJECT
public:
    enum class Scheme { Unknown, Light, Dark }; ///< Unknown: the palette decides
    Q_ENUM(Scheme)

    using QObject::QObject;
    virtual Scheme scheme() const = 0; ///< Unknown until the desktop has answered

Q_SIGNALS:
    void changed();
};

/// The portal's setting over D-Bus on Linux; elsewhere, and with no bus, always Unknown.
std::unique_ptr<ColourScheme> makeColourScheme();

} // namespace desk
