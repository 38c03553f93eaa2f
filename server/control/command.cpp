// Carrying commands out.
#include "server/control/command.h"

#include "server/db/statements.h"
#include "sql/query.h"

namespace desk::server {

namespace {

Result<AccountPtr> somebody(sql::Database &db, const QString &name)
{
    auto person = db::accountByName(db, name);
    if (person && !*person)
        return fail(ErrorCode::NotFound, QStringLiteral("no such user: ") + name);
    return person;
}

template <typename Id> CommandOutcome printed(Id id)
{
    return {{QString::number(id.value)}, true, {}};
}

struct CarryOut
{
    sql::Database &db;
    const QDateTime &now;

    Result<CommandOutcome> operator()(const AddUser &command) const
    {
        return db::insertUser(db, command.user, now).map([](UserId id) { return printed(id); });
    }
    Result<CommandOutcome> operator()(const UpdateUser &command) const
    {
        const auto person = somebody(db, command.username);
        if (!person)
            return tl::make_unexpected(person.error());
        const UserId id = (**person).id();
        Result<void> done;
        const auto set = [&](const QString &column, const QVariant &value) {
            if (done)
                done = db::updateUser(db, id, column, value, now);
        };
        if (!command.passwordHash.isEmpty())
            set(QStringLiteral("password"), command.passwordHash);
        if (command.suspended)
            set(QStringLiteral("is_suspended"), *command.suspended);
        if (command.staff)
            set(QStringLiteral("is_staff"), *command.staff);
        if (command.superuser)
            set(QStringLiteral("is_superuser"), *command.superuser);
        if (!done)
            return tl::make_unexpected(done.error());
        CommandOutcome outcome = printed(id);
        outcome.changed = id;
        return outcome;
    }
    Result<CommandOutcome> operator()(const AddAd &command) const
    {
        const auto person = somebody(db, command.owner);
        if (!person)
            return tl::make_unexpected(person.error());
        NewAd ad = command.ad;
        ad.owner = (**person).id();
        return db::insertAd(db, ad, now).map([](AdId id) { return printed(id); });
    }
    Result<CommandOutcome> operator()(const CheckData &) const
    {
        CommandOutcome outcome;
        outcome.lines = db.integrity();
        outcome.healthy = outcome.lines.isEmpty();
        for (const char *table : {"users", "classified_ads", "chat_rooms", "chat_messages", "desk_changes"}) {
            auto query = db.query(QStringLiteral("SELECT count(*) FROM ") + QLatin1String(table));
            if (query.step())
                outcome.lines << QStringLiteral("%1: %2").arg(QLatin1String(table)).arg(query.integer(0));
            if (query.error())
                return tl::make_unexpected(*query.error());
        }
        outcome.lines << (outcome.healthy ? QStringLiteral("healthy") : QStringLiteral("damaged"));
        return outcome;
    }
};

} // namespace

Result<CommandOutcome> carryOut(sql::Database &db, const Command &command, const QDateTime &now)
{
    return std::visit(CarryOut{db, now}, command);
}

} // namespace desk::server
