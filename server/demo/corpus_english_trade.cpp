// What the two traders of the long room write in English, as traders do. The grammar is in corpus.cpp.
#include "server/demo/corpus.h"

const char *const desk::server::demo::corpusEnglishTrade = R"corpus(
== en trade *
B Morning! The supplier in Dubai answered in English, can you check this?
S Send it over
B "Dear partner, {qty} units of {model} are ready to ship. ETA {n} days after payment of 30%. Kindly confirm quantity and colours. Regards, Imran"
S Confirm {qty}, black and blue only. الباقي مش بيمشي هنا
B Done, confirmed
== en trade *
B AWB number 176-{digits}, track it here: {link}
S Got it. ETA {day}?
B Yes, if customs is not slow
== en trade *
B Updated price list
B+document price-list
S Received. {model} is now {unit}? ده غلط أكيد
B Typo, fixed in the sheet 😅
== en trade *
B serials:¶SN-{digits}-01¶SN-{digits}-02¶SN-{digits}-03¶SN-{digits}-04
S كله مطابق ✅
== en trade *
B Meeting with the company at {time}, the agenda:¶1. Quantities: {qty} × {model}¶2. Delivery in two batches¶3. Payment terms (30 / 40 / 30)¶4. Warranty: 12 months, we cover the first 6
S جاهز، هكون معاك على التليفون
B 👌
)corpus";
