// Colours people can read, in both themes, and sizes that follow the setting.
#include "ui/theme.h"

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
            row("rail", t.railInk, t.rail);
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
