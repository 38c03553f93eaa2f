// Emoji are found by their names in both languages, and a colon is only a colon where nobody seeks one.
#include "models/emojitable.h"

#include <QFile>
#include <QTest>

using namespace desk;

class TestEmojiTable : public QObject
{
    Q_OBJECT

private:
    EmojiTable m_table;

    QStringList found(const QString &typed, int atMost = 6) const
    {
        QStringList emoji;
        for (const int place : m_table.matching(typed, atMost))
            emoji << m_table.all().at(place).text;
        return emoji;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(QStringLiteral(TEST_DATA "/../../resources/emoji/emoji.tsv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_table = EmojiTable::fromTsv(file.readAll());
    }

    void everyEmojiHasANameInBothLanguages()
    {
        QVERIFY(m_table.all().size() > 1800);
        for (const Emoji &emoji : m_table.all()) {
            QVERIFY2(!emoji.english.isEmpty() && !emoji.arabic.isEmpty(), qPrintable(emoji.text));
            QCOMPARE(m_table.find(emoji.text)->text, emoji.text);
        }
        QCOMPARE(m_table.find(QStringLiteral("x")), nullptr);
    }

    void namesFindThem_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("emoji");
        QTest::newRow("a word of the name") << "heart" << QStringLiteral("❤️");
        QTest::newRow("its beginning") << "thu" << QStringLiteral("👍");
        QTest::newRow("two words in any order") << "up thumbs" << QStringLiteral("👍");
        QTest::newRow("words joined as they are in a word") << "thumbs_up" << QStringLiteral("👍");
        QTest::newRow("capitals") << "OK" << QStringLiteral("👌");
        QTest::newRow("another word for it") << "laugh" << QStringLiteral("😆");
        QTest::newRow("Arabic") << "قلب" << QStringLiteral("❤️");
        QTest::newRow("Arabic, another spelling") << "إبهام" << QStringLiteral("👍");
        QTest::newRow("Arabic without the hamza") << "ابهام" << QStringLiteral("👍");
        QTest::newRow("Arabic, its beginning") << "سيار" << QStringLiteral("🚗");
        QTest::newRow("a flag") << "egypt" << QStringLiteral("🇪🇬");
    }
    void namesFindThem()
    {
        QFETCH(QString, typed);
        QFETCH(QString, emoji);
        QVERIFY2(found(typed, 20).contains(emoji), qPrintable(found(typed, 20).join(QLatin1Char(' '))));
    }

    void theNearestStandsFirst()
    {
        QCOMPARE(found(QStringLiteral("fire"), 1), QStringList{QStringLiteral("🔥")});
        QCOMPARE(found(QStringLiteral("car"), 1),
                 QStringList{QStringLiteral("🚃")}); // "railway car"; the rest are words about it
        QVERIFY(found(QStringLiteral("qqqq")).isEmpty());
        QCOMPARE(found({}, 5000).size(), m_table.all().size());
    }

    void whoSeeksIsTold_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("from");
        QTest::newRow("at the beginning") << ":he" << 0;
        QTest::newRow("behind a blank") << "great :th" << 6;
        QTest::newRow("behind a bracket") << "(:th" << 1;
        QTest::newRow("Arabic") << "شكرا :قل" << 5;
        QTest::newRow("two words joined") << ":thumbs_u" << 0;
        QTest::newRow("behind another emoji") << "👍:he" << 2;
        QTest::newRow("one letter") << ":h" << -1;
        QTest::newRow("a smiley") << ":)" << -1;
        QTest::newRow("a smiley with a nose") << ":-)" << -1;
        QTest::newRow("a smiley of letters") << ":D" << -1;
        QTest::newRow("a smiley of letters and more") << ":D thanks" << -1;
        QTest::newRow("a time") << "10:30" << -1;
        QTest::newRow("a time in Arabic digits") << "١٠:٣٠" << -1;
        QTest::newRow("a time with letters") << "10:30pm" << -1;
        QTest::newRow("an address") << "https://ex" << -1;
        QTest::newRow("behind a word") << "price:ok" << -1;
        QTest::newRow("behind an Arabic word") << "السعر:نهائي" << -1;
        QTest::newRow("two colons") << "::he" << -1;
        QTest::newRow("a blank behind the colon") << ": he" << -1;
        QTest::newRow("digits") << ":50" << -1;
        QTest::newRow("nothing") << "" << -1;
    }
    void whoSeeksIsTold()
    {
        QFETCH(QString, text);
        QFETCH(int, from);
        const auto search = emojiSearch(text);
        QCOMPARE(search ? int(search->from) : -1, from);
        if (search)
            QCOMPARE(search->typed, text.mid(from + 1));
    }

    void linesThatCannotBeReadAreLeftOut()
    {
        const EmojiTable table = EmojiTable::fromTsv("# x\ty\tz\ta\tb\nbroken\n\xf0\x9f\x91\x8d\tup\t\tفوق\t\n");
        QCOMPARE(table.all().size(), 1);
        QCOMPARE(table.all().first().english, QStringLiteral("up"));
    }
};

QTEST_APPLESS_MAIN(TestEmojiTable)
#include "tst_emojitable.moc"
