// The readers of the site's pages: the sign-in form, its complaints, the list of support rooms.
#include "net/htmltags.h"
#include "net/loginpage.h"
#include "net/supportlist.h"

#include <QElapsedTimer>
#include <QTest>

using namespace desk;

namespace {

QString u(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

class TestPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void loginFormIsFound_data();
    void loginFormIsFound();
    void loginErrorIsPlainText_data();
    void loginErrorIsPlainText();
    void hostileHtmlIsSurvived_data();
    void hostileHtmlIsSurvived();
    void entitiesAreDecoded_data();
    void entitiesAreDecoded();
    void supportListIsRead();
};

void TestPages::loginFormIsFound_data()
{
    QTest::addColumn<QByteArray>("html");
    QTest::addColumn<bool>("hasForm");
    QTest::addColumn<QString>("token");
    QTest::addColumn<QString>("action");
    const auto row = [](const char *name, const char *html, bool hasForm, const char *token, const char *action = "") {
        QTest::newRow(name) << QByteArray(html) << hasForm << u(token) << u(action);
    };
    row("plain", R"(<form><input type="hidden" name="csrfmiddlewaretoken" value="T"><input name="password"></form>)",
        true, "T");
    row("upper case, no quotes",
        "<FORM ACTION=/x/><INPUT TYPE=HIDDEN NAME=csrfmiddlewaretoken VALUE=T><INPUT NAME=password></FORM>", true, "T",
        "/x/");
    row("single quotes, other order",
        "<form><input value='T' name='csrfmiddlewaretoken' type='hidden'/><input name='password'/></form>", true, "T");
    row("never closed", R"(<form><input type=hidden name=csrfmiddlewaretoken value=T><input name=password>)", true,
        "T");
    row("second form", R"(<form action="/s/"><input type="hidden" name="csrfmiddlewaretoken" value="A"></form>
<form action="/l/?a=1&amp;b=2"><input type="hidden" name="csrfmiddlewaretoken" value="B"><input name="password"></form>)",
        true, "B", "/l/?a=1&b=2");
    row("in a comment",
        R"(<!-- <form><input type="hidden" name="csrfmiddlewaretoken" value="T"><input name="password"></form> -->)",
        false, "");
    row("in a script",
        R"(<script>var x = '<form><input type="hidden" name="csrfmiddlewaretoken" value="T"><input name="password">';</script>)",
        false, "");
    row("without a password", R"(<form><input type="hidden" name="csrfmiddlewaretoken" value="T"></form>)", false, "");
    row("without a token", R"(<form><input name="password"></form>)", false, "");
    row("fields outside",
        R"(<input type="hidden" name="csrfmiddlewaretoken" value="T"><form><input name="password"></form>)", false, "");
    row("tag with > in a value",
        R"(<form data-x="a>b"><input type="hidden" name="csrfmiddlewaretoken" value="T"><input name="password"></form>)",
        true, "T");
}

void TestPages::loginFormIsFound()
{
    QFETCH(QByteArray, html);
    const LoginPage page = parseLoginPage(html);
    QTEST(page.hasForm, "hasForm");
    QTEST(page.action, "action");
    QString token;
    for (const auto &[name, value] : page.hidden) {
        if (name == QLatin1String("csrfmiddlewaretoken"))
            token = value;
    }
    QTEST(token, "token");
}

void TestPages::loginErrorIsPlainText_data()
{
    QTest::addColumn<QByteArray>("html");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const char *html, const char *text) {
        QTest::newRow(name) << QByteArray(html) << u(text);
    };
    row("errorlist", R"(<ul class="errorlist nonfield"><li>Wrong &lt;name&gt; or password</li></ul>)",
        "Wrong <name> or password");
    row("two items", R"(<ul class="errorlist"><li>One.</li><li>Two.</li></ul>)", "One. Two.");
    row("alert", R"(<div class="alert alert-danger" role="alert"><button>×</button> الحساب&nbsp;موقوف </div>)",
        "الحساب موقوف");
    row("bare alert", R"(<div class="alert">Suspended</div>)", "Suspended");
    row("good news", R"(<div class="alert alert-success">Signed out.</div><div class="alert alert-info">Sale!</div>)",
        "");
    row("hidden",
        R"(<div class="alert alert-danger d-none">template</div><p class="error" style="display: none">x</p>)", "");
    row("feedback", R"(<div class="invalid-feedback"><span>Enter a <em>valid</em> name</span></div>)",
        "Enter a valid name");
    row("two places", R"(<p class="error">A</p><div class="alert-danger">B</div><p class="error">A</p>)", "A\nB");
    row("nested same element", R"(<div class="error">a<div>b</div>c</div>d)", "a b c");
    row("script inside", R"(<div class="error">a<script>alert("x")</script>b</div>)", "a b");
    row("direction tricks",
        "<p class=error>a\xe2\x80\xae"
        "b\xe2\x81\xa6"
        "c\x07</p>",
        "abc");
    row("class is a part of a word", R"(<p class="terrorlist no-error-here">x</p>)", "");
    row("never closed", R"(<p class="error">Wrong)", "Wrong");
    row("none", "<p>Welcome</p>", "");
}

