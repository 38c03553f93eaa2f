// The look of the window: every colour, size and font, light and dark. Nothing else names a colour.
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QString>

namespace desk::ui {

struct Theme
{
    bool dark = false;
    int textPercent = 100;

    QColor background; ///< behind the talk
    QColor panel;      ///< list, header, composer, context
    QColor rail;
    QColor railSelected;
    QColor railInk;
    QColor ink;
    QColor muted;
    QColor line;
    QColor accent;
    QColor onAccent;
    QColor signal; ///< only ever means "waiting for you"
    QColor onSignal;
    QColor tick; ///< read ticks, links
    QColor fine; ///< times inside bubbles
    QColor mine; ///< bubbles
    QColor theirs;
    QColor selection; ///< the chosen row
    QColor ok;        ///< typing
    QColor warn;
    QColor bad;  ///< drafts, not sent
    QColor chip; ///< fields, chips, day breaks
    QColor bannerBackground;
    QColor bannerInk;
    QColor noteBackground; ///< private notes of the team, and nothing else
    QColor noteInk;
    QColor noteLine;
    QColor fileBox;          ///< translucent, over a bubble
    QColor shadow;           ///< translucent
    QColor urgentBackground; ///< tags of waiting time
    QColor urgentInk;
    QColor soonBackground;
    QColor soonInk;
    QColor avatarInk;
    QColor found; ///< behind words that were sought

    /// A length of the pictures at the chosen text size.
    int px(qreal length) const;
    /// Text of so many pixels in the pictures.
    QFont font(qreal pixels = 14, QFont::Weight weight = QFont::Normal) const;
    QPalette palette() const;
    QString styleSheet() const;
    /// The colour behind the initial of whoever this id or name belongs to; the same in both themes.
    QColor avatarColour(qint64 id) const;
};

/// `textPercent`: Settings::textPercent().
Theme makeTheme(bool dark, int textPercent);

/// Reads the system's list of fonts on another thread: the first text waits for it, the start of the program need not.
void readFontsAhead();

/// `#rrggbb`, for style sheets.
QString cssName(const QColor &colour);

} // namespace desk::ui
