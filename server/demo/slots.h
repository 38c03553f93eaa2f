// What the slots of a scene hold for one conversation: names, prices, days, places, links. Chosen by the dice.
#pragma once

#include "server/demo/world.h"

namespace desk::server::demo {

class Random;

/// `listing` may be null (support cases, with a title of the publisher's own).
SlotValues slotsFor(const Person &buyer, const Person &seller, const Listing *listing, Language language,
                    Random &random);

} // namespace desk::server::demo
