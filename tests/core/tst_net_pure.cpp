// The pure parts of app/net: addresses, links, file names, bodies.
#include "net/filetype.h"
#include "net/linkpolicy.h"
#include "net/multipartbody.h"
#include "net/siteaddress.h"

#include <QTemporaryDir>
#include <QTest>

using namespace desk;

Q_DECLARE_METATYPE(desk::ErrorCode)

namespace {

QString u(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

class TestPure : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addressIsUnderstood_data();
    void addressIsUnderstood();
    void addressIsRefused_data();
    void addressIsRefused();
    void addressMakesUrls();
    void linksAreFound_data();
    void linksAreFound();
    void linkRangesAreExact();
    void schemesAreClosed_data();
    void schemesAreClosed();
    void hostIsShown_data();
    void hostIsShown();
    void fileNameIsSafe_data();
    void fileNameIsSafe();
    void fileNameIsBounded();
    void openingIsForFewKinds_data();
    void openingIsForFewKinds();
    void multipartKnowsItsLength();
    void multipartNoticesACutFile();
};

void TestPure::addressIsUnderstood_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("origin");
    QTest::newRow("bare") << u("example.com") << u("https://example.com");
    QTest::newRow("spaces around") << u("  example.com \n") << u("https://example.com");
    QTest::newRow("with path") << u("https://Example.COM/ar/login/?x=1#y") << u("https://example.com");
    QTest::newRow("port") << u("example.com:8443") << u("https://example.com:8443");
    QTest::newRow("usual port") << u("https://example.com:443/") << u("https://example.com");
    QTest::newRow("loopback") << u("http://127.0.0.1:8000") << u("http://127.0.0.1:8000");
    QTest::newRow("loopback, bare") << u("127.0.0.1:8000") << u("http://127.0.0.1:8000");
    QTest::newRow("localhost, bare") << u("localhost:8000") << u("http://localhost:8000");
    QTest::newRow("loopback by tls") << u("https://localhost:8443") << u("https://localhost:8443");
    QTest::newRow("ipv6 loopback") << u("http://[::1]:8000") << u("http://[::1]:8000");
    QTest::newRow("usual port of http") << u("http://localhost:80") << u("http://localhost");
    QTest::newRow("arabic") << u("https://مثال.إختبار") << u("https://xn--mgbh0fb.xn--kgbechtv");
}

void TestPure::addressIsUnderstood()
{
    QFETCH(QString, typed);
    const auto address = SiteAddress::fromInput(typed);
    QVERIFY(address);
    QTEST(address->originHeader(), "origin");
}

void TestPure::addressIsRefused_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("plain http") << u("http://example.com") << ErrorCode::InsecureAddress;
    QTest::newRow("looks like loopback") << u("http://127.0.0.1.example.com") << ErrorCode::InsecureAddress;
    QTest::newRow("local network") << u("http://192.168.1.5") << ErrorCode::InsecureAddress;
    QTest::newRow("empty") << QString() << ErrorCode::HostNotFound;
    QTest::newRow("words") << u("not an address") << ErrorCode::HostNotFound;
    QTest::newRow("no host") << u("https:///x") << ErrorCode::HostNotFound;
    QTest::newRow("other scheme") << u("ftp://example.com") << ErrorCode::HostNotFound;
    QTest::newRow("script") << u("javascript://example.com/%0Aalert(1)") << ErrorCode::HostNotFound;
    QTest::newRow("file") << u("file:///etc/passwd") << ErrorCode::HostNotFound;
    QTest::newRow("user") << u("https://bank.com@evil.example") << ErrorCode::HostNotFound;
    QTest::newRow("port out of range") << u("https://example.com:99999") << ErrorCode::HostNotFound;
    QTest::newRow("port 0") << u("https://example.com:0") << ErrorCode::HostNotFound;
}

void TestPure::addressIsRefused()
{
    QFETCH(QString, typed);
    const auto address = SiteAddress::fromInput(typed);
    QVERIFY(!address);
    QTEST(address.error().code, "code");
}

void TestPure::addressMakesUrls()
{
    const SiteAddress secure = *SiteAddress::fromInput(u("https://example.com:8443"));
    QCOMPARE(secure.http(u("/api/x/?a=%2B&b=1")).toEncoded(), QByteArray("https://example.com:8443/api/x/?a=%2B&b=1"));
    QCOMPARE(secure.websocket(u("/ws/chat/ad/1/?after=2")).toEncoded(),
             QByteArray("wss://example.com:8443/ws/chat/ad/1/?after=2"));
    const SiteAddress local = *SiteAddress::fromInput(u("http://127.0.0.1:8000"));
    QCOMPARE(local.websocket(u("/ws/notifications/")).toEncoded(), QByteArray("ws://127.0.0.1:8000/ws/notifications/"));
}

