// A text for each room that only this computer keeps: in memory at once, in desk.db 300 ms later.
#pragma once

#include "store/store.h"

#include <QSet>

#include <functional>

namespace desk {

class Clock;

class KeptTexts : public QObject
{
    Q_OBJECT
public:
    /// Into the desk file; empty: gone.
    using Write = std::function<void(RoomId room, const QString &text)>;

    KeptTexts(Write write, Clock &clock, QObject *parent = nullptr);
    void load(const QHash<RoomId, QString> &texts);
    void writeAgain(); ///< the desk file has lost something
    void set(RoomId room, const QString &text);
    QString text(RoomId room) const { return m_texts.value(room); }
    const QHash<RoomId, QString> &all() const { return m_texts; }
    void flush(); ///< at the end of a session

Q_SIGNALS:
    void changed(desk::RoomId room);

private:
    Write m_write;
    Clock &m_clock;
    QHash<RoomId, QString> m_texts;
    QSet<RoomId> m_unsaved;
    bool m_saving = false;
};

} // namespace desk
