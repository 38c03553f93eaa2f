// Measuring of rows, texts and links: nothing collides, everything keeps its own direction, nothing is markup.
#include "tests/ui/faketimeline.h"
#include "ui/theme.h"
#include "ui/timeline/messagelayout.h"
#include "ui/timeline/scrollanchor.h"

#include <QTest>

using namespace desk;
using namespace desk::test;
using namespace desk::ui;

namespace {

LayoutContext contextOf(const Theme &theme, int width, Qt::LayoutDirection direction)
{
    LayoutContext context;
    context.theme = &theme;
    context.width = width;
    context.direction = direction;
    context.zone = QTimeZone::utc();
    context.today = QDate(2026, 11, 23);
    context.locale = QLocale::c();
    return context;
}

TimelineRow rowOf(const QString &text, bool mine, DeliveryState delivery = DeliveryState::None)
{
    TimelineRow row;
    row.message = MessageId{1};
    row.mine = mine;
    row.text = text;
    row.at = FakeTimeline::timeOf(1);
    row.delivery = delivery;
    row.sender = mine ? QString() : QStringLiteral("Laila");
    return row;
}

/// Everything inked of the text, line by line.
QList<QRectF> inkOf(const MessageLayout &layout)
{
    QList<QRectF> ink;
    for (const MessageLayout::Block &block : layout.blocks()) {
        for (int i = 0; i < block.layout->lineCount(); ++i) {
            QRectF line = block.layout->lineAt(i).naturalTextRect().translated(block.origin);
            // the step of the lines, not the font's own generous height
            line.setTop(block.origin.y() + i * block.step);
            line.setHeight(block.step);
            ink << line;
        }
    }
    return ink;
}

const QString arabic = QStringLiteral("وعليكم السلام، نعم متاحة والعداد 64,000 كم وأقدر أبعت لك تقرير الفحص");

} // namespace

class TestLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timeNeverMeetsTheText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("mine");
        QTest::addColumn<int>("delivery");
        const QString english = QStringLiteral("I can do 495 in cash, and the papers are ready to be signed today");
        const QList<std::pair<const char *, QString>> texts{
            {"empty", {}},
            {"one letter", QStringLiteral("a")},
            {"English", english},
            {"Arabic", arabic},
            {"mixed", QStringLiteral("Great, thank you! ") + arabic.left(30)},
            {"two directions", english + QLatin1Char('\n') + arabic},
            {"two directions, other order", arabic + QLatin1Char('\n') + english},
            {"one long word", QString(200, QLatin1Char('w'))},
            {"digits", QStringLiteral("0123456789 ").repeated(9).trimmed()},
            {"emoji", QStringLiteral("👍🏽👍🏽👍🏽 ok")},
            {"ends with a break", english + QLatin1Char('\n')},
        };
        for (const auto &[name, text] : texts) {
            QTest::addRow("%s, theirs", name) << text << false << int(DeliveryState::None);
            QTest::addRow("%s, read", name) << text << true << int(DeliveryState::Read);
            QTest::addRow("%s, refused", name) << text << true << int(DeliveryState::Refused);
        }
    }

    void timeNeverMeetsTheText()
    {
        QFETCH(QString, text);
        QFETCH(bool, mine);
        QFETCH(int, delivery);
        for (const int percent : {100, 200}) {
            const Theme theme = makeTheme(false, percent);
            for (const auto direction : {Qt::LeftToRight, Qt::RightToLeft}) {
                for (int width = theme.px(240); width <= 1600; width += 68) {
                    TimelineRow row = rowOf(text, mine, DeliveryState(delivery));
                    if (row.delivery == DeliveryState::Refused)
                        row.error = Error{ErrorCode::RateLimited, {}, {}, 429};
                    const MessageLayout layout(row, contextOf(theme, width, direction));
                    const QByteArray where = QByteArray::number(width) + " at " + QByteArray::number(percent);
                    const QRectF bubble = layout.bubble();
                    QVERIFY2(bubble.left() >= 0 && bubble.right() <= width, where);
                    QVERIFY2(bubble.adjusted(-1, -1, 1, 1).contains(layout.meta()), where);
                    QVERIFY2(layout.height() >= bubble.bottom(), where);
                    const QList<QRectF> ink = inkOf(layout);
                    for (const QRectF &line : ink) {
                        QVERIFY2(line.left() >= bubble.left() && line.right() <= bubble.right() + 1, where);
                        const QRectF shared = line.intersected(layout.meta());
                        QVERIFY2(shared.width() < 1 || shared.height() < 5, where);
                    }
                }
            }
        }
    }

    void bubblesTakeAtMostTheirShare()
    {
        const Theme theme = makeTheme(false, 100);
        const QString words = QStringLiteral("many words ").repeated(60);
        for (const int width : {600, 800, 1100}) {
            const MessageLayout layout(rowOf(words, true), contextOf(theme, width, Qt::LeftToRight));
            QVERIFY(layout.bubble().width() <= 0.64 * width);
            QVERIFY(layout.bubble().width() > 0.5 * width);
        }
        // lines of a very wide window stay readable
        QVERIFY(MessageLayout(rowOf(words, true), contextOf(theme, 2560, Qt::LeftToRight)).bubble().width() <= 760);
    }

    void shortTextsShareTheirLineWithTheTime()
    {
        const Theme theme = makeTheme(false, 100);
        const auto oneLine = [&](const QString &text, Qt::LayoutDirection direction) {
            const MessageLayout layout(rowOf(text, false), contextOf(theme, 700, direction));
            const MessageLayout::Block &block = layout.blocks().front();
            return layout.meta().top() < block.origin.y() + block.step;
        };
        QVERIFY(oneLine(QStringLiteral("yes"), Qt::LeftToRight));
        QVERIFY(oneLine(QStringLiteral("نعم"), Qt::RightToLeft));
        QVERIFY(!oneLine(QStringLiteral("نعم"), Qt::LeftToRight)); // it reads away from the time
        QVERIFY(!oneLine(QStringLiteral("yes"), Qt::RightToLeft));
    }

    void paragraphsKeepTheirOwnDirection()
    {
        const QList<Paragraph> parts = paragraphs(QStringLiteral("12:30\nسلام hello\n+20 100\nhello سلام\n\n"), false);
        QList<bool> directions;
        for (const Paragraph &part : parts)
            directions << part.rightToLeft;
        QCOMPARE(directions, (QList<bool>{true, true, true, false, false, false}));
        QCOMPARE(paragraphs(QStringLiteral("123"), true).first().rightToLeft, true);
        QCOMPARE(parts.at(1).start, 6);
    }

    void aPhoneNumberOrALinkKeepsItsOrder()
    {
        const auto isolatedIn = [](const QString &text) {
            return bubbleText(text).replace(QChar(0x2066), QLatin1Char('<')).replace(QChar(0x2069), QLatin1Char('>'));
        };
        QCOMPARE(isolatedIn(QStringLiteral("رقمي +20 100 123 4567 واتساب")),
                 QStringLiteral("رقمي <+20 100 123 4567> واتساب"));
        QCOMPARE(isolatedIn(QStringLiteral("٠١٠٠ ١٢٣ ٤٥٦٧")), QStringLiteral("<٠١٠٠ ١٢٣ ٤٥٦٧>"));
        QCOMPARE(isolatedIn(QStringLiteral("480 000, 12:30")), QStringLiteral("480 000, 12:30"));
        const QString link = QStringLiteral("https://market.example.com/01001234567");
        QCOMPARE(isolatedIn(link), QLatin1Char('<') + link + QLatin1Char('>')); // the link as one, not the digits in it
        QCOMPARE(shownText(bubbleText(QStringLiteral("01001234567"))), QStringLiteral("01001234567"));
    }

    void directionControlsDoNotLeak()
    {
        const QString evil = QStringLiteral("a\u202Eb\u2067c\u0007d\r\ne\u2028f\rg\tz");
        QCOMPARE(shownText(evil), QStringLiteral("abcd\ne\nf\ng\tz"));
        Attachment file{QStringLiteral("/media/x"), QStringLiteral("photo\u202Egpj.exe"), 10, {}};
        const FileFace face = fileFace(file);
        QCOMPARE(face.name, QStringLiteral("photogpj.exe"));
        QVERIFY(!face.picture);
    }

    void linksAreHttpHttpsAndMailOnly_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("links");
        const auto row = [](const char *name, const QString &text, const QStringList &links) {
            QTest::newRow(name) << text << links;
        };
        row("none", QStringLiteral("no link: here, at 5@home"), {});
        row("https", QStringLiteral("see https://a.com/x?y=1."), {QStringLiteral("https://a.com/x?y=1")});
        row("in brackets", QStringLiteral("(http://a.com/(b))"), {QStringLiteral("http://a.com/(b)")});
        row("www", QStringLiteral("www.idrissimart.com/ads"), {QStringLiteral("https://www.idrissimart.com/ads")});
        row("Arabic comma", QStringLiteral("شوف https://a.com، شكرا"), {QStringLiteral("https://a.com")});
        row("mail", QStringLiteral("to sara@mail.example.com!"), {QStringLiteral("mailto:sara@mail.example.com")});
        row("two", QStringLiteral("http://a.b http://c.d"),
            {QStringLiteral("http://a.b"), QStringLiteral("http://c.d")});
        row("file", QStringLiteral("file:///etc/passwd"), {});
        row("javascript", QStringLiteral("javascript:alert(1) data:text/html,x smb://h/s"), {});
        row("user in the address", QStringLiteral("https://bank.com@evil.com/x"), {});
        row("inside a word", QStringLiteral("xhttps://a.com"), {});
    }

    void linksAreHttpHttpsAndMailOnly()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, links);
        QStringList found;
        for (const LinkRange &link : linksIn(text))
            found << link.url.toString();
        QCOMPARE(found, links);
    }

    void hostileTextIsShownAsItIs()
    {
        const Theme theme = makeTheme(false, 100);
        const QString hostile = QStringLiteral("<b>bold</b> <img src=file:///etc/passwd> &amp; <a href=\"x\">y</a>");
        const MessageLayout layout(rowOf(hostile, false), contextOf(theme, 900, Qt::LeftToRight));
        QCOMPARE(layout.text(), hostile);
        QCOMPARE(layout.blocks().front().layout->text(), hostile);
        QVERIFY(layout.links().isEmpty());
    }

    void namesStandOnlyWhereSeveralWrite()
    {
        const Theme theme = makeTheme(false, 100);
        const LayoutContext context = contextOf(theme, 600, Qt::LeftToRight);
        TimelineRow row = rowOf(QStringLiteral("hello"), false);
        const MessageLayout without(row, context);
        QVERIFY(without.name().isEmpty());
        row.named = true;
        const MessageLayout with(row, context);
        QVERIFY(!with.name().isEmpty());
        QVERIFY(with.height() > without.height());
        row.first = false;
        QCOMPARE(MessageLayout(row, context).height(), without.height());
    }

    void groupsStandCloser()
    {
        const Theme theme = makeTheme(false, 100);
        const LayoutContext context = contextOf(theme, 600, Qt::LeftToRight);
        TimelineRow row = rowOf(QStringLiteral("hello"), false);
        const int apart = MessageLayout(row, context).height();
        row.last = false;
        QCOMPARE(apart - MessageLayout(row, context).height(), 5);
    }

    void anchorKeepsItsRowThroughEveryChange()
    {
        QList<int> heights(50, 40);
        ScrollAnchor anchor([&heights](int row) { return heights.at(row); });
        anchor.setViewport(400, 10);
        anchor.reset(50);
        QVERIFY(anchor.atBottom());
        anchor.scrollBy(505);
        const auto topOf = [&anchor](int row) {
            for (const ScrollAnchor::Visible &seen : anchor.visible()) {
                if (seen.row == row)
                    return seen.top;
            }
            return -1000;
        };
        const int row = anchor.row();
        const int top = topOf(row);
        heights.insert(0, 7, 90);
        anchor.inserted(0, 7);
        QCOMPARE(anchor.row(), row + 7);
        QCOMPARE(topOf(row + 7), top);
        heights.remove(0, 5);
        anchor.removed(0, 5);
        QCOMPARE(topOf(row + 2), top);
        heights.append(QList<int>(9, 25));
        anchor.inserted(52, 9);
        QCOMPARE(topOf(row + 2), top);
        anchor.toTop();
        QCOMPARE(topOf(0), 10);
        anchor.scrollBy(1000);
        QCOMPARE(topOf(0), 10);
        anchor.scrollBy(-100'000);
        QVERIFY(anchor.atBottom());
    }
};

QTEST_MAIN(TestLayout)
#include "tst_layout.moc"
