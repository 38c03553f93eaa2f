// What people wrote, made ready to draw: direction by paragraph. It is never markup.
#pragma once

#include <QList>
#include <QString>

namespace desk::ui {

struct Paragraph
{
    int start = 0; ///< in the whole text
    QString text;
    bool rightToLeft = false;
};

/// One form of line break, no control characters, none that turn the direction of what follows.
QString shownText(const QString &text);
/// The same as a bubble lays it out: each link and phone number isolated, so that its parts keep their order in an Arabic line.
QString bubbleText(const QString &text);
/// Each paragraph by its first strong character; without one, as the one before it (the first: as `fallback`).
QList<Paragraph> paragraphs(const QString &shown, bool fallbackRightToLeft);

} // namespace desk::ui
