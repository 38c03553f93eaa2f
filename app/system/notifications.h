// The desktop's notifications, behind a seam. Texts are plain: what people wrote never becomes markup.
#pragma once

#include <QList>
#include <QObject>
#include <QPair>
#include <QString>

#include <memory>

namespace desk {

struct Notice
{
    QString tag; ///< a later notice of the same tag replaces this one
    QString title;
    QString body;
    QList<QPair<QString, QString>> actions; ///< name (for `activated`), words on the button
    bool sound = true;
};

class Notifications : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    virtual bool isAvailable() const = 0;
    virtual void show(const Notice &notice) = 0;
    virtual void close(const QString &tag) = 0;

Q_SIGNALS:
    /// A click on the notice (`action` empty) or on one of its buttons.
    void activated(const QString &tag, const QString &action);
    void closed(const QString &tag);
    /// Nobody showed it: the service is not there.
    void failed(const desk::Notice &notice);
};

/// org.freedesktop.Notifications over D-Bus; without a bus isAvailable() is false and show() does nothing.
std::unique_ptr<Notifications> makeNotifications(const QString &applicationName);

} // namespace desk
