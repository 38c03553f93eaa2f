// What adduser, addad and check ask of a data folder. The same values whether the program opens the database itself or a
// running server carries them out (see controlsocket). Passwords come as hashes.
#pragma once

#include "protocol/result.h"
#include "server/db/records.h"

#include <QByteArray>
#include <QDateTime>
#include <QStringList>

#include <optional>
#include <variant>

namespace desk::sql {
class Database;
}

namespace desk::server {

struct AddUser
{
    NewUser user;
};

/// What is not set stays as it is.
struct UpdateUser
{
    QString username;
    QString passwordHash;
    std::optional<bool> suspended, staff, superuser;
};

struct AddAd
{
    QString owner; ///< user name
    NewAd ad;
};

struct CheckData
{
};

using Command = std::variant<AddUser, UpdateUser, AddAd, CheckData>;

struct CommandOutcome
{
    QStringList lines; ///< for standard output
    bool healthy = true;
    UserId changed; ///< whose account is another one now; 0: nobody's
};

/// Inside the caller's transaction.
Result<CommandOutcome> carryOut(sql::Database &db, const Command &command, const QDateTime &now);
inline bool writes(const Command &command)
{
    return !std::holds_alternative<CheckData>(command);
}

// ---- the control socket's lines: one JSON object, no line break
QByteArray encodeCommand(const Command &command);
Result<Command> decodeCommand(const QByteArray &line);
QByteArray encodeOutcome(const Result<CommandOutcome> &outcome);
Result<CommandOutcome> decodeOutcome(const QByteArray &line);

} // namespace desk::server
