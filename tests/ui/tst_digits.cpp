// What the program writes is in the digits the person chose, in either language; what people wrote is never altered.
#include "windowfixture.h"

#include "models/timelinemodel.h"
#include "ui/composer/composer.h"
#include "ui/composer/composeredit.h"
#include "ui/format.h"
#include "ui/media/fileface.h"
#include "ui/rooms/listpane.h"
#include "ui/timeline/timelinepane.h"
#include "ui/timeline/timelineview.h"

#include <QAccessible>
#include <QComboBox>

using namespace desk;
using namespace desk::ui;

class TestDigits : public QObject
{
    Q_OBJECT

private:
    static bool has(const QString &text, char16_t first)
    {
        return std::any_of(text.cbegin(), text.cend(),
                           [first](QChar c) { return c.unicode() >= first && c.unicode() < first + 10; });
    }

private Q_SLOTS:
    void init() { qputenv("TZ", "UTC"); }

    void everyLanguageHasEveryDigits_data()
    {
        QTest::addColumn<LanguageChoice>("language");
        QTest::addColumn<DigitChoice>("digits");
        QTest::addColumn<bool>("indic");
        QTest::newRow("English as it is") << LanguageChoice::English << DigitChoice::Language << false;
        QTest::newRow("English, Latin") << LanguageChoice::English << DigitChoice::Latin << false;
        QTest::newRow("English, Arabic-Indic") << LanguageChoice::English << DigitChoice::ArabicIndic << true;
        QTest::newRow("Arabic as it is") << LanguageChoice::Arabic << DigitChoice::Language << true;
        QTest::newRow("Arabic, Latin") << LanguageChoice::Arabic << DigitChoice::Latin << false;
        QTest::newRow("Arabic, Arabic-Indic") << LanguageChoice::Arabic << DigitChoice::ArabicIndic << true;
    }
    void everyLanguageHasEveryDigits()
    {
        QFETCH(LanguageChoice, language);
        QFETCH(DigitChoice, digits);
        QFETCH(bool, indic);
        QTemporaryDir folder;
        Settings settings(folder.filePath(QStringLiteral("s.ini")));
        settings.setLanguage(language);
        settings.setDigits(digits);
        const Language window(settings);
        const bool arabic = language == LanguageChoice::Arabic;
        const QDateTime at(QDate(2026, 11, 12), QTime(10, 42), QTimeZone::utc());
        const QDateTime now(QDate(2027, 3, 1), QTime(8, 0), QTimeZone::utc());
        QCOMPARE(number(1234), indic ? QStringLiteral("١٬٢٣٤") : QStringLiteral("1,234"));
        QCOMPARE(badgeNumber(120), indic ? QStringLiteral("٩٩+") : QStringLiteral("99+"));
        QCOMPARE(timeOfDay(at), indic ? QStringLiteral("١٠:٤٢") : QStringLiteral("10:42"));
        const QString month = arabic ? QStringLiteral("نوفمبر") : QStringLiteral("Nov");
        QCOMPARE(shortDate(at, now), (indic ? QStringLiteral("١٢ %1 ٢٠٢٦") : QStringLiteral("12 %1 2026")).arg(month));
        QVERIFY(listTime(at, at.addDays(3)).startsWith(arabic ? QStringLiteral("الخميس") : QStringLiteral("Thu")));
        QVERIFY(dataSize(1'258'291).startsWith(indic ? QStringLiteral("١٫٢") : QStringLiteral("1.2")));
        QVERIFY(priceText(QStringLiteral("510000.00"), {}) ==
                (indic ? QStringLiteral("٥١٠٬٠٠٠") : QStringLiteral("510,000")));
    }

    void theWindowFollowsAtOnceAndPeoplesWordsStay()
    {
        WindowFixture desk;
        desk.settings.setLanguage(LanguageChoice::Arabic);
        FakeSession *session = desk.signInPublisher();
        Q_UNUSED(session)
        desk.window->openRoom(RoomId{1});
        TimelineView *view = desk.window->timelinePane().view();
        ComposerEdit *field = desk.window->timelinePane().composer()->edit();
        QTest::keyClicks(field, QStringLiteral("495"));
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(desk.find("roomList"));
        const auto said = [&] {
            QString all = desk.readable();
            for (int i = 0; i < list->childCount(); ++i)
                all += list->child(i)
                           ->text(QAccessible::Name)
                           .remove(QStringLiteral("480"))
                           .remove(QStringLiteral("2019"));
            return all;
        };
        const auto lastTime = [&] {
            return view->rowSentence(view->model()->rowCount() - 3);
        }; // the last that is not mine
        QVERIFY(has(said(), 0x660) && has(lastTime(), 0x660));
        QTest::keyClick(desk.window.get(), Qt::Key_4, Qt::ControlModifier);
        auto *choice = desk.find<QComboBox>("digits");
        QVERIFY(choice && choice->isVisible());
        QVERIFY(!choice->accessibleName().isEmpty());
        choice->setFocus();
        QTest::keyClick(choice, Qt::Key_End);
        QCOMPARE(desk.settings.digits(), DigitChoice::Latin);
        QTest::keyClick(desk.window.get(), Qt::Key_Escape);
        QTRY_VERIFY(!has(said(), 0x660));
        QVERIFY(has(said(), u'0'));
        QVERIFY(!has(lastTime(), 0x660) && has(lastTime(), u'0'));
        QVERIFY(lastTime().contains(QStringLiteral("480")));
        QCOMPARE(field->toPlainText(), QStringLiteral("495"));
        desk.settings.setDigits(DigitChoice::ArabicIndic);
        QTRY_VERIFY(has(lastTime(), 0x660));
        QVERIFY(lastTime().contains(QStringLiteral("480"))); // his own digits
        QCOMPARE(field->toPlainText(), QStringLiteral("495"));
    }
};

QTEST_MAIN(TestDigits)
#include "tst_digits.moc"
