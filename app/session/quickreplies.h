// The person's quick replies, in their order: in memory and in desk.db at once.
#pragma once

#include "store/store.h"

namespace desk {

class QuickReplies : public QObject
{
    Q_OBJECT
public:
    explicit QuickReplies(Store &store, QObject *parent = nullptr);
    void load(const QList<QuickReply> &replies);
    void writeAgain(); ///< the desk file has lost something
    void set(const QList<QuickReply> &replies);
    const QList<QuickReply> &all() const { return m_replies; }

Q_SIGNALS:
    void changed();

private:
    Store &m_store;
    QList<QuickReply> m_replies;
};

} // namespace desk
