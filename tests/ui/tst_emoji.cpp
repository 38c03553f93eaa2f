// Emoji by real keys: the list under ":", the panel with its search, what opens neither, and one step back.
#include "repliesstage.h"

#include "ui/composer/emojimenu.h"
#include "ui/composer/emojipicker.h"

#include <QLineEdit>
#include <QListView>
#include <QToolButton>

using namespace desk;
using namespace desk::ui;

namespace {

struct Stage : RepliesStage
{
    using RepliesStage::RepliesStage;
    EmojiMenu *list() const { return find<EmojiMenu>("emojiMenu"); }
    EmojiPicker *picker() const { return find<EmojiPicker>("emojiPicker"); }
    QLineEdit *search() const { return find<QLineEdit>("emojiSearch"); }
    QListView *grid() const { return find<QListView>("emojiGrid"); }
    QString text() const { return composer().text(); }
    void key(Qt::Key key, Qt::KeyboardModifiers held = Qt::NoModifier) const
    {
        QTest::keyClick(QApplication::focusWidget(), key, held);
    }
};

const QString thumb = QStringLiteral("👍");

} // namespace

class TestEmoji : public QObject
{
    Q_OBJECT

private:
    static void bothDirections()
    {
        QTest::addColumn<LanguageChoice>("language");
        QTest::newRow("left to right") << LanguageChoice::English;
        QTest::newRow("right to left") << LanguageChoice::Arabic;
    }

private Q_SLOTS:
    void aColonAndTwoLettersOpenTheList_data() { bothDirections(); }
    void aColonAndTwoLettersOpenTheList()
    {
        QFETCH(LanguageChoice, language);
        Stage stage(language);
        stage.type(QStringLiteral("Good :t"));
        QVERIFY(!stage.list()->isVisible());
        stage.type(QStringLiteral("humbs"));
        QTRY_VERIFY(stage.list()->isVisible());
        QVERIFY(stage.edit()->hasFocus());
        QVERIFY(stage.list()->item(0)->text().contains(thumb));
        QVERIFY(stage.list()->geometry().bottom() <= stage.edit()->mapTo(stage.list()->parentWidget(), QPoint()).y());
        stage.key(Qt::Key_Return);
        QCOMPARE(stage.text(), QStringLiteral("Good ") + thumb);
        QVERIFY(!stage.list()->isVisible());
        QVERIFY(stage.session->sent.isEmpty());
        stage.key(Qt::Key_Return);
        QCOMPARE(stage.session->sent.last().second, QStringLiteral("Good ") + thumb);
    }

    void arabicNamesFindThem()
    {
        Stage stage(LanguageChoice::Arabic);
        stage.typeArabic(QStringLiteral("شكرا :إبه"));
        QTRY_VERIFY(stage.list()->isVisible());
        stage.key(Qt::Key_Tab);
        QCOMPARE(stage.text(), QStringLiteral("شكرا ") + thumb);
    }

