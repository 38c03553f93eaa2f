# Proof 4: the road is cut at nine places of an exchange, by seed, in both dialects: rows = shown = typed.
import asyncio
import random

from trials.proxy import BLACKHOLE, CUT, HALF_OPEN, HOLD, REPLAY, STALL, Fault, Proxy
from trials.sites import apart
from trials.stage import SETTLE, SPEED, Stage, texts

SEND = b"POST /api/chat-rooms/"
SEEDS_IN_A_ROOM = 10


def late(draw, speed=SPEED):
    """Seconds after which a held message arrives all the same: well within the settling time."""
    return draw.uniform(0.1, 0.5) * SETTLE / speed


def held(draw, speed=SPEED):
    return Fault(HOLD, SEND, "site", draw.randrange(0, 25), body=draw.random() < 0.5, seconds=late(draw, speed))


POINTS = {
    "in the request's head": lambda draw: Fault(CUT, SEND, "site", draw.randrange(1, 200), reset=draw.random() < 0.5),
    "in the request's body": lambda draw: Fault(CUT, SEND, "site", draw.randrange(0, 25), body=True, reset=draw.random() < 0.5),
    "before the answer, FIN": lambda draw: Fault(CUT, SEND, "client", 0),
    "before the answer, RST": lambda draw: Fault(CUT, SEND, "client", 0, reset=True),
    "arrives late, after the cut": held,
    "in the answer": lambda draw: Fault(CUT, SEND, "client", draw.randrange(1, 260), reset=draw.random() < 0.5),
    "answer swallowed, then reset": lambda draw: Fault(BLACKHOLE, SEND, "client", draw.randrange(0, 200), seconds=draw.uniform(0.2, 1)),
    "half open, the site believes him there": lambda draw: Fault(HALF_OPEN, SEND, "client", draw.randrange(0, 200), reset=draw.random() < 0.5),
    "in a frame of a socket": lambda draw: Fault(CUT, b"GET /ws/", "client", frame=draw.randrange(1, 4), reset=draw.random() < 0.5),
}
SOCKETS = ("in a frame of a socket",)
# Beyond the nine: slow roads must not matter, and a nonce makes a repeating one harmless.
WEATHER = {
    "latency, slices and stalls": lambda draw: Fault(STALL, SEND, draw.choice(("site", "client")), draw.randrange(0, 300), seconds=draw.uniform(0.1, 0.6)),
}
REPEATED = {"every request twice": lambda draw: Fault(REPLAY, SEND, "site", 0)}
# Without haste: what has arrived, what has not, and what arrives when the client has long given up.
SETTLED = {point: POINTS[point] for point in ("in the request's body", "before the answer, RST")}
SETTLED["arrives late, after the cut"] = lambda draw: held(draw, speed=1)


async def cut_matrix(options, full):
    points = {**POINTS, **WEATHER, **(REPEATED if full else {})}
    return await matrix(options, "cuts-" + ("full" if full else "deployed"), full, points, 50 if options.full else 3)


async def settling(options):
    """A few cuts at the speed of life: the client waits its 120 s before it reads back and sends again."""
    return await matrix(options, "settling", False, SETTLED, 2, speed=1)


async def matrix(options, name, full, points, seeds, speed=SPEED):
    async with Stage(options, name, full, speed=speed) as stage:
        rooms = (seeds - 1) // SEEDS_IN_A_ROOM + 1
        stage.people(ads=rooms, others=[f"buyer{number}" for number in range(len(points))])
        stage.site.start()
        gate = asyncio.Semaphore(3)

        async def one(index, point, draw_fault):
            async with gate:
                return await cut_at(stage, f"buyer{index}", point, draw_fault, seeds)

        results = await asyncio.gather(*(one(index, *item) for index, item in enumerate(points.items())), return_exceptions=True)
        failed = [f"{point}: {result!r}" for point, result in zip(points, results) if isinstance(result, BaseException)]
        struck = {point: result for point, result in zip(points, results) if not isinstance(result, BaseException)}
        for line in failed:
            stage.log.note("failed", what=line)
        stage.figures["failed points"] = len(failed)
        text = f"{len(points)} points x {seeds} seeds, faults that struck: " + ", ".join(f"{k} {v}" for k, v in struck.items())
        return stage.figures, text + ("; " + "; ".join(failed) if failed else ""), not failed and all(n >= seeds * 0.8 for n in struck.values())


async def cut_at(stage, buyer, point, draw_fault, seeds):
    """The client of this road is the publisher; his buyer writes at the site itself. How many faults struck.

    On the deployed site an owner's socket hears nobody, and he has none: what strikes a socket strikes the buyer's there.
    """
    browsers = {who: await apart(stage.site.browser, who) for who in ("publisher", buyer)}
    who = buyer if point in SOCKETS and not stage.full else "publisher"
    me, other = browsers.pop(who).id, next(iter(browsers.values()))
    proxy = await Proxy(stage.site.port, stage.log).start()
    client = stage.client(who, seed=stage.options.seed)
    await stage.arrive(client, proxy.address)
    struck, typed, room = 0, [], None
    for number in range(seeds):
        seed = stage.options.seed + number
        draw = random.Random(f"{point} {seed}")
        if number % SEEDS_IN_A_ROOM == 0:
            if room:
                await compare(stage, client, other, room, me, typed)
            room = await stage.room(await apart(stage.site.browser, buyer), number // SEEDS_IN_A_ROOM + 1)
            typed = ["hello"] if who == buyer else []
            await client.online(120)
            await client.open(room)
            client.order("active", room=room)
        if point.startswith("latency"):
            proxy.latency, proxy.slices = draw.uniform(0, 0.05), draw.choice((1, 7, 100, 1000))
        fault = draw_fault(draw)
        if not stage.full:
            fault.frame = min(fault.frame, 1)  # after the history nothing need come
        if fault.request.startswith(b"GET /ws"):
            proxy.cut_all()  # so that sockets come anew, and one of them is struck: none that this has cut
        proxy.strike(fault)
        mine = texts(seed, 3, buyer)
        typed += mine
        for text in mine:
            client.type(room, text)
        await apart(other.say, room, f"{buyer} hears {number}")
        await apart(other.say, room, f"{buyer} hears again {number}")
        await client.until(lambda: fault.struck and client.status.get("waiting") == 0
                           and len(client.shown(room, me)) >= len(typed), f"seed {seed} at: {point}", 180 if stage.speed > 1 else 600)
        struck += fault.struck
        proxy.fault = None
    await compare(stage, client, other, room, me, typed)
    await client.quit()
    await proxy.stop()
    return struck


async def compare(stage, client, browser, room, me, typed):
    """All rows, by whoever wrote them, against what the window showed."""
    detail = await apart(browser.detail, room)
    rows = sorted((each["id"], each["sender"]["id"], each["message"]) for each in detail["messages"])
    await client.until(lambda: len(client.messages.get(room, {})) >= len(rows), "every row", 60)
    stage.figures.compare(typed, [text for _, sender, text in rows if sender == me], client.shown(room, me))
    others = [text for _, sender, text in rows if sender != me]
    seen = [event["text"] for id, event in sorted(client.messages[room].items()) if event["sender"] != me]
    stage.figures.compare(others, others, seen)
