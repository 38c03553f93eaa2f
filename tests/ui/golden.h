// Comparing what is painted with a picture of before.
#pragma once

#include <QColor>
#include <QImage>

#include <algorithm>

namespace desk::ui {

/// Pixels that differ by more than another release of FreeType explains; -1: the pictures are not of one size.
inline int differentPixels(const QImage &painted, const QImage &golden)
{
    constexpr int nearlyEqual = 40; // of 255, in one channel
    if (painted.size() != golden.size())
        return -1;
    int different = 0;
    for (int y = 0; y < golden.height(); ++y) {
        for (int x = 0; x < golden.width(); ++x) {
            const QColor a = golden.pixelColor(x, y);
            const QColor b = painted.pixelColor(x, y);
            different += std::max({std::abs(a.red() - b.red()), std::abs(a.green() - b.green()),
                                   std::abs(a.blue() - b.blue())}) > nearlyEqual;
        }
    }
    return different;
}

} // namespace desk::ui
