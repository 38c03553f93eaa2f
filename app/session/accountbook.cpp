// An INI array, written whole each time: a handful of accounts.
#include "session/accountbook.h"

#include <QDataStream>
#include <QIODevice>
#include <QSettings>

namespace desk {

namespace {
constexpr quint32 secretVersion = 1;
}

AccountBook::AccountBook(const QString &file) : m_file(file)
{
    load();
}

void AccountBook::load()
{
    QSettings file(m_file, QSettings::IniFormat);
    const int count = file.beginReadArray(QStringLiteral("accounts"));
    for (int i = 0; i < count; ++i) {
        file.setArrayIndex(i);
        Account account;
        account.key.database = QUuid(file.value(QStringLiteral("database")).toString());
        account.key.origin = file.value(QStringLiteral("origin")).toString();
        account.key.me = UserId{file.value(QStringLiteral("id")).toLongLong()};
        const auto site = SiteAddress::fromInput(file.value(QStringLiteral("site")).toString());
        account.me.id = account.key.me;
        account.me.username = file.value(QStringLiteral("username")).toString();
        account.me.firstName = file.value(QStringLiteral("first_name")).toString();
        account.me.lastName = file.value(QStringLiteral("last_name")).toString();
        account.staff = file.value(QStringLiteral("staff")).toBool();
        account.keepSignedIn = file.value(QStringLiteral("keep")).toBool();
        if (!site || !account.key.me.isValid())
            continue; // also what somebody edited into plain http
        account.site = *site;
        m_accounts << account;
    }
    file.endArray();
}

void AccountBook::save() const
{
    QSettings file(m_file, QSettings::IniFormat);
    file.remove(QStringLiteral("accounts"));
    file.beginWriteArray(QStringLiteral("accounts"), int(m_accounts.size()));
    for (int i = 0; i < m_accounts.size(); ++i) {
        const Account &account = m_accounts[i];
        file.setArrayIndex(i);
        file.setValue(QStringLiteral("database"),
                      account.key.database.isNull() ? QString() : account.key.database.toString());
        file.setValue(QStringLiteral("origin"), account.key.origin);
        file.setValue(QStringLiteral("id"), account.key.me.value);
        file.setValue(QStringLiteral("site"), account.site.origin.toString());
        file.setValue(QStringLiteral("username"), account.me.username);
        file.setValue(QStringLiteral("first_name"), account.me.firstName);
        file.setValue(QStringLiteral("last_name"), account.me.lastName);
        file.setValue(QStringLiteral("staff"), account.staff);
        file.setValue(QStringLiteral("keep"), account.keepSignedIn);
    }
    file.endArray();
    file.sync();
}

void AccountBook::use(const Account &account)
{
    m_accounts.removeIf([&account](const Account &each) { return each.key == account.key; });
    m_accounts.prepend(account);
    save();
}

void AccountBook::forget(const AccountKey &key)
{
    m_accounts.removeIf([&key](const Account &each) { return each.key == key; });
    save();
}

QByteArray packSecret(const SessionCookie &cookie)
{
    QByteArray secret;
    QDataStream stream(&secret, QIODevice::WriteOnly);
    stream << secretVersion << cookie.sessionId << cookie.csrfToken << cookie.expires;
    return secret.toBase64();
}

std::optional<SessionCookie> unpackSecret(const QByteArray &secret)
{
    QDataStream stream(QByteArray::fromBase64(secret));
    quint32 version = 0;
    SessionCookie cookie;
    stream >> version >> cookie.sessionId >> cookie.csrfToken >> cookie.expires;
    if (stream.status() != QDataStream::Ok || version != secretVersion || !cookie.isValid())
        return std::nullopt;
    return cookie;
}

} // namespace desk
