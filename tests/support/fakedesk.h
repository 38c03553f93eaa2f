// A believable desk for the window's tests and pictures: one publisher with buyers and a support case, or one admin
// with a queue. Built around one instant, so that times never change.
#pragma once

#include "fakesession.h"

namespace desk {

std::unique_ptr<FakeSession> publisherDesk(const QDateTime &now);
std::unique_ptr<FakeSession> adminDesk(const QDateTime &now);
Account publisherAccount();
/// A conversation of `session` with a few words in it.
RoomItem buyerRoom(qint64 id, qint64 ad, const QString &adTitle, const QString &name, const QString &lastText,
                   const QDateTime &lastAt, int unread);

} // namespace desk
