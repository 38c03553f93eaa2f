// Strong integer ids of the site's rows. A default id (0) names nothing.
#pragma once

#include <QtGlobal>

#include <QHash>

#include <compare>
#include <functional>

namespace desk {

template <typename Tag> struct Id
{
    qint64 value = 0;

    constexpr bool isValid() const { return value > 0; }
    friend constexpr auto operator<=>(const Id &, const Id &) = default;
    friend size_t qHash(Id id, size_t seed = 0) noexcept { return ::qHash(id.value, seed); }
};

using UserId = Id<struct UserTag>;
using RoomId = Id<struct RoomTag>;
using AdId = Id<struct AdTag>;
using MessageId = Id<struct MessageTag>;
using NotificationId = Id<struct NotificationTag>;
/// A number of the server's change counter (PROTOCOL.md, `changes`).
using Cursor = Id<struct CursorTag>;
/// An entry of a support case's log (PROTOCOL.md, `triage`).
using CaseEntryId = Id<struct CaseEntryTag>;
using TeamReplyId = Id<struct TeamReplyTag>;
/// A row of the client's own outbox.
using OutboxId = Id<struct OutboxTag>;

} // namespace desk

template <typename Tag> struct std::hash<desk::Id<Tag>>
{
    size_t operator()(desk::Id<Tag> id) const noexcept { return std::hash<qint64>{}(id.value); }
};
