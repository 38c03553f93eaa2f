// What is a price in what people write, and what only looks like one.
#include "store/prices.h"

#include <QElapsedTimer>
#include <QTest>

using namespace desk;

class TestPrices : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsSaidIsUnderstood_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("prices"); // "480000 EGP; 500000"
        auto row = [n = 0](const char *text, const char *prices) mutable {
            QTest::addRow("%d", ++n) << QString::fromUtf8(text) << QString::fromUtf8(prices);
        };
        // currencies, before and after, in both languages
        row("500 EGP", "500 EGP");
        row("EGP 500", "500 EGP");
        row("It's 510,000 EGP, slightly negotiable", "510000 EGP");
        row("500EGP", "500 EGP");
        row("LE 750", "750 EGP");
        row("750 L.E.", "750 EGP");
        row("السعر 510000 جنيه وفيه تفاوض", "510000 EGP");
        row("التوصيل بـ50 جنيه", "50 EGP");
        row("٥٠٠ جنيه", "500 EGP");
        row("۵۰۰ جنيه", "500 EGP");
        row("جنيه ٥٠٠", "500 EGP");
        row("٤٥٠٬٠٠٠ ج.م", "450000 EGP");
        row("٤٥٠٫٥ ج.م", "450.5 EGP");
        row("٤٥٠،٠٠٠ جنيها", "450000 EGP");
        row("200 ج", "200 EGP");
        row("1500 ريال", "1500 SAR");
        row("1,500.75 SAR", "1500.75 SAR");
        row("3000 درهم", "3000 AED");
        row("AED 3,000", "3000 AED");
        row("$25", "25 USD");
        row("25$", "25 USD");
        row("25 دولار", "25 USD");
        row("€ 1.250,50", "1250.5 EUR");
        row("40 يورو", "40 EUR");
        row("£99.99", "99.99 GBP");
        row("$1.5M for the villa", "1500000 USD");
        row("450 000 جنيه", "450000 EGP");
        row("1.250.000 EGP", "1250000 EGP");
        row("500.50 EGP", "500.5 EGP");
        row("12,5 EUR", "12.5 EUR");
        row("5000 جنيه للمتر", "5000 EGP");
        // thousands and millions
        row("أقدر أدفع 480 ألف كاش", "480000");
        row("٤٨٠ الف", "480000");
        row("480 الف جنيه", "480000 EGP");
        row("480k", "480000");
        row("480 K cash", "480000");
        row("480ك", "480000");
        row("3 آلاف", "3000");
        row("1.5 مليون", "1500000");
        row("1,5 مليون جنيه", "1500000 EGP");
        row("2 million EGP", "2000000 EGP");
        row("3 آلاف و 500 جنيه", "3500 EGP");
        row("2 مليون و 300 ألف", "2300000");
        row("شقة 120 متر 900 ألف", "900000");
        row("400-450 ألف", "400000; 450000");
        row("400 to 450 EGP", "400 EGP; 450 EGP");
        // words that speak of money
        row("I can do 495 in cash, and the papers are ready.", "495");
        row("price 480000", "480000");
        row("final 495", "495");
        row("السعر: ٤٥٠٠٠٠", "450000");
        row("اخر كلام 300", "");
        row("آخر سعر 300", "300");
        row("أدفع 2000 النهارده", "2000");
        row("عربون 500", "500");
        row("Would you take 350?", "350");
        row("ب٥٠٠", "500");
        row("450000", "450000");
        row("٤٥٠٬٠٠٠ ؟", "450000");
        row("من 480 ألف إلى 495 ألف", "480000; 495000");
        row("480 ألف\nلا، 500 ألف\nماشي 490 ألف", "480000; 500000; 490000");
        // not money: phones
        row("01001234567", "");
        row("٠١٠٠١٢٣٤٥٦٧", "");
        row("كلمني على 0100 123 4567", "");
        row("+20 100 123 4567", "");
        row("+966501234567", "");
        row("20 100 123 4567", "");
        row("010-1234-5678", "");
        row("02 2345 6789", "");
        row("السعر 300 جنيه، 01001234567", "300 EGP");
        // dates, times, years
        row("12/11/2026", "");
        row("2026-11-28", "");
        row("28.11.2026", "");
        row("يوم 15 نوفمبر", "");
        row("10:30", "");
        row("الساعة 5", "");
        row("at 5 pm", "");
        row("موديل 2019", "");
        row("2019", "");
        row("Toyota Corolla 2019", "");
        row("at 2019 it was new", "");
        row("24/7", "");
        // measures, models, mileages, addresses
        row("120 متر", "");
        row("120 m²", "");
        row("مساحة 120", "");
        row("160×200", "");
        row("240 x 60 cm", "");
        row("32 GB RAM", "");
        row("i7-12700H, 1 TB NVMe, RTX 3050 Ti", "");
        row("RTX3050 for sale", "");
        row("العداد 64,000 كم", "");
        row("64 ألف كيلو", "");
        row("ماشية 64 ألف بالظبط", "");
        row("64,000 km, no accidents", "");
        row("mileage 64000", "");
        row("4K screen", "");
        row("3 غرف و 2 حمام", "");
        row("الدور 3 شقة 12", "");
        row("5 years warranty", "");
        row("100%", "");
        row("خصم ٢٠٪", "");
        row("order #4417", "");
        row("رقم العملية 99887766", "");
        row("Card ending 4417", "");
        row("AWB number 176-12345678", "");
        row("https://example.com/item/450000?price=300", "");
        row("iPhone 13 Pro", "");
        row("3D", "");
        row("192.168.1.1", "");
        row("ألف شكر", "");
        row("وأنت طيب وبألف خير", "");
        row("123456789012345678901234567890 EGP", "");
        row("", "");
    }
    void whatIsSaidIsUnderstood()
    {
        QFETCH(QString, text);
        QFETCH(QString, prices);
        QStringList found;
        const QList<Price> all = findPrices(text);
        for (const Price &price : all) {
            found << (price.amount + QLatin1Char(' ') + price.currency).trimmed();
            QVERIFY(price.range.from >= 0 && price.range.from < price.range.to && price.range.to <= text.size());
        }
        QCOMPARE(found.join(QStringLiteral("; ")), prices);
    }

    void theRangeHoldsNumberAndCurrency()
    {
        const QString text = QStringLiteral("يعني السعر ٤٨٠ ألف جنيه يا فندم");
        const QList<Price> all = findPrices(text);
        QCOMPARE(all.size(), 1);
        QCOMPARE(text.mid(all[0].range.from, all[0].range.to - all[0].range.from), QStringLiteral("٤٨٠ ألف جنيه"));
    }

    void hostileTextsAreLookedThroughInNoTime_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("one number") << QString(2'000'000, QLatin1Char('7'));
        QTest::newRow("crosses") << QStringLiteral("1x").repeated(200'000);
        QTest::newRow("groups") << QStringLiteral("123 ").repeated(200'000);
        QTest::newRow("slashes") << QStringLiteral("1/").repeated(200'000);
        QTest::newRow("brackets") << QStringLiteral("(((((( 1 ").repeated(100'000);
        QTest::newRow("dots") << QStringLiteral("1.").repeated(200'000);
        QTest::newRow("prices") << QStringLiteral("$5 ").repeated(200'000);
    }
    void hostileTextsAreLookedThroughInNoTime()
    {
        QFETCH(QString, text);
        QElapsedTimer timer;
        timer.start();
        QVERIFY(findPrices(text).size() <= 50);
        QVERIFY2(timer.elapsed() < 2'000, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_GUILESS_MAIN(TestPrices)
#include "tst_prices.moc"
