// Colours people can read, in both themes, and sizes that follow the setting.
#include "ui/theme.h"

#include <QApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

#include <cmath>

using namespace desk::ui;

namespace {

double luminance(const QColor &colour)
{
    const auto part = [](double value) {
        return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double one = luminance(a);
    const double two = luminance(b);
    return (std::max(one, two) + 0.05) / (std::min(one, two) + 0.05);
}

/// A translucent colour over another.
QColor over(const QColor &upper, const QColor &lower)
{
    const double share = upper.alphaF();
    const auto mix = [share](double a, double b) { return float(a * share + b * (1 - share)); };
    return QColor::fromRgbF(mix(upper.redF(), lower.redF()), mix(upper.greenF(), lower.greenF()),
                            mix(upper.blueF(), lower.blueF()));
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void textCanBeRead_data()
    {
        QTest::addColumn<QColor>("ink");
        QTest::addColumn<QColor>("paper");
        for (const bool dark : {false, true}) {
            const Theme t = makeTheme(dark, 100);
            const auto row = [dark](const char *name, const QColor &ink, const QColor &paper) {
                QTest::addRow("%s %s", dark ? "dark" : "light", name) << ink << paper;
            };
            row("ink on panel", t.ink, t.panel);
            row("ink on background", t.ink, t.background);
            row("ink on selection", t.ink, t.selection);
            row("muted on panel", t.muted, t.panel);
            row("muted on background", t.muted, t.background);
            row("muted on selection", t.muted, t.selection);
            row("muted on chip", t.muted, t.chip);
            row("ink on mine", t.ink, t.mine);
            row("ink on theirs", t.ink, t.theirs);
            row("fine on mine", t.fine, t.mine);
            row("fine on theirs", t.fine, t.theirs);
            row("tick on mine", t.tick, t.mine);
            row("tick on panel", t.tick, t.panel);
            row("accent", t.onAccent, t.accent);
            row("signal", t.onSignal, t.signal);
            row("ok on panel", t.ok, t.panel);
            row("ok on selection", t.ok, t.selection);
            row("bad on panel", t.bad, t.panel);
            row("bad on mine", t.bad, t.mine);
            row("bad on selection", t.bad, t.selection);
            row("banner", t.bannerInk, t.bannerBackground);
            row("banner's button on panel", t.bannerInk, t.panel);
            row("note", t.ink, t.noteBackground);
            row("note's head", t.noteInk, t.noteBackground);
            row("note's time", t.fine, t.noteBackground);
            row("note's link", t.tick, t.noteBackground);
            row("note that was refused", t.bad, t.noteBackground);
            row("muted beside a note", t.muted, t.noteBackground);
            row("rail", t.railInk, t.rail);
            row("rail, chosen", t.railInk, t.railSelected);
            row("muted on theirs", t.muted, t.theirs);
            row("ink on chip", t.ink, t.chip);
            row("ink where it was found", t.ink, t.found);
            row("fine in a file of mine", t.fine, over(t.fileBox, t.mine));
            row("fine in a file of theirs", t.fine, over(t.fileBox, t.theirs));
            row("ink in a file of mine", t.ink, over(t.fileBox, t.mine));
            row("link on theirs", t.tick, t.theirs);
            row("link on chip", t.tick, t.chip);
            row("name on theirs", t.accent, t.theirs);
            row("unread line", t.signal, t.background);
            row("waiting, on chip", t.signal, t.chip);
            row("bad on theirs", t.bad, t.theirs);
            row("bad on chip", t.bad, t.chip);
            row("warn on panel", t.warn, t.panel);
            row("typing on background", t.ok, t.background);
            row("urgent", t.urgentInk, t.urgentBackground);
            row("soon", t.soonInk, t.soonBackground);
            for (int id = 0; id < 9; ++id)
                row(qPrintable(QStringLiteral("avatar %1").arg(id)), t.avatarInk, t.avatarColour(id));
        }
    }
    void textCanBeRead()
    {
        QFETCH(QColor, ink);
        QFETCH(QColor, paper);
        QVERIFY2(contrast(ink, paper) >= 4.5, qPrintable(QString::number(contrast(ink, paper))));
    }

    void ringsAndSignsCanBeSeen_data()
    {
        QTest::addColumn<QColor>("ink");
        QTest::addColumn<QColor>("paper");
        for (const bool dark : {false, true}) {
            const Theme t = makeTheme(dark, 100);
            const auto row = [dark](const char *name, const QColor &ink, const QColor &paper) {
                QTest::addRow("%s %s", dark ? "dark" : "light", name) << ink << paper;
            };
            // the focus
            row("ring on panel", t.accent, t.panel);
            row("ring on background", t.accent, t.background);
            row("ring round a field", t.accent, t.chip);
            row("ring on the chosen row", t.accent, t.selection);
            row("ring round mine", t.accent, t.mine);
            row("ring on the rail", t.railInk, t.rail);
            row("ring of a chip", t.tick, t.panel);
            row("ring of the first button", t.ink, t.panel);
            row("ring in a banner", t.bannerInk, t.bannerBackground);
            // signs without words
            row("what waits, in a row", t.signal, t.selection);
            row("what waits, on the panel", t.signal, t.panel);
            row("icons", t.muted, t.selection);
            row("a box to be ticked", t.muted, t.panel);
            row("a ticked box", t.accent, t.panel);
        }
    }
    void ringsAndSignsCanBeSeen()
    {
        QFETCH(QColor, ink);
        QFETCH(QColor, paper);
        QVERIFY2(contrast(ink, paper) >= 3, qPrintable(QString::number(contrast(ink, paper))));
    }

    void hintsInFieldsCanBeRead()
    {
        for (const bool dark : {false, true}) {
            const Theme t = makeTheme(dark, 100);
            QApplication::setPalette(t.palette());
            qApp->setStyleSheet(t.styleSheet());
            QLineEdit line;
            QPlainTextEdit text;
            for (QWidget *field : std::initializer_list<QWidget *>{&line, &text}) {
                field->ensurePolished();
                const QColor hint = field->palette().color(QPalette::PlaceholderText);
                QCOMPARE(hint.alpha(), 255);
                QVERIFY2(contrast(hint, t.chip) >= 4.5, qPrintable(hint.name()));
                QCOMPARE(field->palette().color(QPalette::Text), t.ink);
            }
        }
    }

    void sizesFollowTheSetting()
    {
        QCOMPARE(makeTheme(false, 100).px(14), 14);
        QCOMPARE(makeTheme(false, 200).font(14).pixelSize(), 28);
        QCOMPARE(makeTheme(false, 900).textPercent, 200);
        QCOMPARE(makeTheme(false, 10).textPercent, 80);
    }

    void theStyleSheetNamesEveryColour()
    {
        for (const bool dark : {false, true}) {
            const QString sheet = makeTheme(dark, 100).styleSheet();
            QVERIFY(!sheet.contains(QLatin1Char('@')));
            QVERIFY(sheet.contains(makeTheme(dark, 100).accent.name()));
            QVERIFY(!sheet.contains(QStringLiteral("#000000"))); // an unknown name would be black
        }
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
