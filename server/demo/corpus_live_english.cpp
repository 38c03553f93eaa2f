// What the live buyers say in English: how they begin, and how they answer each kind of reply.
// The grammar is in corpus.cpp.
#include "server/demo/corpus.h"

const char *const desk::server::demo::corpusLiveEnglish = R"corpus(
== en live-open *
B Hi {seller}! Is the {title} still available? | Hello, is this one still for sale?
== en live-open *
B Hi, what would be your best price for cash? | Hello! Would you accept {offer}?
== en live-open *
B Good evening, could I come and see it on {day}? | Hi, where can I view it?
== en live-link *
B Is this the same model as yours? {link}
== en live-nudge *
B Hello? | Are you there? | Just checking if you saw my message 🙂
== en live-price *
B Hmm, would {mid} be possible? | Thanks. I could do {offer} in cash today
== en live-available *
B Great! What's the best price? | Perfect. When could I see it?
== en live-when *
B That works for me. Where exactly? | Perfect, I'll be there
== en live-where *
B I know the place. What time suits you? | Got it, thanks. Could you send the location?
== en live-photo *
B Thanks, it looks even better than in the ad 👌 | Got the photos, thank you
== en live-yes *
B Great, deal 🤝 | Perfect!
== en live-no *
B No problem, thanks for the quick answer | Pity. Let me know if anything changes
== en live-thanks *
B You're welcome! | Thank you 🌹
== en live-greeting *
B Hi! I was asking about the {title} | Hello, could you tell me a bit more about it?
== en live-question *
B I'm from {city}, and I'm serious about buying | Yes | Give me a second, I'll check
== en live-other *
B I see. And the condition? | Understood. Any warranty? | OK, let me think about it
== en live-bye *
B Alright, I'll think it over and come back to you. Thanks a lot! | That answers everything, thank you very much
== en live-chat *
B Hi, any news about the {title}?
S Still here, same price
B Then I'll drop by on {day}
S See you
== en live-case account
B Cannot change my shop's name
B Hello, the profile form says "name already taken" although it is my own name. Could you have a look?
== en case-thanks *
B Thank you, that was quick | Great, it works now
== en case-question *
B Chrome on Windows, reference {digits} | It happened twice, last night and this morning
== en case-other *
B OK, I'll try that and report back | I'll wait for your update
)corpus";