    void smileysAndTimesOpenNothing_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {":)", ":-)", ":D", "10:30", "10:30pm", "https://ab", "price:ok", "/a :th"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void smileysAndTimesOpenNothing()
    {
        QFETCH(QString, text);
        Stage stage;
        stage.type(QStringLiteral(":thu"));
        QTRY_VERIFY(stage.list()->isVisible()); // the table is there
        stage.composer().setText({});
        stage.type(text);
        QVERIFY(!stage.list()->isVisible());
        QCOMPARE(stage.text(), text);
    }

    void escapeClosesTheListForThisWord()
    {
        Stage stage;
        stage.type(QStringLiteral(":thu"));
        QTRY_VERIFY(stage.list()->isVisible());
        stage.key(Qt::Key_Escape);
        QVERIFY(!stage.list()->isVisible());
        QVERIFY(stage.edit()->hasFocus());
        stage.type(QStringLiteral("m"));
        QVERIFY(!stage.list()->isVisible());
        stage.key(Qt::Key_Return);
        QCOMPARE(stage.session->sent.last().second, QStringLiteral(":thum"));
        stage.type(QStringLiteral(":thu"));
        QVERIFY(stage.list()->isVisible());
    }

    void whoLeavesTheWordLeavesTheList()
    {
        Stage stage;
        stage.type(QStringLiteral("a :thu"));
        QTRY_VERIFY(stage.list()->isVisible());
        stage.key(Qt::Key_Home);
        QVERIFY(!stage.list()->isVisible());
        stage.key(Qt::Key_End);
        QVERIFY(!stage.list()->isVisible());
    }

    void oneStepBackBringsTheTypedWordBack()
    {
        Stage stage;
        stage.type(QStringLiteral("a :thumbs"));
        QTRY_VERIFY(stage.list()->isVisible());
        stage.key(Qt::Key_Return);
        QCOMPARE(stage.text(), QStringLiteral("a ") + thumb);
        stage.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(stage.text(), QStringLiteral("a :thumbs"));
    }

    void thePanelFindsByNameInEitherLanguage_data() { bothDirections(); }
    void thePanelFindsByNameInEitherLanguage()
    {
        QFETCH(LanguageChoice, language);
        Stage stage(language);
        stage.type(QStringLiteral("ok "));
        stage.key(Qt::Key_Period, Qt::ControlModifier);
        QVERIFY(stage.picker()->isVisible());
        QVERIFY(stage.search()->hasFocus());
        QTRY_VERIFY(stage.grid()->model()->rowCount() > 1800);
        QVERIFY(stage.picker()->parentWidget()->rect().contains(stage.picker()->geometry()));
        QTest::keyClicks(stage.search(), QStringLiteral("thumbs"));
        QCOMPARE(stage.grid()->model()->rowCount(), 2);
        const QString name = language == LanguageChoice::Arabic ? QStringLiteral("قبول") : QStringLiteral("thumbs up");
        QVERIFY(stage.find<QLabel>("emojiName")->text().contains(name));
        QCOMPARE(stage.grid()->currentIndex().data(Qt::AccessibleTextRole).toString(), name);
        stage.key(Qt::Key_Return);
        QVERIFY(!stage.picker()->isVisible());
        QVERIFY(stage.edit()->hasFocus());
        QCOMPARE(stage.text(), QStringLiteral("ok ") + thumb);
        stage.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(stage.text(), QStringLiteral("ok "));
    }

    void thePanelIsWalkedByArrows()
    {
        Stage stage;
        QTest::mouseClick(stage.find<QToolButton>("composerEmoji"), Qt::LeftButton);
        QTRY_VERIFY(stage.grid()->model()->rowCount() > 1800);
        QTest::keyClicks(stage.search(), QStringLiteral("thumbs"));
        stage.key(Qt::Key_Down);
        QVERIFY(stage.grid()->hasFocus());
        stage.key(Qt::Key_Right);
        QCOMPARE(stage.grid()->currentIndex().row(), 1);
        stage.key(Qt::Key_Up);
        QVERIFY(stage.search()->hasFocus());
        stage.key(Qt::Key_Down);
        QTest::keyClicks(stage.grid(), QStringLiteral("x"));
        QVERIFY(stage.search()->hasFocus());
        QCOMPARE(stage.search()->text(), QStringLiteral("thumbsx"));
        QCOMPARE(stage.grid()->model()->rowCount(), 0);
        QVERIFY(!stage.find<QLabel>("emojiName")->text().isEmpty());
        stage.key(Qt::Key_Return); // nothing to take
        QVERIFY(stage.picker()->isVisible());
        stage.key(Qt::Key_Escape);
        QVERIFY(!stage.picker()->isVisible());
        QVERIFY(stage.edit()->hasFocus());
        QVERIFY(stage.text().isEmpty());
    }

    void theLastUsedStandFirstAlsoNextTime()
    {
        Stage stage;
        stage.type(QStringLiteral(":thumbs"));
        QTRY_VERIFY(stage.list()->isVisible());
        stage.key(Qt::Key_Return);
        QCOMPARE(stage.settings.recentEmoji(), QStringList{thumb});
        stage.key(Qt::Key_Period, Qt::ControlModifier);
        QCOMPARE(stage.grid()->model()->index(0, 0).data().toString(), thumb);
        QCOMPARE(Settings(stage.folder.filePath(QStringLiteral("settings.ini"))).recentEmoji(), QStringList{thumb});
    }

    void thePanelClosesWithItsRoomAndOpensForNoClosedOne()
    {
        Stage stage;
        stage.key(Qt::Key_Period, Qt::ControlModifier);
        QVERIFY(stage.picker()->isVisible());
        stage.composer().focusInput();
        QVERIFY(!stage.picker()->isVisible());
        stage.window->openRoom(RoomId{6});
        QTest::keyClick(stage.window.get(), Qt::Key_Period, Qt::ControlModifier);
        QVERIFY(!stage.picker()->isVisible());
    }
};

QTEST_MAIN(TestEmoji)
#include "tst_emoji.moc"
