// Files that exist nowhere else until they are sent: pictures pasted from the clipboard. They lie in the account's own
// folder, and go when their message has arrived.
#pragma once

#include "store/records.h"

#include <QObject>

namespace desk {

class Outgoing : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// `waiting`: what the outbox holds. What no row names, and nobody has touched for a week, is removed.
    void open(const QString &folder, const QList<OutboxRow> &waiting);
    /// Its path. Errors: StorageFailed.
    FutureResult<QString> keep(const QString &name, const QByteArray &bytes);
    void arrived(const OutboxRow &row);

private:
    QString m_folder;
};

} // namespace desk
