// What becomes of a quick reply's text: variables filled, messages told apart, found by what was typed. Pure.
#pragma once

#include "session/rooms.h"

#include <QStringList>

namespace desk {

/// Empty: not known in this room.
struct ReplyValues
{
    QString name; ///< the other person's, as it is shown
    QString ad;   ///< the ad's title
    friend bool operator==(const ReplyValues &, const ReplyValues &) = default;
};

ReplyValues replyValues(const RoomItem &item, bool staff);
/// {name} and {ad} replaced; one that is not known stays as it is written. Values are one line and are not filled
/// again.
QString filled(const QString &text, const ReplyValues &values);
/// The variables that stand in `text` itself, in their order, each once.
QStringList variablesOf(const QString &text);
/// Between lines of "---": trimmed, without empty ones.
QStringList messagesOf(const QString &text);
/// One word of letters and digits, also with - and _.
bool isShortcut(const QString &word);
/// A reader takes both for the same word.
bool isSameShortcut(const QString &a, const QString &b);
/// Those whose shortcut or title has what was typed, compared folded; shortcuts that begin with it come first.
QList<QuickReply> matching(const QList<QuickReply> &replies, const QString &typed);

} // namespace desk
