// A session bus of the test's own, and on it a desktop's notification service that writes down what it was told.
#pragma once

#include <QObject>
#include <QProcess>
#include <QStringList>
#include <QVariantMap>

namespace desk {

/// Becomes the program's session and system bus; make it before anything asks for that.
class TestBus
{
public:
    TestBus();
    ~TestBus();
    bool isThere() const { return !m_address.isEmpty(); }
    QString address() const { return m_address; }
    /// On a connection of its own, as another program.
    bool serve(const QString &service, const QString &path, QObject *object) const;
    void leave(const QString &service) const;

private:
    QProcess m_daemon;
    QString m_address;
};

class FakeNotificationService : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    struct Shown
    {
        uint replaces;
        QString title;
        QString body;
        QStringList actions;
        QVariantMap hints;
        uint number;
    };
    QList<Shown> shown;
    QList<uint> closed;
    QStringList capabilities{QStringLiteral("body"), QStringLiteral("body-markup"), QStringLiteral("actions")};

    bool start(const TestBus &bus);
    void stop(const TestBus &bus);
    /// What stands on the screen now.
    QStringList titles() const;

public Q_SLOTS:
    QStringList GetCapabilities() const { return capabilities; }
    uint Notify(const QString &program, uint replaces, const QString &icon, const QString &title, const QString &body,
                const QStringList &actions, const QVariantMap &hints, int timeout);
    void CloseNotification(uint number);

Q_SIGNALS:
    void ActionInvoked(uint number, const QString &action);
    void NotificationClosed(uint number, uint reason);

private:
    uint m_last = 0;
};

} // namespace desk
