// Signing in by real keys and clicks: what is asked, what is refused, and in which words.
#include "windowfixture.h"

#include "ui/login/loginpage.h"
#include "ui/login/passwordfield.h"

#include <QCheckBox>
#include <QPushButton>

using namespace desk;
using namespace desk::ui;

class TestLogin : public QObject
{
    Q_OBJECT

private:
    static void type(WindowFixture &desk, const char *site, const char *user, const char *password)
    {
        const std::pair<const char *, const char *> fields[]{{"site", site}, {"user", user}, {"password", password}};
        for (const auto &[name, text] : fields) {
            auto *field = desk.find<QLineEdit>(name);
            field->clear();
            QTest::keyClicks(field, QString::fromLatin1(text));
        }
    }
    static QString problem(const WindowFixture &desk)
    {
        const auto *label = desk.find<QLabel>("problem");
        return label->isVisible() ? label->text() : QString();
    }

private Q_SLOTS:
    void askForWhatIsMissing()
    {
        WindowFixture desk;
        type(desk, "idrissimart.com", "", "");
        QTest::mouseClick(desk.find<QPushButton>("signIn"), Qt::LeftButton);
        QVERIFY(problem(desk).contains(QStringLiteral("user name")));
        QVERIFY(desk.accounts.requests.isEmpty());
    }

    void enterSignsInWithWhatWasTyped()
    {
        WindowFixture desk;
        type(desk, "idrissimart.com", "omar", "secret");
        QTest::keyClick(desk.find<QLineEdit>("password"), Qt::Key_Return);
        QCOMPARE(desk.accounts.requests.size(), 1);
        const SignInRequest &request = desk.accounts.requests.first();
        QCOMPARE(request.site, QStringLiteral("idrissimart.com"));
        QCOMPARE(request.user, QStringLiteral("omar"));
        QCOMPARE(request.password, QStringLiteral("secret"));
        QVERIFY(request.keepSignedIn);
        QVERIFY(!desk.find<QPushButton>("signIn")->isEnabled()); // busy, and the window still answers
        desk.accounts.setCurrent(publisherDesk(desk.clock.now()));
        desk.accounts.answer(desk.accounts.current());
        QTRY_VERIFY(desk.find("rail")->isVisible());
        QVERIFY(desk.find<QLineEdit>("password")->text().isEmpty());
    }

    void refusalsAreSaidInPlainWords_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("detail");
        QTest::addColumn<QString>("words");
        QTest::newRow("form's reason") << int(ErrorCode::SignInRefused) << QStringLiteral("<b>Too many</b> tries")
                                       << QStringLiteral("<b>Too many</b> tries");
        QTest::newRow("no reason") << int(ErrorCode::SignInRefused) << QString()
                                   << QStringLiteral("account is suspended");
        QTest::newRow("no host") << int(ErrorCode::HostNotFound) << QString()
                                 << QStringLiteral("no site at this address");
        QTest::newRow("certificate") << int(ErrorCode::TlsFailed) << QStringLiteral("self-signed")
                                     << QStringLiteral("certificate");
        QTest::newRow("not ours") << int(ErrorCode::NotAChatSite) << QString() << QStringLiteral("not the marketplace");
        QTest::newRow("http") << int(ErrorCode::InsecureAddress) << QString() << QStringLiteral("https");
    }
    void refusalsAreSaidInPlainWords()
    {
        QFETCH(int, code);
        QFETCH(QString, detail);
        QFETCH(QString, words);
        WindowFixture desk;
        type(desk, "idrissimart.com", "omar", "wrong");
        QTest::keyClick(desk.find<QLineEdit>("password"), Qt::Key_Return);
        desk.accounts.answer(fail(ErrorCode(code), detail));
        QTRY_VERIFY2(problem(desk).contains(words), qPrintable(problem(desk)));
        QCOMPARE(desk.find<QLabel>("problem")->textFormat(), Qt::PlainText);
        QVERIFY(desk.find<QPushButton>("signIn")->isEnabled());
        QCOMPARE(desk.find<QLineEdit>("user")->text(), QStringLiteral("omar"));
    }

    void thePasswordIsHiddenUntilAsked()
    {
        WindowFixture desk;
        auto *field = desk.find<PasswordField>("password");
        QCOMPARE(field->echoMode(), QLineEdit::Password);
        field->setShown(true);
        QCOMPARE(field->echoMode(), QLineEdit::Normal);
    }

    void aKnownAccountOpensByOneClick()
    {
        WindowFixture desk;
        desk.accounts.knownAccounts = {publisherAccount()};
        desk.accounts.openAnswer = Error{ErrorCode::StorageFailed, {}, {}, 0};
        desk.window->showLogin().prepare();
        auto *button = desk.find<QPushButton>("knownAccount");
        QVERIFY(button && button->text().contains(QStringLiteral("Omar Idrissi")));
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(desk.accounts.opened, QList<Account>{publisherAccount()});
        QTRY_VERIFY(problem(desk).contains(QStringLiteral("cannot be saved")));
    }

    void theLanguageSwitchesOnThePage()
    {
        WindowFixture desk;
        auto *button = desk.find<QPushButton>("languageSwitch");
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(desk.window->layoutDirection(), Qt::RightToLeft);
        QTRY_COMPARE(desk.find<QPushButton>("signIn")->text(), QStringLiteral("تسجيل الدخول"));
        QCOMPARE(button->text(), QStringLiteral("English"));
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE(desk.find<QPushButton>("signIn")->text(), QStringLiteral("Sign in"));
    }

    void signingOutSaysIfTheSiteCouldNotBeTold()
    {
        WindowFixture desk;
        desk.signInPublisher();
        desk.accounts.signOutAnswer = SignedOut{false, Error{ErrorCode::Offline, {}, {}, 0}};
        desk.window->showPlace(Rail::Place::Settings);
        QTest::mouseClick(desk.find<QPushButton>("signOut"), Qt::LeftButton);
        QVERIFY(desk.accounts.signOuts.isEmpty()); // it asks first, in place
        desk.find<QCheckBox>("deleteCache")->setChecked(true);
        QTest::mouseClick(desk.find<QPushButton>("signOutYes"), Qt::LeftButton);
        QCOMPARE(desk.accounts.signOuts, QList<bool>{true});
        QTRY_VERIFY(desk.find("loginPage")->isVisible());
        QTRY_VERIFY(desk.readable().contains(QStringLiteral("the site could not be told")));
    }
};

QTEST_MAIN(TestLogin)
#include "tst_login.moc"
