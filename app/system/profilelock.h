// One running program a profile: holds the lock, and lets a second start raise the first one's window.
#pragma once

#include <QLocalServer>
#include <QLockFile>
#include <QObject>

namespace desk {

struct Paths;

class ProfileLock : public QObject
{
    Q_OBJECT
public:
    enum class Outcome {
        First,     ///< the profile is ours
        Raised,    ///< another one has it, and was asked to show itself: leave
        Unheard,   ///< another one has it, and did not answer
        Unwritable ///< the folder cannot hold a lock
    };

    explicit ProfileLock(const Paths &paths, QObject *parent = nullptr);
    ~ProfileLock() override;

    /// Blocks for at most a second: called before there is a window.
    Outcome take();

Q_SIGNALS:
    void raiseRequested();

private:
    bool askFirstToRise() const;

    QLockFile m_lock;
    QString m_serverName;
    QLocalServer m_server;
};

} // namespace desk
