// Openings and questions in English. The grammar is in corpus.cpp.
#include "server/demo/corpus.h"

const char *const desk::server::demo::corpusEnglishOpenings = R"corpus(
== en open *
B Hi, is this still available? | Hello {seller}, is the {title} still for sale? | Hi there! Still available?
S Hi {buyer}, yes it is | Hello, yes, still available | Yes it is. How can I help?
== en open *
B Good evening, I saw your ad and I have a couple of questions
S Good evening, go ahead | Sure, ask away 🙂
B First, is {price} the final price?
S It's {price} EGP, slightly negotiable after you see it
== en open *
B Hello,¶I'm relocating to Cairo next month and your listing looks like exactly what we need. I'm abroad until {day}, so I'd like to sort out as much as possible in writing first.¶Could you tell me honestly about anything that isn't in the description? I'd rather know now than on the day.¶Many thanks, {buyer}
S Hi {buyer}, fair question. Everything is as described; the only thing I'd add is that I prefer cash or InstaPay, and viewing is at {place}.¶Let me know what you need.
B That's perfect, thank you for being straightforward.
== en open *
B available? | still there? | Price?
S {price} EGP | Yes, {price}
B ok
== en open *
B السلام عليكم، sorry my Arabic is not great 😅 is English ok?
S Of course, English is fine
B Great. Is it still available?
S Yes, available
== en ask *
B Any warranty left?
S {n} months, and I have the original invoice | Not any more, but you can test it as long as you like
B Good to know
== en ask *
B Could you send a clearer photo, please? | Do you have more pictures in daylight?
~ 25m
S+picture Here you go
B? Lovely, thanks
== en ask *
B Why are you selling, if I may ask?
S I'm travelling at the end of the month | Upgraded, so I don't need it any more
== en ask *
B Do you deliver to {city}?
S Within Cairo for {small} EGP, outside Cairo by courier
B? Fine by me
== en ask *
B What's the best number to reach you?
S {phone}, WhatsApp works too, after {time}
B Saved, thanks
== en ask *
B I found a similar one here: {link}. What's the difference?
S That one is an older model, compare the year and condition
B? Ah, right. Missed that.
== en ask car
B What's the mileage? Any accidents?
S {km},000 km, no accidents, one touch-up on the left fender
B Can I have it checked at an independent garage?
S Of course, anywhere you like near {place}
== en ask car
B How long is the licence valid, and are you the first owner?
S Eighteen months, and yes, first owner
B+note Here's my checklist for the inspection, hope that's not too much
S That's thorough, no problem at all
== en ask apartment
B Which floor is it, and is there a lift?
S Floor {floor}, two lifts and a parking spot by agreement
B How big is the net area?
S {area} m² gross, about {net} net
== en ask apartment
B Is the building quiet? I work from home and need a stable fibre line
S Very quiet, and WE fibre is installed, around {battery} Mbps
B Any extra monthly fees?
S {small} EGP maintenance, everything else is on your own meters
== en ask apartment
B Is the contract registered?
~ 1h
S+document Yes, see the attached page
B Great, I'll pass it to my lawyer
== en ask phone
B Battery health? Anything replaced?
S {battery}%, nothing replaced, never opened
B Face ID and True Tone both fine?
S Both fine, test it before you pay
== en ask phone
B Is it dual SIM? Which region?
S One SIM plus eSIM, Middle East version, customs tax paid
== en ask laptop
B What are the exact specs?
S i7-12700H, 32 GB RAM, 1 TB NVMe, RTX 3050 Ti
B Will it run Blender comfortably?
S Comfortably. I did client work on it for two years
== en ask laptop
B How long does the battery last?
S Around {n} hours of normal work
B? And is the charger original?
S? Original 130 W, yes
== en ask furniture
B Is it solid wood? What are the dimensions?
S Solid beech. The wardrobe is 240 × 60 cm, the bed 160 × 200
B Who takes care of disassembly?
S I do the disassembly, transport is on the buyer
== en ask job
B I have {n} years of experience, may I send my CV here?
S Please do
B+document CV attached, portfolio: {link}
S Received. We'll get back to you within {n} days
== en ask job
B What are the working hours, and is it remote?
S 10 to 6, two days from home after the first month
B And the salary range?
S {price} EGP plus commission, depending on experience
== en ask console
B Disc edition? How many controllers?
S Disc edition, two controllers, {n} games
== en wait *
B Hello? | Any news? | ??
~ 2h
S Sorry, I was at work. I'm here now
B No worries
)corpus";