void TestPure::linksAreFound_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("links");
    const auto row = [](const char *name, const char *text, QStringList links) {
        QTest::newRow(name) << u(text) << links;
    };
    row("none", "no links here, ftp://x.y neither", {});
    row("one", "see https://example.com/a?b=1&c=2#d now", {u("https://example.com/a?b=1&c=2#d")});
    row("end of a sentence", "see https://example.com/a. And http://b.example!",
        {u("https://example.com/a"), u("http://b.example")});
    row("arabic punctuation", "انظر https://example.com/a، ثم https://example.com/b؟",
        {u("https://example.com/a"), u("https://example.com/b")});
    row("in brackets", "(https://example.com/a)", {u("https://example.com/a")});
    row("its own brackets", "https://example.com/a_(b)", {u("https://example.com/a_(b)")});
    row("in quotes", "\"https://example.com/a\"", {u("https://example.com/a")});
    row("in a tag", "<a href=\"https://example.com/\">x</a>", {u("https://example.com/")});
    row("upper case", "HTTPS://EXAMPLE.COM/A", {u("HTTPS://EXAMPLE.COM/A")});
    row("in a word", "xhttps://example.com", {});
    row("after arabic", "رابطhttps://example.com", {u("https://example.com")});
    row("no host", "https:// and http://", {});
    row("a user's name", "https://bank.com@evil.example/", {});
    row("script", "javascript:alert(1) file:///etc/passwd data:text/html,x", {});
    row("direction tricks", "https://example.com/\u202Egpj.exe", {u("https://example.com/")});
    row("line break", "https://example.com/a\nb", {u("https://example.com/a")});
    row("arabic path", "https://example.com/إعلان", {u("https://example.com/إعلان")});
    QTest::newRow("too long") << (u("https://example.com/") + QString(5'000, QLatin1Char('a'))) << QStringList();
}

void TestPure::linksAreFound()
{
    QFETCH(QString, text);
    QStringList found;
    for (const LinkRange &link : findLinks(text)) {
        found << text.mid(link.start, link.length);
        QVERIFY(mayOpenLink(link.url));
    }
    QTEST(found, "links");
}

void TestPure::linkRangesAreExact()
{
    const auto links = findLinks(u("😀 https://a.example/ x http://b.example/y"));
    QCOMPARE(links.size(), 2);
    QCOMPARE(links.at(0), (LinkRange{3, 18, QUrl(u("https://a.example/"))}));
    QCOMPARE(links.at(1), (LinkRange{24, 18, QUrl(u("http://b.example/y"))}));
}

void TestPure::schemesAreClosed_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("mayOpen");
    for (const char *good : {"https://example.com/", "http://example.com", "mailto:a@b.example", "tel:+201234567"})
        QTest::newRow(good) << u(good) << true;
    for (const char *bad :
         {"javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "vbscript:x", "ssh://host", "smb://host/x",
          "about:blank", "ms-msdt:/id", "https:", "https:///x", "//example.com", "example.com", "",
          "https://user:pw@example.com/", "mailto:", "intent://x#Intent;end", "HTTPS:javascript:x"})
        QTest::newRow(bad) << u(bad) << false;
}

void TestPure::schemesAreClosed()
{
    QFETCH(QString, url);
    QTEST(mayOpenLink(QUrl(url)), "mayOpen");
}

void TestPure::hostIsShown_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("host");
    QTest::newRow("ascii") << u("https://Example.COM:8443/x") << u("example.com");
    QTest::newRow("arabic") << u("https://مثال.إختبار/") << u("مثال.إختبار");
    QTest::newRow("arabic under com") << u("https://سوق.com/") << u("سوق.com");
    QTest::newRow("latin with marks") << u("https://müller.de/") << u("müller.de");
    QTest::newRow("mixed label") << u("https://p\u0430ypal.com/") << u("xn--pypal-4ve.com");
    QTest::newRow("whole label of another script")
        << u("https://\u0430\u0440\u0440\u04cf\u0435.com/") << u("xn--80ak6aa92e.com");
    QTest::newRow("its own top domain") << u("https://пример.рф/") << u("пример.рф");
    QTest::newRow("sub label") << u("https://www.\u0430\u0440\u0440\u04cf\u0435.com/") << u("www.xn--80ak6aa92e.com");
    QTest::newRow("address") << u("http://127.0.0.1/") << u("127.0.0.1");
}

void TestPure::hostIsShown()
{
    QFETCH(QString, url);
    QTEST(shownHost(QUrl(url)), "host");
}

void TestPure::fileNameIsSafe_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("safe");
    const auto row = [](const char *title, const char *name, const char *safe) {
        QTest::newRow(title) << u(name) << u(safe);
    };
    row("plain", "photo.jpg", "photo.jpg");
    row("arabic", "صورة السيارة.jpg", "صورة السيارة.jpg");
    row("path", "../../etc/passwd", "passwd");
    row("windows path", "C:\\Windows\\system.ini", "system.ini");
    row("only a path", "../..", "file");
    row("empty", "", "file");
    row("spaces", "   ", "file");
    row("hidden", "...bashrc", "bashrc");
    row("end", "a.exe. . ", "a.exe");
    row("reserved", "CON.txt", "_CON.txt");
    row("reserved with dots", "nul.tar.gz", "_nul.tar.gz");
    row("reserved port", "lpt1", "_lpt1");
    row("not reserved", "console.txt", "console.txt");
    row("characters", "a<b>c:d\"e|f?g*h.txt", "a_b_c_d_e_f_g_h.txt");
    row("control", "a\nb\tc\x7f.txt", "abc.txt");
    row("direction override", "photo\u202Egpj.exe", "photogpj.exe");
    row("direction isolate", "a\u2066b\u2069.pdf", "ab.pdf");
    row("zero width", "a\u200Bb\uFEFF.pdf", "ab.pdf");
    row("stream", "a.txt:evil.exe", "a.txt_evil.exe");
}

