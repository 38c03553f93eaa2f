// Private notes on cases on their way to the server: in desk.db before anything leaves, then one after the other until each is
// answered. The nonce makes a repeat harmless. They share nothing with what is sent as a message.
#pragma once

#include "store/store.h"

namespace desk {

class Clock;

class CaseNotes : public QObject
{
    Q_OBJECT
public:
    /// Finished when what the server answered is stored here.
    using Send = std::function<FutureResult<void>(const CaseNote &)>;
    CaseNotes(Store &store, Clock &clock, Send send, QObject *parent = nullptr);

    void load(const QList<CaseNote> &notes);
    void writeAgain(); ///< the desk file has lost something
    void setOnline(bool online);

    FutureResult<void> add(RoomId room, const QString &text, MessageId after); ///< written down
    void retry(const QUuid &nonce);
    FutureResult<QString> takeBack(const QUuid &nonce);
    /// The entries of these notes are stored: the notes go.
    void settledBy(const QList<CaseEntry> &entries);
    QList<CaseNote> of(RoomId room) const;
    bool retries(const CaseNote &note) const; ///< by itself

Q_SIGNALS:
    void changed(desk::RoomId room);

private:
    CaseNote *find(const QUuid &nonce);
    void remove(const QUuid &nonce);
    void pump();
    void answered(const QUuid &nonce, const Result<void> &outcome);

    Store &m_store;
    Clock &m_clock;
    Send m_send;
    QList<CaseNote> m_notes; ///< committed ones only, in order
    QUuid m_underWay;
    bool m_online = false;
    int m_failures = 0;
    quint64 m_turn = 0; ///< an older timer sends no more
};

} // namespace desk
