// The placeholder pictures of the demo's ads: one SVG each, a colour and a symbol of its kind, no text to translate.
#include "server/demo/demo.h"

#include <array>

namespace desk::server::demo {

namespace {

struct Motif
{
    const char *from;
    const char *to;
    const char *shape; ///< drawn in white, in a box of 240 x 160 at the centre
};

constexpr const char *phone =
    "<rect x='85' y='10' width='70' height='140' rx='12'/><circle cx='120' cy='137' r='5' fill='#0006'/>";
constexpr const char *car =
    "<path d='M20 105 q5-30 40-33 l25-30 h70 l30 32 q35 2 38 31 v15 h-203z'/><circle cx='70' cy='122' r='20'/>"
    "<circle cx='175' cy='122' r='20'/>";
constexpr const char *home = "<path d='M120 10 L220 85 H195 V150 H140 V105 H100 V150 H45 V85 H20z'/>";
constexpr const char *laptop =
    "<rect x='50' y='20' width='140' height='95' rx='8'/><path d='M25 125 h190 l12 18 h-214z'/>";
constexpr const char *sofa =
    "<path d='M45 75 q0-35 35-35 h80 q35 0 35 35 v20 h-150z'/><rect x='22' y='75' width='36' height='60' rx='14'/>"
    "<rect x='182' y='75' width='36' height='60' rx='14'/><rect x='50' y='100' width='140' height='35'/>";
constexpr const char *work =
    "<rect x='40' y='50' width='160' height='95' rx='10'/><path d='M90 50 v-22 h60 v22 h-14 v-9 h-32 v9z'/>";
constexpr const char *console =
    "<path d='M70 55 h100 q35 0 45 50 q6 40-20 38 q-14-2-30-33 h-90 q-16 31-30 33 q-26 2-20-38 q10-50 45-50z'/>";

constexpr std::array<Motif, 12> motifs{{{"#5b6ee1", "#8fd3f4", phone},
                                        {"#c0392b", "#f39c6b", car},
                                        {"#0f766e", "#7dd3a8", home},
                                        {"#334155", "#94a3b8", laptop},
                                        {"#7c4a21", "#d9a066", sofa},
                                        {"#6d28d9", "#c4b5fd", work},
                                        {"#1d4ed8", "#93c5fd", home},
                                        {"#9d174d", "#f9a8d4", sofa},
                                        {"#166534", "#86efac", phone},
                                        {"#b45309", "#fcd34d", car},
                                        {"#be123c", "#fda4af", work},
                                        {"#111827", "#6b7280", console}}};

} // namespace

QByteArray adPicture(int ad)
{
    if (ad < 1 || ad > static_cast<int>(motifs.size()))
        return {};
    const Motif &motif = motifs[static_cast<size_t>(ad) - 1];
    return QByteArray("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 480 320' width='480' height='320'>"
                      "<defs><linearGradient id='g' x1='0' y1='0' x2='1' y2='1'><stop offset='0' stop-color='") +
           motif.from + "'/><stop offset='1' stop-color='" + motif.to +
           "'/></linearGradient></defs><rect width='480' height='320' fill='url(#g)'/>"
           "<g transform='translate(120 80)' fill='#fff' fill-opacity='.9'>" +
           motif.shape + "</g></svg>\n";
}

} // namespace desk::server::demo
