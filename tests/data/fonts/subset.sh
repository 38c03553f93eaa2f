#!/bin/sh
# Makes the fonts of this folder anew from Debian's fonts-noto-core and fonts-noto-color-emoji (needs python3-fonttools).
# A golden picture made with other fonts is another picture: run the bidi test with DESK_WRITE_GOLDEN=1 afterwards.
set -eu
cd "$(dirname "$0")"
from=/usr/share/fonts/truetype/noto
latin="U+0020-007E,U+00A0-00FF,U+2010-2015,U+2018-201F,U+2022,U+2026,U+2030,U+2039-203A,U+20AC,U+200B-200F,U+202A-202E,U+2060,U+2066-2069,U+FFFD"
arabic="U+0020,U+00A0,U+0600-0605,U+060C,U+061B-061C,U+061F,U+0621-0652,U+0660-066C,U+067E,U+0686,U+0698,U+06A9,U+06AF,U+06CC,U+06F0-06F9,U+200C-200F,U+202A-202E,U+2066-2069,U+00AB,U+00BB"
emoji="U+1F44D,U+1F600,U+1F697,U+1F3FD,U+2764,U+1F1EA,U+1F1EC,U+200D,U+FE0F"
for weight in Regular Bold; do
  pyftsubset $from/NotoSans-$weight.ttf --unicodes="$latin" --layout-features=kern,mark,mkmk,ccmp,locl --no-hinting \
    --name-IDs='*' --output-file=NotoSans-$weight.ttf
  pyftsubset $from/NotoSansArabic-$weight.ttf --unicodes="$arabic" --layout-features='*' --no-hinting \
    --name-IDs='*' --output-file=NotoSansArabic-$weight.ttf
done
pyftsubset $from/NotoColorEmoji.ttf --unicodes="$emoji" --output-file=NotoColorEmoji.ttf
