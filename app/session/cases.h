// Opening support cases: one nonce for one text, however often it is tried, so that one case comes of it.
#pragma once

#include "protocol/bodies.h"

#include "protocol/result.h"

#include <QHash>
#include <QObject>
#include <QUuid>

#include <functional>

namespace desk {

class Cases : public QObject
{
    Q_OBJECT
public:
    using Create = std::function<FutureResult<RoomId>(const protocol::SupportRequest &)>;
    explicit Cases(Create create, QObject *parent = nullptr);
    FutureResult<RoomId> open(const QString &subject, const QString &category, const QString &text, bool withNonce);

private:
    Create m_create;
    QHash<QString, QUuid> m_unanswered; ///< nonces of what may be on the site already
};

} // namespace desk
