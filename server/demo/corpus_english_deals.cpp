// Bargaining, appointments, refusals and what comes after, in English. The grammar is in corpus.cpp.
#include "server/demo/corpus.h"

const char *const desk::server::demo::corpusEnglishDeals = R"corpus(
== en bargain *
B Would you take {offer}? Cash, today. | I can do {offer} right now
S That's too low, sorry. {mid} is my best | I could go down to {mid}
B? Meet me in the middle? 😄
S? Alright, {mid} and we have a deal
== en bargain *
B What's your best price?
S {mid} if you pick it up this week
B Let me think about it and get back to you
~ 1d
B OK, {mid} works for me
S Great 🤝
== en bargain *
B It's a bit above the market, isn't it?
S Compare the condition first, then the price
B Fair enough
== en meet *
B Could I see it on {day}?
S {day} at {time} works | Sure, {day} after {time}
B Perfect. Where exactly?
S {place}: {map}
B Got it, see you there
~ 6h
B? I'm five minutes away
S? I'm at the gate, blue shirt
== en meet *
B When can we meet?
S {day}, {time}, at {place}. It's a public place and easy to find
B Confirmed
~ 1d
S Are we still on for today?
B Yes! | So sorry, something came up. Tomorrow, same time?
S? Alright, see you then
== en refuse *
B Unfortunately it's over my budget. Thanks for your time!
S No problem, good luck with your search
== en refuse *
S I'm afraid it was sold an hour ago
B Ah, too bad. Please tell me if you get another one
== en after *
B Everything is exactly as described. Thank you! ⭐⭐⭐⭐⭐ | Picked it up, very happy. Thanks again!
S Enjoy it! | My pleasure, enjoy
== en after *
~ 2d
B Quick question after the pickup: {afterissue}
S {afteranswer}
B That did it, thank you
== en after *
~ 7d
B Ramadan Kareem 🌙 | Happy feast to you and the family
S Thank you, same to you
== en after *
B+picture It arrived safely, here it is in its new place
S Looks great there 👏
)corpus";
