// Which words are looked up, where dictionaries are found, and what the speller's thread answers.
#include "models/spellwords.h"
#include "system/settings.h"
#include "system/speller.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace desk;

namespace {

const QString dictionaries = QStringLiteral(TEST_DATA "/dictionaries");

QStringList words(const QString &text, const QStringList &names = {})
{
    QStringList found;
    for (const SpellWord &word : spellWords(text, nameWords(names)))
        found << word.word;
    return found;
}

} // namespace

class TestSpelling : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void onlyWordsAreLookedUp_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("a sentence") << "Hello, the car!"
                                    << "Hello the car";
        QTest::newRow("an apostrophe of typographers") << QStringLiteral("don’t 'write'") << "don't write";
        QTest::newRow("Arabic") << "مرحبا، السعر نهائي؟"
                                << "مرحبا السعر نهائي";
        QTest::newRow("harakat and tatweel are no letters") << "مَرْحَبًا الســعر"
                                                            << "مرحبا السعر";
        QTest::newRow("both") << "السعر is نهائي"
                              << "السعر is نهائي";
        QTest::newRow("addresses") << "see https://exampel.com/abz and www.exampel.org or exampel.net/x exampel.com"
                                   << "see and or";
        QTest::newRow("mail") << "write to sarra@exampel.com"
                              << "write to";
        QTest::newRow("two sentences without a blank") << "good.Still"
                                                       << "good Still";
        QTest::newRow("numbers") << "510 000 ٤٨٠ 4x4 2nd 10:30pm"
                                 << "";
        QTest::newRow("capitals") << "VIN ABS OK ok"
                                  << "ok";
        QTest::newRow("one letter") << "a b و"
                                    << "";
        QTest::newRow("variables") << "hello {naem} car"
                                   << "hello car";
        QTest::newRow("other scripts") << QStringLiteral("цена 价格 τιμή") << "";
        QTest::newRow("a word of two scripts") << QStringLiteral("carسيارة") << "";
        QTest::newRow("emoji") << QStringLiteral("good👍 car") << "good car";
        QTest::newRow("a search for an emoji") << ":thumbz"
                                               << "";
        QTest::newRow("a name of an account") << "@sarra_h #tagg"
                                              << "";
    }
    void onlyWordsAreLookedUp()
    {
        QFETCH(QString, text);
        QTEST(words(text).join(QLatin1Char(' ')), "expected");
    }

    void namesOfPeopleAndAdsAreRight()
    {
        QCOMPARE(words(QStringLiteral("hello Khaleed, the Corola"),
                       {QStringLiteral("khaleed Omar"), QStringLiteral("Toyota Corola 2019")}),
                 (QStringList{QStringLiteral("hello"), QStringLiteral("the")}));
        QCOMPARE(words(QStringLiteral("مرحبا يا أحمد"), {QStringLiteral("احمد")}),
                 (QStringList{QStringLiteral("مرحبا"), QStringLiteral("يا")}));
    }

    void aWordKnowsItsPlaceAndItsLanguage()
    {
        const QList<SpellWord> found = spellWords(QStringLiteral("'hello' مرحبا"), {});
        QCOMPARE(found.at(0).range, (TextRange{1, 6}));
        QCOMPARE(found.at(0).language, WordLanguage::English);
        QCOMPARE(found.at(1).range, (TextRange{8, 13}));
        QCOMPARE(found.at(1).language, WordLanguage::Arabic);
    }

    void theFirstFolderWithADictionaryCounts()
    {
        QTemporaryDir other;
        for (const char *name : {"ar_SA.aff", "ar_SA.dic", "en_GB.dic"}) {
            QFile file(other.filePath(QString::fromLatin1(name)));
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        const QStringList folders{QStringLiteral("/nowhere"), other.path(), dictionaries};
        QCOMPARE(findDictionary(WordLanguage::Arabic, folders)->words, other.filePath(QStringLiteral("ar_SA.dic")));
        QCOMPARE(findDictionary(WordLanguage::English, folders)->words, dictionaries + QStringLiteral("/en_US.dic"));
        QVERIFY(!findDictionary(WordLanguage::English, {other.path()})); // half of one
    }

    void theEnvironmentComesFirst()
    {
        qputenv("DICPATH", "/one:/two");
        QCOMPARE(dictionaryFolders().mid(0, 2), (QStringList{QStringLiteral("/one"), QStringLiteral("/two")}));
        qunsetenv("DICPATH");
        QVERIFY(dictionaryFolders().contains(QStringLiteral("/usr/share/hunspell")));
    }

    void wordsAreJudgedByTheirOwnLanguage()
    {
        if (!hasDictionaries())
            QSKIP("built without Hunspell");
        QTemporaryDir folder;
        Settings settings(folder.filePath(QStringLiteral("settings.ini")));
        Speller speller(settings, {dictionaries});
        using Verdict = Speller::Verdict;
        const auto judge = [&speller](const char *word, WordLanguage language) {
            return speller.verdict(QString::fromUtf8(word), language);
        };
        QCOMPARE(judge("hello", WordLanguage::English), Verdict::Unknown);
        QCOMPARE(judge("helo", WordLanguage::English), Verdict::Unknown);
        QCOMPARE(judge("السعر", WordLanguage::Arabic), Verdict::Unknown);
        QTRY_COMPARE(judge("السعر", WordLanguage::Arabic), Verdict::Right);
        QCOMPARE(judge("hello", WordLanguage::English), Verdict::Right);
        QCOMPARE(judge("helo", WordLanguage::English), Verdict::Wrong);
        judge("السعير", WordLanguage::Arabic);
        QTRY_COMPARE(judge("السعير", WordLanguage::Arabic), Verdict::Wrong);
        QCOMPARE(speller.presence(WordLanguage::Arabic), Speller::Presence::Present);

        QFuture<QStringList> found = speller.suggestions(QStringLiteral("helo"), WordLanguage::English);
        QTRY_VERIFY(found.isFinished());
        QCOMPARE(found.result().value(0), QStringLiteral("hello"));

        QSignalSpy learned(&speller, &Speller::learned);
        speller.ignore(QStringLiteral("helo"));
        QCOMPARE(judge("helo", WordLanguage::English), Verdict::Right);
        QCOMPARE(learned.count(), 1);
        speller.keep(QStringLiteral("السعير"));
        QCOMPARE(judge("السعير", WordLanguage::Arabic), Verdict::Right);
        Speller next(settings, {dictionaries});
        QCOMPARE(next.verdict(QStringLiteral("السعير"), WordLanguage::Arabic), Verdict::Right);
        next.verdict(QStringLiteral("helo"), WordLanguage::English);
        QTRY_COMPARE(next.verdict(QStringLiteral("helo"), WordLanguage::English), Verdict::Wrong);
    }

    void withoutADictionaryNothingIsWrong()
    {
        QTemporaryDir folder;
        Settings settings(folder.filePath(QStringLiteral("settings.ini")));
        Speller speller(settings, {folder.path()});
        QSignalSpy told(&speller, &Speller::presenceChanged);
        speller.look();
        QTRY_COMPARE(told.count(), 1);
        QCOMPARE(speller.presence(WordLanguage::English), Speller::Presence::Missing);
        QCOMPARE(speller.verdict(QStringLiteral("helo"), WordLanguage::English), Speller::Verdict::Right);
    }

    void filesThatAreNoDictionaryBreakNothing()
    {
        if (!hasDictionaries())
            QSKIP("built without Hunspell");
        QTemporaryDir folder;
        for (const char *name : {"en_US.aff", "en_US.dic"}) {
            QFile file(folder.filePath(QString::fromLatin1(name)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("SET KLINGON-1\n\xff\xfe\x00 what");
        }
        QVERIFY(!openDictionary(*findDictionary(WordLanguage::English, {folder.path()})));
    }
};

QTEST_GUILESS_MAIN(TestSpelling)
#include "tst_spelling.moc"