void TestPure::fileNameIsSafe()
{
    QFETCH(QString, name);
    QTEST(safeFileName(name), "safe");
    QCOMPARE(safeFileName(safeFileName(name)), safeFileName(name));
}

void TestPure::fileNameIsBounded()
{
    const QString latin = safeFileName(QString(5'000, QLatin1Char('a')) + u(".jpeg"));
    QVERIFY(latin.size() <= 120);
    const QString arabic = safeFileName(QString(150, QChar(0x0627)) + u(".jpeg"));
    QVERIFY(arabic.endsWith(u(".jpeg")));
    const QString emoji = safeFileName(u("😀").repeated(100) + u(".png"));
    QVERIFY(emoji.endsWith(u("😀.png")));
    for (const QString &name : {latin, arabic, emoji})
        QVERIFY(name.toUtf8().size() <= 240);
}

void TestPure::openingIsForFewKinds_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("type");
    QTest::addColumn<bool>("mayOpen");
    const auto row = [](const char *name, const char *type, bool mayOpen) {
        QTest::addRow("%s as %s", name, type) << u(name) << u(type) << mayOpen;
    };
    row("photo.jpg", "image/jpeg", true);
    row("PHOTO.JPG", "", true);
    row("offer.pdf", "application/pdf", true);
    row("offer.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", true);
    row("voice.ogg", "audio/ogg; codecs=opus", true);
    row("notes.txt", "application/octet-stream", true);
    row("setup.exe", "", false);
    row("setup.exe", "image/png", false);
    row("photo.jpg.exe", "image/jpeg", false);
    row("photo.exe. ", "", false);
    row("photo\u202Egpj.exe", "", false);
    row("run.sh", "text/plain", false);
    row("run.desktop", "text/plain", false);
    row("page.html", "text/html", false);
    row("picture.svg", "image/svg+xml", false);
    row("macro.docm", "", false);
    row("app.AppImage", "", false);
    row("app.apk", "", false);
    row("lib.jar", "", false);
    row("a.zip", "application/zip", false);
    row("link.lnk", "", false);
    row("script.py", "", false);
    row("shell.bat", "", false);
    row("saver.scr", "", false);
    row("photo.jpg", "text/html", false);
    row("photo.jpg", "application/x-msdownload", false);
    row("photo.jpg", "image/svg+xml", false);
    row("offer.pdf", "application/javascript", false);
    row("jpg", "", false);
    row(".jpg", "", false);
    row("", "", false);
}

void TestPure::openingIsForFewKinds()
{
    QFETCH(QString, name);
    QFETCH(QString, type);
    QTEST(mayOpenFile(name, type), "mayOpen");
}

void TestPure::multipartKnowsItsLength()
{
    QTemporaryDir folder;
    for (const qint64 size : {0, 1, 16'384, 100'001}) {
        const QString path = folder.filePath(QString::number(size));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(size, '\x01'));
        file.close();
        auto body = MultipartBody::withFile({{u("a\"b"), u("قيمة")}, {u("empty"), QString()}}, u("attachment"), path);
        QVERIFY(body);
        QByteArray all;
        while (!(*body)->atEnd())
            all += (*body)->read(7'000);
        QCOMPARE(all.size(), (*body)->length());
        QCOMPARE(all.count('\x01'), size);
        QVERIFY(all.contains("name=\"a%22b\"\r\n\r\nقيمة\r\n"));
        const QByteArray boundary = (*body)->contentType().split('=').last();
        QVERIFY(all.startsWith("--" + boundary + "\r\n"));
        QVERIFY(all.endsWith("\r\n--" + boundary + "--\r\n"));
        QCOMPARE(all.count("--" + boundary), 4);
        QVERIFY(!(*body)->reset());
    }
}

void TestPure::multipartNoticesACutFile()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u("a"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(100'000, 'z'));
    file.flush();
    auto body = MultipartBody::withFile({}, u("attachment"), path);
    QVERIFY(body);
    QVERIFY(file.resize(10));
    QByteArray all;
    while (all.size() < (*body)->length()) {
        const QByteArray piece = (*body)->read(50'000);
        if (piece.isEmpty())
            break;
        all += piece;
    }
    QVERIFY(all.size() < (*body)->length());
}

QTEST_GUILESS_MAIN(TestPure)
#include "tst_net_pure.moc"
