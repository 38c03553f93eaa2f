// Quick replies and private notes as one file that people carry from one computer to another: its JSON, and what
// becomes of one that meets what is here already. Pure: reads and writes no file.
#pragma once

#include "store/records.h"

#include <QByteArray>

#include <tl/expected.hpp>

namespace desk {

struct Keepsakes
{
    QString site; ///< the origin: a room's number means something there alone
    QList<QuickReply> replies;
    QHash<RoomId, QString> notes;
    friend bool operator==(const Keepsakes &, const Keepsakes &) = default;
};

struct KeepsakeError
{
    enum class Fault { TooLarge, NotJson, NotOurs, Newer, BadReply, SameShortcut, BadNote };
    Fault fault = Fault::NotJson;
    qint64 place = 0; ///< which reply or note, from 1; of NotJson: the byte
    QString detail;   ///< of a reply: its shortcut
};

constexpr qint64 largestKeepsakes = 4 * 1024 * 1024; ///< bytes

QByteArray keepsakesToJson(const Keepsakes &keepsakes);
/// All of it or nothing.
tl::expected<Keepsakes, KeepsakeError> keepsakesFromJson(const QByteArray &json);

/// What an import would leave here, and what it would do.
struct KeepsakeMerge
{
    QList<QuickReply> replies;    ///< all that there would be
    QHash<RoomId, QString> notes; ///< those that would change
    int newReplies = 0;
    int replaced = 0; ///< another text under the same shortcut
    int newNotes = 0;
    int joined = 0;       ///< written below what stands there
    int foreignNotes = 0; ///< of another site: left out
    bool isEmpty() const { return newReplies + replaced + newNotes + joined == 0; }
};

KeepsakeMerge merged(const Keepsakes &here, const Keepsakes &given);

} // namespace desk
