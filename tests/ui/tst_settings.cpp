// The settings by keys: notifications, storage, network, starting with the system, and what is said about the
// connection.
#include "windowfixture.h"

#include "support/certificate.h"

#include "ui/settings/connectionsection.h"
#include "ui/settings/looksection.h"
#include "ui/settings/networksection.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTimeEdit>

using namespace desk;
using namespace desk::ui;

namespace {

class FakeAutostart : public Autostart
{
public:
    bool isOn() const override { return on; }
    Result<void> set(bool wanted) const override
    {
        if (refuses)
            return fail(ErrorCode::StorageFailed, QStringLiteral("Permission denied"));
        on = wanted;
        return {};
    }
    mutable std::atomic_bool on = false;
    std::atomic_bool refuses = false;
};

struct SettingsFixture : WindowFixture
{
    FakeSession *session = nullptr;
    SettingsFixture()
    {
        session = signInPublisher();
        session->storage = {12'500'000, 0, 4'321, QDateTime(QDate(2025, 3, 5), QTime(12, 0), Qt::UTC)};
        QTest::keyClick(window.get(), Qt::Key_Comma, Qt::ControlModifier);
    }
    /// To the field with this name by Tab alone; false: it cannot be reached.
    bool tabTo(const char *name) const
    {
        const QWidget *wanted = find(name);
        for (int i = 0; i < 200; ++i) {
            QWidget *focus = QApplication::focusWidget();
            if (focus == wanted)
                return true;
            QTest::keyClick(focus ? focus : window.get(), Qt::Key_Tab);
        }
        return false;
    }
    QString words(const char *name) const { return find<QLabel>(name)->text(); }
    void choose(const char *name, int index) const
    {
        auto *box = find<QComboBox>(name);
        QTest::keyClick(box, Qt::Key_Home);
        for (int i = 0; i < index; ++i)
            QTest::keyClick(box, Qt::Key_Down);
    }
};

} // namespace

class TestSettings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everythingIsReachedByTab()
    {
        SettingsFixture desk;
        for (const char *name : {"language", "notify", "preview", "sound", "doNotDisturb", "quietHours", "keepMonths",
                                 "deleteStored", "proxy", "chooseCertificates", "copyDiagnostics"})
            QVERIFY2(desk.tabTo(name), name);
    }

    void noticesAreSetByTheSpaceBar()
    {
        SettingsFixture desk;
        QVERIFY(desk.tabTo("preview"));
        QTest::keyClick(desk.find("preview"), Qt::Key_Space);
        QVERIFY(!desk.settings.notificationPreview());
        QTest::keyClick(desk.find("sound"), Qt::Key_Space);
        QVERIFY(!desk.settings.notificationSound());
        QTest::keyClick(desk.find("doNotDisturb"), Qt::Key_Space);
        QVERIFY(desk.settings.doNotDisturb());
        QVERIFY(!desk.find("quietFrom")->isEnabled());
        QTest::keyClick(desk.find("quietHours"), Qt::Key_Space);
        QVERIFY(desk.settings.quietHours());
        QVERIFY(desk.find("quietFrom")->isEnabled());
        QTest::keyClick(desk.find("quietFrom"), Qt::Key_Up);
        QCOMPARE(desk.settings.quietFrom(), QTime(23, 0));
        QTest::keyClick(desk.find("notify"), Qt::Key_Space);
        QVERIFY(!desk.settings.notificationsEnabled());
        for (const char *name : {"preview", "sound", "doNotDisturb", "quietHours", "quietFrom"})
            QVERIFY2(!desk.find(name)->isEnabled(), name);
    }

