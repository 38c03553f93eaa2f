// Commands and their outcomes as JSON lines. Both ends are this program, so a wrong member is a refusal and no more.
#include "server/control/command.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace desk::server {

namespace {

using S = QLatin1String;

QByteArray line(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

void put(QJsonObject &object, S key, const std::optional<bool> &value)
{
    if (value)
        object.insert(key, *value);
}

std::optional<bool> take(const QJsonObject &object, S key)
{
    const QJsonValue value = object.value(key);
    return value.isBool() ? std::optional(value.toBool()) : std::nullopt;
}

struct Encode
{
    QJsonObject operator()(const AddUser &command) const
    {
        const NewUser &user = command.user;
        return {
            {S("command"), S("adduser")},    {S("username"), user.username}, {S("password_hash"), user.passwordHash},
            {S("email"), user.email},        {S("phone"), user.phone},       {S("first_name"), user.firstName},
            {S("last_name"), user.lastName}, {S("staff"), user.staff},       {S("superuser"), user.superuser}};
    }
    QJsonObject operator()(const UpdateUser &command) const
    {
        QJsonObject object{{S("command"), S("updateuser")},
                           {S("username"), command.username},
                           {S("password_hash"), command.passwordHash}};
        put(object, S("suspended"), command.suspended);
        put(object, S("staff"), command.staff);
        put(object, S("superuser"), command.superuser);
        return object;
    }
    QJsonObject operator()(const AddAd &command) const
    {
        const NewAd &ad = command.ad;
        return {{S("command"), S("addad")},         {S("owner"), command.owner}, {S("title"), ad.title},
                {S("description"), ad.description}, {S("price"), ad.price},      {S("city"), ad.city},
                {S("negotiable"), ad.negotiable}};
    }
    QJsonObject operator()(const CheckData &) const { return {{S("command"), S("check")}}; }
};

} // namespace

QByteArray encodeCommand(const Command &command)
{
    return line(std::visit(Encode{}, command));
}

Result<Command> decodeCommand(const QByteArray &bytes)
{
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    const auto text = [&object](S key) { return object.value(key).toString(); };
    const auto flag = [&object](S key) { return object.value(key).toBool(); };
    const QString what = text(S("command"));
    if (what == S("adduser")) {
        return AddUser{{text(S("username")), text(S("password_hash")), text(S("email")), text(S("phone")),
                        text(S("first_name")), text(S("last_name")), flag(S("staff")), flag(S("superuser"))}};
    }
    if (what == S("updateuser")) {
        return UpdateUser{text(S("username")), text(S("password_hash")), take(object, S("suspended")),
                          take(object, S("staff")), take(object, S("superuser"))};
    }
    if (what == S("addad")) {
        return AddAd{
            text(S("owner")),
            {{}, text(S("title")), text(S("description")), text(S("price")), text(S("city")), flag(S("negotiable"))}};
    }
    if (what == S("check"))
        return CheckData{};
    return fail(ErrorCode::Invalid, QStringLiteral("unknown command"));
}

QByteArray encodeOutcome(const Result<CommandOutcome> &outcome)
{
    if (!outcome)
        return line(
            {{S("error"), outcome.error().detail.isEmpty() ? QStringLiteral("failed") : outcome.error().detail}});
    return line({{S("lines"), QJsonArray::fromStringList(outcome->lines)}, {S("healthy"), outcome->healthy}});
}

Result<CommandOutcome> decodeOutcome(const QByteArray &bytes)
{
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    if (!object.value(S("lines")).isArray())
        return fail(ErrorCode::ServerFault,
                    object.value(S("error")).toString(QStringLiteral("the running server gave no answer")));
    CommandOutcome outcome;
    for (const QJsonValue &one : object.value(S("lines")).toArray())
        outcome.lines << one.toString();
    outcome.healthy = object.value(S("healthy")).toBool();
    return outcome;
}

} // namespace desk::server
