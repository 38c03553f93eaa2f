// The colours and measures of the look, and the style sheet made of them.
#include "theme.h"

#include <QFontDatabase>
#include <QThreadPool>

#include <algorithm>
#include <array>

namespace desk::ui {

namespace {

Theme lightTheme()
{
    Theme theme;
    theme.background = QColor(0xf4f5f8);
    theme.panel = QColor(0xffffff);
    theme.rail = QColor(0x1f1f46);
    theme.railSelected = QColor(0x2b2b5e);
    theme.ink = QColor(0x1c1d2b);
    theme.muted = QColor(0x646779);
    theme.line = QColor(0xe4e6ee);
    theme.accent = QColor(0x4b315e);
    theme.onAccent = QColor(0xffffff);
    theme.signal = QColor(0xc2410c);
    theme.onSignal = QColor(0xffffff);
    theme.tick = QColor(0x1d56b0);
    theme.fine = QColor(0x585b6e);
    theme.mine = QColor(0xe9e1f3);
    theme.theirs = QColor(0xffffff);
    theme.selection = QColor(0xefeaf5);
    theme.ok = QColor(0x157347);
    theme.warn = QColor(0x8a5300);
    theme.bad = QColor(0xa32020);
    theme.chip = QColor(0xeef0f5);
    theme.bannerBackground = QColor(0xfff4e0);
    theme.bannerInk = QColor(0x7a4b00);
    theme.noteBackground = QColor(0xfff0cc);
    theme.noteInk = QColor(0x6b4200);
    theme.noteLine = QColor(0x9a6a10);
    theme.shadow = QColor(0, 0, 0, 17);
    theme.fileBox = QColor(0, 0, 0, 12);
    return theme;
}

Theme darkTheme()
{
    Theme theme;
    theme.dark = true;
    theme.background = QColor(0x14151d);
    theme.panel = QColor(0x1b1d27);
    theme.rail = QColor(0x101119);
    theme.railSelected = QColor(0x23253a);
    theme.ink = QColor(0xe9eaf2);
    theme.muted = QColor(0x989bb0);
    theme.line = QColor(0x2a2d3b);
    theme.accent = QColor(0xb79be0);
    theme.onAccent = QColor(0x17131f);
    theme.signal = QColor(0xff8a3d);
    theme.onSignal = QColor(0x17131f);
    theme.tick = QColor(0x8ab8ff);
    theme.fine = QColor(0xbcbfd0);
    theme.mine = QColor(0x3a2f52);
    theme.theirs = QColor(0x252836);
    theme.selection = QColor(0x292b3c);
    theme.ok = QColor(0x4fd39a);
    theme.warn = QColor(0xffd591);
    theme.bad = QColor(0xff9a9a);
    theme.chip = QColor(0x272a38);
    theme.bannerBackground = QColor(0x3b2f16);
    theme.bannerInk = QColor(0xffd591);
    theme.noteBackground = QColor(0x352a12);
    theme.noteInk = QColor(0xffd591);
    theme.noteLine = QColor(0xa9873f);
    theme.shadow = QColor(0, 0, 0, 60);
    theme.fileBox = QColor(0, 0, 0, 40);
    return theme;
}

QStringList fontFamilies()
{
    const QStringList known = QFontDatabase::families();
    QStringList families;
    for (const QString &family :
         {QStringLiteral("Noto Sans"), QStringLiteral("Noto Sans Arabic"), QStringLiteral("Noto Color Emoji")}) {
        if (known.contains(family))
            families.append(family);
    }
    // without the full set for Latin text the platform's own font leads
    if (!families.contains(QStringLiteral("Noto Sans")))
        families.prepend(QFontDatabase::systemFont(QFontDatabase::GeneralFont).family());
    return families;
}

} // namespace

Theme makeTheme(bool dark, int textPercent)
{
    Theme theme = dark ? darkTheme() : lightTheme();
    theme.textPercent = std::clamp(textPercent, 80, 200);
    theme.railInk = QColor(0xcfd0ea);
    theme.urgentBackground = QColor(0xfde3e3);
    theme.urgentInk = QColor(0xa32020);
    theme.soonBackground = QColor(0xfff0d9);
    theme.soonInk = QColor(0x8a5300);
    theme.avatarInk = QColor(0xffffff);
    theme.found = dark ? QColor(0x6b5310) : QColor(0xffe08a);
    return theme;
}

void readFontsAhead()
{
    QThreadPool::globalInstance()->start([] { QFontDatabase::families(); });
}

int Theme::px(qreal length) const
{
    return qRound(length * textPercent / 100.0);
}

QFont Theme::font(qreal pixels, QFont::Weight weight) const
{
    static const QStringList families = fontFamilies();
    QFont font;
    font.setFamilies(families);
    font.setPixelSize(std::max(1, px(pixels)));
    font.setWeight(weight);
    return font;
}

QPalette Theme::palette() const
{
    QPalette palette;
    palette.setColor(QPalette::Window, panel);
    palette.setColor(QPalette::WindowText, ink);
    palette.setColor(QPalette::Base, panel);
    palette.setColor(QPalette::AlternateBase, chip);
    palette.setColor(QPalette::Text, ink);
    palette.setColor(QPalette::PlaceholderText, muted);
    palette.setColor(QPalette::Button, chip);
    palette.setColor(QPalette::ButtonText, ink);
    palette.setColor(QPalette::BrightText, bad);
    palette.setColor(QPalette::ToolTipBase, panel);
    palette.setColor(QPalette::ToolTipText, ink);
    palette.setColor(QPalette::Highlight, accent);
    palette.setColor(QPalette::HighlightedText, onAccent);
    palette.setColor(QPalette::Link, tick);
    palette.setColor(QPalette::LinkVisited, tick);
    palette.setColor(QPalette::Mid, line);
    palette.setColor(QPalette::Midlight, line);
    palette.setColor(QPalette::Light, panel);
    palette.setColor(QPalette::Dark, line);
    palette.setColor(QPalette::Shadow, shadow);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, muted);
    return palette;
}

QColor Theme::avatarColour(qint64 id) const
{
    // white text on each of these keeps a contrast of at least 4.5
    static constexpr std::array<QRgb, 9> colours{0xff0b7a79, 0xff7544d6, 0xffa85a05, 0xff2563eb, 0xffbe185d,
                                                 0xff475569, 0xff15803d, 0xff9a3412, 0xff6b4c7a};
    return QColor::fromRgb(colours.at(size_t(qAbs(id)) % colours.size()));
}

QString cssName(const QColor &colour)
{
    if (colour.alpha() == 255)
        return colour.name();
    return QStringLiteral("rgba(%1,%2,%3,%4)")
        .arg(colour.red())
        .arg(colour.green())
        .arg(colour.blue())
        .arg(colour.alpha());
}

} // namespace desk::ui
