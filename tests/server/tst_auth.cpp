// Passwords, the count of wrong ones, the flood limit and form bodies: the small pure parts of the server.
#include "server/auth/password.h"
#include "server/auth/throttle.h"
#include "server/http/forms.h"
#include "server/rooms/ratelimit.h"

#include <QTest>

using namespace desk;
using namespace desk::server;
using namespace std::chrono_literals;

class TestAuth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void verifiesDjangosOwnHash();
    void writesWhatItVerifies();
    void refusesMalformedHashes();
    void blocksAfterTheLastTryUntilTheWindowIsOver();
    void countsAddressesApart();
    void limitsAFloodAndRecovers();
    void readsUrlEncodedForms();
    void readsMultipartWithAFile();
    void cutsHostileFileNames();
};

void TestAuth::verifiesDjangosOwnHash()
{
    // From Django's own tests (auth_tests/test_hashers.py).
    const QString encoded = QStringLiteral("pbkdf2_sha256$12000$seasalt$Ybw8zsFxqja97tY/o6G+Fy1ksY4U/Hw3DRrGED6Up4s=");
    QVERIFY(verifyPassword(QStringLiteral("lètmein"), encoded));
    QVERIFY(!verifyPassword(QStringLiteral("letmein"), encoded));
}

void TestAuth::writesWhatItVerifies()
{
    const QString encoded = hashPassword(QStringLiteral("كلمة سر"), 1000);
    QVERIFY(encoded.startsWith(QLatin1String("pbkdf2_sha256$1000$")));
    QVERIFY(verifyPassword(QStringLiteral("كلمة سر"), encoded));
    QVERIFY(encoded != hashPassword(QStringLiteral("كلمة سر"), 1000));
}

void TestAuth::refusesMalformedHashes()
{
    for (const char *bad :
         {"", "!", "pbkdf2_sha256$0$salt$AAAA", "pbkdf2_sha256$999999999$salt$AAAA", "md5$1$salt$AAAA"})
        QVERIFY(!verifyPassword(QString(), QString::fromLatin1(bad)));
}

void TestAuth::blocksAfterTheLastTryUntilTheWindowIsOver()
{
    LoginThrottle throttle(5, 900s);
    const LoginThrottle::Clock::time_point start{};
    for (int i = 0; i < 5; ++i) {
        QVERIFY(!throttle.blocked(QStringLiteral("Ali"), QStringLiteral("1.2.3.4"), start + i * 1s));
        throttle.wrong(QStringLiteral("Ali"), QStringLiteral("1.2.3.4"), start + i * 1s);
    }
    const auto wait = throttle.blocked(QStringLiteral("ali"), QStringLiteral("1.2.3.4"), start + 10s);
    QVERIFY(wait.has_value());
    QCOMPARE(wait->count(), 890);
    QVERIFY(!throttle.blocked(QStringLiteral("ali"), QStringLiteral("1.2.3.4"), start + 900s));
}

void TestAuth::countsAddressesApart()
{
    LoginThrottle throttle(1, 900s);
    throttle.wrong(QStringLiteral("ali"), QStringLiteral("1.2.3.4"), {});
    QVERIFY(throttle.blocked(QStringLiteral("ali"), QStringLiteral("1.2.3.4"), {}));
    QVERIFY(!throttle.blocked(QStringLiteral("ali"), QStringLiteral("1.2.3.5"), {}));
    throttle.right(QStringLiteral("ali"), QStringLiteral("1.2.3.4"));
    QVERIFY(!throttle.blocked(QStringLiteral("ali"), QStringLiteral("1.2.3.4"), {}));
}

void TestAuth::limitsAFloodAndRecovers()
{
    RateLimit limit(10, 20);
    const RateLimit::Clock::time_point start{};
    for (int i = 0; i < 20; ++i)
        QVERIFY(!limit.take(UserId{1}, start));
    const auto wait = limit.take(UserId{1}, start);
    QVERIFY(wait.has_value());
    QVERIFY(*wait >= 100ms && *wait <= 102ms);
    QVERIFY(!limit.take(UserId{2}, start));
    QVERIFY(!limit.take(UserId{1}, start + 101ms));
    QVERIFY(limit.take(UserId{1}, start + 101ms));
    limit.giveBack(UserId{1});
    QVERIFY(!limit.take(UserId{1}, start + 101ms));
}

void TestAuth::readsUrlEncodedForms()
{
    const Form form = parseUrlEncoded("a=1&message=%D8%A3%D9%87%D9%84%D8%A7+b&c");
    QCOMPARE(form.value(QStringLiteral("message")), QStringLiteral("أهلا b"));
    QVERIFY(form.has(QStringLiteral("c")));
}

void TestAuth::readsMultipartWithAFile()
{
    const QByteArray body = "--B\r\nContent-Disposition: form-data; name=\"room\"\r\n\r\n7\r\n"
                            "--B\r\nContent-Disposition: form-data; name=\"attachment\"; "
                            "filename=\"a.png\"\r\nContent-Type: image/PNG\r\n\r\n"
                            "\r\n--x\r\n--B--\r\n";
    const auto form = parseMultipart("multipart/form-data; boundary=B", body);
    QVERIFY(form.has_value());
    QCOMPARE(form->value(QStringLiteral("room")), QStringLiteral("7"));
    QCOMPARE(form->files.size(), 1);
    QCOMPARE(form->files.first().bytes, QByteArray("\r\n--x"));
    QCOMPARE(form->files.first().type, QStringLiteral("image/png"));
    QVERIFY(!parseMultipart("multipart/form-data; boundary=B", body.left(40)));
    QVERIFY(!parseMultipart("application/json", "{}"));
}

void TestAuth::cutsHostileFileNames()
{
    const QByteArray body =
        "--B\r\nContent-Disposition: form-data; name=\"attachment\"; filename=\"../../etc/pass\x01wd\"\r\n"
        "Content-Type: text/html; x=\"\r\n\r\nx\r\n--B--\r\n";
    const auto form = parseMultipart("multipart/form-data; boundary=B", body);
    QVERIFY(form.has_value());
    QCOMPARE(form->files.first().name, QStringLiteral("passwd"));
    QCOMPARE(form->files.first().type, QStringLiteral("text/html"));
}

QTEST_GUILESS_MAIN(TestAuth)
#include "tst_auth.moc"