    void anHourOfQuietIsShownWithItsEnd()
    {
        SettingsFixture desk;
        desk.settings.setDoNotDisturb(true, desk.clock.now().addSecs(3'600));
        QVERIFY(desk.find<QCheckBox>("doNotDisturb")->isChecked());
        QVERIFY(desk.find<QCheckBox>("doNotDisturb")->text().contains(QStringLiteral("until")));
        desk.clock.advance(std::chrono::hours(2));
        desk.window->showPlace(Rail::Place::Conversations);
        desk.window->showPlace(Rail::Place::Settings);
        QVERIFY(!desk.find<QCheckBox>("doNotDisturb")->isChecked());
    }

    void storageSaysItsSize()
    {
        SettingsFixture desk;
        QTRY_VERIFY2(desk.words("storageSize").contains(QStringLiteral("MB")), qPrintable(desk.words("storageSize")));
        QVERIFY(desk.words("storageSize").contains(QStringLiteral("4,321 message")));
        QVERIFY(desk.words("storageSize").contains(QStringLiteral("2025")));
    }

    void keepingLessAsksFirst()
    {
        SettingsFixture desk;
        QVERIFY(desk.tabTo("keepMonths"));
        desk.choose("keepMonths", 2); // all, 24, 12: each step asks, the last one stands
        QCOMPARE(desk.settings.keepMonths(), 0);
        auto *section = desk.find("keepMonths")->parentWidget();
        auto *yes = section->findChild<QPushButton *>(QStringLiteral("askYes"));
        QTRY_VERIFY(yes->isVisible());
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("askNo")); // the safe answer
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QCOMPARE(desk.settings.keepMonths(), 0);
        QVERIFY(!yes->isVisible());
        auto *box = desk.find<QComboBox>("keepMonths");
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Down);
        QVERIFY(yes->isVisible());
        QTest::keyClick(yes, Qt::Key_Space);
        QCOMPARE(desk.settings.keepMonths(), 24);
        QCOMPARE(box->currentData().toInt(), 24);
        QTest::keyClick(box, Qt::Key_Up); // keeping more deletes nothing
        QCOMPARE(desk.settings.keepMonths(), 0);
        QVERIFY(!yes->isVisible());
    }

