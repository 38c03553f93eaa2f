// Spell-check in the composer: waves under what is misspelt, suggestions by key, and nothing else changes.
#include "system/settings.h"
#include "system/speller.h"
#include "ui/composer/composer.h"
#include "ui/composer/composeredit.h"
#include "ui/settings/spellingsection.h"
#include "ui/theme.h"

#include <QCheckBox>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>

using namespace desk;
using namespace desk::ui;

namespace {

struct Stage
{
    QTemporaryDir folder;
    Settings settings{folder.filePath(QStringLiteral("settings.ini"))};
    Speller speller{settings, {QStringLiteral(TEST_DATA "/dictionaries")}};
    Theme theme = makeTheme(false, 100);
    Composer composer{theme, settings};
    QSignalSpy edited{&composer, &Composer::edited};

    Stage()
    {
        composer.setSpeller(&speller);
        composer.resize(600, 120);
        composer.show();
        composer.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&composer));
        composer.focusInput();
    }
    ComposerEdit *edit() const { return composer.edit(); }
    void type(const QString &text) const { QTest::keyClicks(edit(), text); }
    void typeArabic(const QString &text) const
    {
        for (const QChar letter : text) {
            QKeyEvent event(QEvent::KeyPress, 0, Qt::NoModifier, QString(letter));
            QCoreApplication::sendEvent(edit(), &event);
        }
    }
    /// What has a wave under it.
    QStringList marked() const
    {
        QStringList words;
        for (QTextBlock block = edit()->document()->begin(); block.isValid(); block = block.next()) {
            for (const QTextLayout::FormatRange &range : block.layout()->formats()) {
                if (range.format.underlineStyle() == QTextCharFormat::SpellCheckUnderline)
                    words << block.text().mid(range.start, range.length);
            }
        }
        return words;
    }
    QMenu *menu() const { return edit()->findChild<QMenu *>(QStringLiteral("composerMenu")); }
    QMenu *openMenu() const
    {
        QTest::keyClick(edit(), Qt::Key_F10, Qt::ShiftModifier);
        return menu();
    }
    static QAction *entry(QMenu *menu, const QString &text)
    {
        for (QAction *action : menu->actions()) {
            if (action->text() == text)
                return action;
        }
        return nullptr;
    }
};

} // namespace

class TestSpellingWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (!hasDictionaries())
            QSKIP("built without Hunspell");
    }

    void wordsNoDictionaryKnowsAreMarkedInBothLanguages()
    {
        Stage stage;
        stage.type(QStringLiteral("helo the car "));
        QTRY_COMPARE(stage.marked(), QStringList{QStringLiteral("helo")});
        stage.typeArabic(QStringLiteral("السعير نهائي "));
        QTRY_COMPARE(stage.marked(), (QStringList{QStringLiteral("helo"), QStringLiteral("السعير")}));
    }

    void theWordThatIsBeingTypedWaitsForItsEnd()
    {
        Stage stage;
        stage.type(QStringLiteral("helo "));
        QTRY_COMPARE(stage.marked().size(), 1);
        stage.type(QStringLiteral("pric"));
        QSignalSpy learned(&stage.speller, &Speller::learned);
        QTRY_VERIFY(learned.count() > 0 ||
                    stage.speller.verdict(QStringLiteral("pric"), WordLanguage::English) == Speller::Verdict::Wrong);
        QCOMPARE(stage.marked(), QStringList{QStringLiteral("helo")});
        QTest::keyClick(stage.edit(), Qt::Key_Home); // leaves it without another letter
        QTRY_COMPARE(stage.marked(), (QStringList{QStringLiteral("helo"), QStringLiteral("pric")}));
        QTest::keyClick(stage.edit(), Qt::Key_End);
        stage.type(QStringLiteral("e "));
        QTRY_COMPARE(stage.marked(), QStringList{QStringLiteral("helo")});
    }

    void markingIsNoEdit()
    {
        Stage stage;
        stage.type(QStringLiteral("helo "));
        const qsizetype edits = stage.edited.count();
        QTRY_COMPARE(stage.marked().size(), 1);
        QCOMPARE(stage.edited.count(), edits);
        QTest::keyClick(stage.edit(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(stage.composer.text(), QString());
        QTest::keyClick(stage.edit(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(stage.composer.text(), QStringLiteral("helo "));
    }

    void aSuggestionIsTakenByKeysAndUndoneInOneStep()
    {
        Stage stage;
        stage.type(QStringLiteral("helo the car "));
        QTRY_COMPARE(stage.marked().size(), 1);
        QTest::keyClick(stage.edit(), Qt::Key_Home);
        QMenu *menu = stage.openMenu();
        QVERIFY(menu && menu->isVisible());
        QTRY_VERIFY(Stage::entry(menu, QStringLiteral("hello")));
        QCOMPARE(menu->activeAction()->text(), QStringLiteral("hello"));
        QTest::keyClick(menu, Qt::Key_Return);
        QCOMPARE(stage.composer.text(), QStringLiteral("hello the car "));
        QVERIFY(stage.marked().isEmpty());
        QTest::keyClick(stage.edit(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(stage.composer.text(), QStringLiteral("helo the car "));
    }

    void aWordIsKeptOrIgnored()
    {
        Stage stage;
        stage.type(QStringLiteral("helo pric "));
        QTRY_COMPARE(stage.marked().size(), 2);
        QTest::keyClick(stage.edit(), Qt::Key_Home);
        QMenu *menu = stage.openMenu();
        Stage::entry(menu, QStringLiteral("Add to my dictionary"))->trigger();
        QTest::keyClick(menu, Qt::Key_Escape);
        QTRY_COMPARE(stage.marked(), QStringList{QStringLiteral("pric")});
        QCOMPARE(stage.settings.ownWords(), QStringList{QStringLiteral("helo")});
        QTRY_VERIFY(!stage.menu());
        QTest::keyClick(stage.edit(), Qt::Key_Right, Qt::ControlModifier);
        menu = stage.openMenu();
        Stage::entry(menu, QStringLiteral("Ignore this word"))->trigger();
        QTest::keyClick(menu, Qt::Key_Escape);
        QTRY_VERIFY(stage.marked().isEmpty());
        QCOMPARE(stage.settings.ownWords().size(), 1);
    }

    void theMenuOfARightWordOffersNoSpelling()
    {
        Stage stage;
        stage.type(QStringLiteral("helo the "));
        QTRY_COMPARE(stage.marked().size(), 1);
        QMenu *menu = stage.openMenu();
        QVERIFY(menu->isVisible());
        QVERIFY(!Stage::entry(menu, QStringLiteral("Ignore this word")));
        QTest::keyClick(menu, Qt::Key_Escape);
    }

    void namesAreRight()
    {
        Stage stage;
        stage.type(QStringLiteral("helo "));
        QTRY_COMPARE(stage.marked().size(), 1);
        stage.composer.setNames({QStringLiteral("Helo Khaleed")});
        QVERIFY(stage.marked().isEmpty());
    }

    void theSettingTakesTheWavesAwayAtOnce()
    {
        Stage stage;
        SpellingSection section(stage.settings, nullptr);
        section.setSpeller(stage.speller);
        section.show();
        stage.type(QStringLiteral("helo "));
        QTRY_COMPARE(stage.marked().size(), 1);
        auto *check = section.findChild<QCheckBox *>(QStringLiteral("spellCheck"));
        QVERIFY(check->isChecked());
        QTest::keyClick(check, Qt::Key_Space);
        QVERIFY(stage.marked().isEmpty());
        QTest::keyClick(check, Qt::Key_Space);
        QTRY_COMPARE(stage.marked().size(), 1);
        QVERIFY(section.findChild<QLabel *>(QStringLiteral("spellState"))
                    ->text()
                    .contains(QStringLiteral("English and Arabic")));
    }

    void theSettingsSayWhichDictionaryIsNotThere()
    {
        QTemporaryDir folder;
        Settings settings(folder.filePath(QStringLiteral("settings.ini")));
        Speller speller(settings, {folder.path()});
        SpellingSection section(settings, nullptr);
        section.setSpeller(speller);
        section.show();
        QTRY_VERIFY(section.findChild<QLabel *>(QStringLiteral("spellState"))
                        ->text()
                        .contains(QStringLiteral("no dictionary")));
    }
};

QTEST_MAIN(TestSpellingWindow)
#include "tst_spelling.moc"