void TestPages::loginErrorIsPlainText()
{
    QFETCH(QByteArray, html);
    QTEST(parseLoginPage(html).error, "text");
}

void TestPages::hostileHtmlIsSurvived_data()
{
    QTest::addColumn<QByteArray>("html");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("lone brackets") << QByteArray("<").repeated(200'000);
    QTest::newRow("open tags") << QByteArray("<div class=error ").repeated(50'000);
    QTest::newRow("deep") << QByteArray("<div class=\"error\">").repeated(100'000);
    QTest::newRow("open comment") << QByteArray("<!--") + QByteArray(500'000, '-');
    QTest::newRow("many comments") << QByteArray("<!").repeated(200'000);
    QTest::newRow("open quote") << QByteArray("<a b=\"").repeated(50'000);
    QTest::newRow("open script") << QByteArray("<script>").repeated(50'000);
    QTest::newRow("attributes") << "<input " + QByteArray("a=b ").repeated(200'000) + ">";
    QTest::newRow("ampersands") << "<p class=error>" + QByteArray("&").repeated(500'000);
    QTest::newRow("nulls") << QByteArray(100'000, '\0');
    QTest::newRow("no utf-8") << QByteArray("<p class=error>\xff\xfe\xc3(").repeated(1'000);
    QTest::newRow("forms in forms") << QByteArray("<form><input type=hidden name=a value=b>").repeated(50'000);
}

void TestPages::hostileHtmlIsSurvived()
{
    QFETCH(QByteArray, html);
    QElapsedTimer timer;
    timer.start();
    const LoginPage page = parseLoginPage(html);
    QVERIFY(!page.hasForm);
    QVERIFY(page.error.size() <= 500);
    QVERIFY2(timer.elapsed() < 5'000, "linear in its input, or it hangs the window");
}

void TestPages::entitiesAreDecoded_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("decoded");
    QTest::newRow("none") << u("plain") << u("plain");
    QTest::newRow("named") << u("&lt;b&gt; &amp;amp; &quot;&apos;") << u("<b> &amp; \"'");
    QTest::newRow("numbers") << u("&#65;&#x627;&#X41;&#128512;") << u("AاA😀");
    QTest::newRow("unknown") << u("&nosuch; &; & &amp") << u("&nosuch; &; & &amp");
    QTest::newRow("not characters") << u("&#0;&#xD800;&#x110000;") << u("\uFFFD\uFFFD\uFFFD");
}

void TestPages::entitiesAreDecoded()
{
    QFETCH(QString, text);
    QTEST(html::decodeEntities(text), "decoded");
}

void TestPages::supportListIsRead()
{
    const auto entries = parseSupportList(R"(<div class="chat-list">
<div class="chat-list-item active" data-room-id="12" data-status="active"><div class="chat-item-header">
<span class="chat-item-name">نور &amp; <b>علي</b></span><span class="badge unread-count"> 3 </span></div></div>
<div class="chat-list-item" data-room-id="7" data-status="resolved"><h6 class="chat-item-name">Sara</h6></div>
<div class="chat-list-item" data-room-id="x"><h6 class="chat-item-name">Nobody</h6></div>
<a class="chat-list-item" data-room-id="5" data-status="active"><p class="chat-item-name">Adam</p><i class="unread-count">٢</i></a>
</div>)");
    const QList<SupportEntry> expected{
        {RoomId{12}, u("نور & علي"), 3, true}, {RoomId{7}, u("Sara"), 0, false}, {RoomId{5}, u("Adam"), 2, true}};
    QCOMPARE(entries, expected);
    QVERIFY(parseSupportList("<html>").isEmpty());
}

QTEST_GUILESS_MAIN(TestPages)
#include "tst_net_pages.moc"
