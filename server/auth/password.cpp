// PBKDF2 and randomness. Never throws: a malformed hash simply does not verify.
#include "server/auth/password.h"

#include <QStringList>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <openssl/sha.h>

namespace desk::server {

namespace {

constexpr int maxIterations = 10'000'000;

QByteArray derive(const QString &password, const QByteArray &salt, int iterations)
{
    const QByteArray secret = password.toUtf8();
    QByteArray key(32, '\0');
    PKCS5_PBKDF2_HMAC(secret.constData(), static_cast<int>(secret.size()),
                      reinterpret_cast<const unsigned char *>(salt.constData()), static_cast<int>(salt.size()),
                      iterations, EVP_sha256(), static_cast<int>(key.size()),
                      reinterpret_cast<unsigned char *>(key.data()));
    return key;
}

} // namespace

QString hashPassword(const QString &password, int iterations)
{
    const QString salt = randomToken(22);
    const QByteArray key = derive(password, salt.toLatin1(), iterations);
    return QStringLiteral("pbkdf2_sha256$%1$%2$%3").arg(iterations).arg(salt, QString::fromLatin1(key.toBase64()));
}

bool verifyPassword(const QString &password, const QString &encoded)
{
    const QStringList parts = encoded.split(QLatin1Char('$'));
    if (parts.size() != 4 || parts[0] != QLatin1String("pbkdf2_sha256"))
        return false;
    const int iterations = parts[1].toInt();
    if (iterations < 1 || iterations > maxIterations)
        return false;
    return sameSecret(derive(password, parts[2].toUtf8(), iterations), QByteArray::fromBase64(parts[3].toLatin1()));
}

QString randomToken(int length)
{
    static const char alphabet[] = "abcdefghijklmnopqrstuvwxyz0123456789";
    QString token;
    token.reserve(length);
    while (token.size() < length) {
        unsigned char bytes[64];
        if (RAND_bytes(bytes, sizeof bytes) != 1)
            qFatal("the system gives no randomness");
        for (const unsigned char byte : bytes) {
            if (byte < 252 && token.size() < length) // 252 = 7 * 36: no character is likelier than another
                token += QLatin1Char(alphabet[byte % 36]);
        }
    }
    return token;
}

QByteArray sha256(const QByteArray &bytes)
{
    QByteArray digest(SHA256_DIGEST_LENGTH, '\0');
    SHA256(reinterpret_cast<const unsigned char *>(bytes.constData()), static_cast<size_t>(bytes.size()),
           reinterpret_cast<unsigned char *>(digest.data()));
    return digest;
}

bool sameSecret(const QByteArray &a, const QByteArray &b)
{
    return a.size() == b.size() && CRYPTO_memcmp(a.constData(), b.constData(), static_cast<size_t>(a.size())) == 0;
}

} // namespace desk::server