    void deletingAsksInPlaceAndSaysItIsDone()
    {
        SettingsFixture desk;
        QVERIFY(desk.tabTo("deleteStored"));
        QTest::keyClick(desk.find("deleteStored"), Qt::Key_Space);
        QCOMPARE(desk.session->cacheDeleted, 0);
        QVERIFY(desk.readable().contains(QStringLiteral("drafts, notes and quick replies stay")));
        QTest::keyClick(desk.find("deleteStored")->parentWidget()->findChild<QPushButton *>(QStringLiteral("askYes")),
                        Qt::Key_Space);
        QCOMPARE(desk.session->cacheDeleted, 1);
        QTRY_COMPARE(desk.words("storageWords"), QStringLiteral("Deleted."));
        QTRY_VERIFY(!desk.words("storageSize").contains(QStringLiteral("4,321")));
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("deleteStored"));
    }

    void aProxyIsNamedAndAppliedAtOnce()
    {
        SettingsFixture desk;
        QSignalSpy network(&desk.settings, &Settings::networkChanged);
        QVERIFY(desk.tabTo("proxy"));
        QVERIFY(!desk.find("proxyHost")->isVisible());
        desk.choose("proxy", 1);
        QCOMPARE(desk.settings.proxy(), ProxyChoice::None);
        QTest::keyClick(desk.find("proxy"), Qt::Key_Down);
        QCOMPARE(desk.settings.proxy(), ProxyChoice::Manual);
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("proxyHost"));
        QVERIFY(desk.words("networkWords").contains(QStringLiteral("Until then")));
        auto *host = desk.find<QLineEdit>("proxyHost");
        QTest::keyClicks(host, QStringLiteral("http://proxy.example:3128/"));
        QTest::keyClick(host, Qt::Key_Return);
        QCOMPARE(desk.settings.proxyHost(), QStringLiteral("proxy.example"));
        QCOMPARE(desk.settings.proxyPort(), 3128);
        QCOMPARE(desk.find<QSpinBox>("proxyPort")->value(), 3128);
        QVERIFY(!desk.find("networkWords")->isVisible());
        QVERIFY(network.size() >= 3);
        host->selectAll();
        QTest::keyClicks(host, QStringLiteral("not a name"));
        QTest::keyClick(host, Qt::Key_Return);
        QVERIFY(desk.words("networkWords").contains(QStringLiteral("not a name")));
        QCOMPARE(desk.settings.proxyHost(), QStringLiteral("proxy.example"));
    }

    void aCertificateIsTrustedAndTakenBack()
    {
        QByteArray pem;
        if (!selfSigned(&pem))
            QSKIP("no openssl tool to make a certificate");
        SettingsFixture desk;
        const QString path = desk.folder.filePath(QStringLiteral("company.pem"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(pem) == pem.size());
        file.close();
        auto *section = qobject_cast<NetworkSection *>(desk.find("proxy")->parentWidget());
        QVERIFY(section);
        section->takeCertificates(path);
        QTRY_VERIFY(desk.words("certificates").contains(QStringLiteral("company.pem")));
        QVERIFY(desk.words("networkWords").contains(QStringLiteral("127.0.0.1")));
        QVERIFY(desk.settings.extraCertificates().contains("BEGIN CERTIFICATE"));
        // a wrong file changes nothing, and says what is wrong
        const QString wrong = desk.folder.filePath(QStringLiteral("<b>letter</b>.txt"));
        QFile letter(wrong);
        if (letter.open(QIODevice::WriteOnly)) {
            letter.write("hello");
            letter.close();
        }
        section->takeCertificates(wrong);
        QTRY_VERIFY(desk.words("networkWords").contains(QStringLiteral("Nothing was changed")));
        QCOMPARE(desk.find<QLabel>("networkWords")->textFormat(), Qt::PlainText);
        QCOMPARE(desk.settings.extraCertificatesName(), QStringLiteral("company.pem"));
        QTest::keyClick(desk.find("removeCertificates"), Qt::Key_Space);
        QVERIFY(desk.settings.extraCertificates().isEmpty());
        QVERIFY(!desk.find("removeCertificates")->isVisible());
    }

    void startingWithTheSystemIsReadAndSet()
    {
        WindowFixture desk;
        const auto autostart = std::make_shared<FakeAutostart>();
        LookSection section(desk.settings, autostart);
        section.show();
        auto *box = section.findChild<QCheckBox *>(QStringLiteral("autostart"));
        QVERIFY(box->isVisible() && !box->isChecked());
        QTest::keyClick(box, Qt::Key_Space);
        QTRY_VERIFY(autostart->on);
        QTRY_VERIFY(box->isChecked());
        autostart->refuses = true;
        QTest::keyClick(box, Qt::Key_Space);
        auto *problem = section.findChild<QLabel *>(QStringLiteral("autostartProblem"));
        QTRY_VERIFY(problem->isVisible());
        QVERIFY(problem->text().contains(QStringLiteral("Permission denied")));
        QTRY_VERIFY(box->isChecked()); // as it truly is
        LookSection without(desk.settings, nullptr);
        without.show();
        QVERIFY(!without.findChild<QCheckBox *>(QStringLiteral("autostart"))->isVisible());
    }

    void whatIsCopiedHoldsNoSecretAndNoWords()
    {
        SettingsFixture desk;
        ConnectionStatus status;
        status.state = ConnectionStatus::State::Online;
        status.since = desk.clock.now().addSecs(-600);
        status.failedAt = desk.clock.now().addSecs(-700);
        status.lastFailure =
            Error{ErrorCode::Invalid, QStringLiteral("sessionid=SECRETCOOKIE in a word of the site"), {}, 400};
        status.storageError = Error{ErrorCode::StorageFull, QStringLiteral("SECRETDETAIL"), {}, 0};
        desk.session->setStatus(status);
        desk.session->setDraft(RoomId{1}, QStringLiteral("SECRETDRAFT"));
        desk.session->setNote(RoomId{1}, QStringLiteral("SECRETNOTE"));
        RoomItem item = *desk.session->rooms().item(RoomId{1});
        item.lastText = QStringLiteral("SECRETMESSAGE");
        desk.session->rooms().put(item);
        desk.settings.setProxy(ProxyChoice::Manual, QStringLiteral("user:SECRETPASSWORD@proxy.example"), 3128);
        desk.settings.setExtraCertificates("SECRETPEM", QStringLiteral("ours.pem"));
        QVERIFY(desk.tabTo("copyDiagnostics"));
        QTest::keyClick(desk.find("copyDiagnostics"), Qt::Key_Space);
        const QString copied = QGuiApplication::clipboard()->text();
        QVERIFY2(!copied.contains(QStringLiteral("SECRET")), qPrintable(copied));
        for (const char *fact :
             {"Connected since", "What failed last", "http 400", "proxy: manual", "extra certificates: yes", "rooms: "})
            QVERIFY2(copied.contains(QLatin1String(fact)), qPrintable(copied));
        QVERIFY(desk.readable().contains(QStringLiteral("Copied.")));
        QVERIFY(desk.words("connectionWords").contains(QStringLiteral("What failed last")));
    }

    void aConnectionThatNeverFailedSaysSo()
    {
        SettingsFixture desk;
        QVERIFY(desk.words("connectionWords").contains(QStringLiteral("Nothing has failed")));
    }
};

QTEST_MAIN(TestSettings)
#include "tst_settings.moc"
