// Django's pbkdf2_sha256 passwords and random tokens, through OpenSSL. Slow on purpose: see HashPool.
#pragma once

#include <QByteArray>
#include <QString>

namespace desk::server {

/// `pbkdf2_sha256$iterations$salt$base64`
QString hashPassword(const QString &password, int iterations);
bool verifyPassword(const QString &password, const QString &encoded);
/// `length` characters of [a-z0-9], from the system's generator.
QString randomToken(int length);
QByteArray sha256(const QByteArray &bytes);
/// In constant time.
bool sameSecret(const QByteArray &a, const QByteArray &b);

} // namespace desk::server
