# Proof 3: the client is killed while it sends. Proof 5: the reference server is killed under load.
import asyncio
import random
import time

from trials.eventlog import prefix_length
from trials.sites import apart
from trials.stage import Stage, texts

# Where the product can be told to die (DESK_KILL_AT); what a dialect never passes is left out.
POINTS = {
    True: ["typed", "row-before-commit", "row-committed", "leaving", "body-taken", "answer-heard", "echo-heard", "answer-believed",
           "message-before-commit", "message-committed", "removal-before-commit"],
    False: ["typed", "row-before-commit", "row-committed", "leaving", "body-taken", "answer-heard", "claim-before-commit", "claimed",
            "answer-believed", "message-before-commit", "message-committed", "removal-before-commit"],
}
MESSAGES = 50
RUNS_IN_A_ROOM = 6  # the deployed site hands a room out whole, so that rooms are kept small


async def client_kills(options, full):
    """`typed` and `shown` are the killed client's own; a second client, never killed, must show the same."""
    points = POINTS[full]
    hits = 20 if options.full else 1
    plan = [point for point in points for _ in range(hits)] + [None] * (20 if options.full else 3)
    name = "kills-" + ("full" if full else "deployed")
    async with Stage(options, name, full) as stage:
        stage.people(ads=len(plan) // RUNS_IN_A_ROOM + 1)
        stage.site.start()
        buyer = await apart(stage.site.browser, "buyer")
        address = f"http://127.0.0.1:{stage.site.port}"
        publisher, watcher = stage.client("publisher", seed=options.seed), stage.client("buyer", speed=4)  # who only looks asks less
        me = (await apart(stage.site.browser, "publisher")).id
        await stage.arrive(publisher, address)
        await publisher.quit()
        await stage.arrive(watcher, address)
        hit = dict.fromkeys([*points, "any time"], 0)
        typed, room = {}, None
        seconds = 1.0
        for number, point in enumerate(plan):
            seed = options.seed + number
            draw = random.Random(seed)
            if number % RUNS_IN_A_ROOM == 0:
                room = await stage.room(buyer, number // RUNS_IN_A_ROOM + 1)
                typed[room] = []
                await watcher.open(room)
                watcher.order("active", room=room)
            mine = texts(seed, MESSAGES)
            typed[room] += mine
            kill_at = f"{point}:{draw.randrange(1, MESSAGES)}" if point else None
            died = await type_and_die(stage, publisher, room, mine, kill_at, draw.uniform(0, seconds))
            hit[point or "any time"] += died
            if not died:
                stage.figures["outlived its kill point"] += 1
            began = time.monotonic()
            await come_back(publisher, room, me, typed[room])
            if point is None:
                seconds = 0.8 * seconds + 0.2 * min(3.0, 0.1 + time.monotonic() - began)
            await publisher.quit()
        for room, wanted in typed.items():
            stored = [text for _, sender, text in await rows(stage, buyer, room) if sender == me]
            await watcher.until(lambda: len(watcher.shown(room, me)) >= len(stored), "what was sent", 120)
            stage.figures.compare(wanted, stored, watcher.shown(room, me))
        kills = sum(hit.values())
        short = [each for each in points if hit[each] < hits]
        stage.figures["kill points not reached"] = len(short)
        return stage.figures, f"{kills} kills x {MESSAGES} messages; " + ", ".join(f"{k} {v}" for k, v in hit.items()), not short


async def type_and_die(stage, client, room, mine, kill_at, after):
    """Types everything at once, as fast as a paste, and is killed. False: it came to no harm."""
    await client.start(kill_at)
    await client.resume()
    await client.open(room)
    for text in mine:
        client.type(room, text)
    if kill_at is None:
        await asyncio.sleep(after)
        died = await client.kill()
        return int(died)
    try:
        async with asyncio.timeout(60):
            while client.process.returncode is None and not done(client, len(mine)):
                client.news.clear()
                await client.news.wait()
    except TimeoutError:
        pass
    if client.process.returncode is None:
        await client.kill()
        return 0
    await client.ended()
    return int(client.process.returncode == -9)


def done(client, count):
    rows = client.outbox.values()
    return len(rows) >= count and client.status.get("waiting") == 0


async def come_back(client, room, me, typed):
    """Starts again, waits until what was committed has left, and types again what never was: what a person would do who sees it is missing."""
    await client.start()
    await client.resume()
    await client.open(room)
    await client.online()
    await client.quiet(room, 120)
    await client.page_all(room)
    seen = client.shown(room, me)
    known = prefix_length(typed, seen)
    if known is None:
        client.log.note("not a prefix", typed=typed, seen=seen)
        known = len(typed)  # the count of the rows will say what is wrong
    for text in typed[known:]:
        client.type(room, text)
    await client.until(lambda: len(client.shown(room, me)) >= len(typed) and client.status.get("waiting") == 0
                       or known == len(typed), "the rest", 120)


async def rows(stage, browser, room):
    """From the database where it can be read beside the running site, else from the site itself."""
    if not stage.full:
        return stage.site.rows(room)
    detail = await apart(browser.detail, room)
    return sorted((each["id"], each["sender"]["id"], each["message"]) for each in detail["messages"])


async def server_kills(options):
    """Everybody who got an acknowledgement finds his message after the kill; clients go on by themselves."""
    count = 200 if options.full else 6
    async with Stage(options, "server-kills", True) as stage:
        stage.people(ads=2, others=("buyer", "second"))
        stage.site.start()
        address = f"http://127.0.0.1:{stage.site.port}"
        browsers = [await apart(stage.site.browser, name) for name in ("buyer", "second")]
        room = await stage.room(browsers[0], 1)
        other = await stage.room(browsers[1], 2)
        publisher = stage.client("publisher")
        await stage.arrive(publisher, address)
        await publisher.open(room)
        acknowledged, typed, starts = {}, [], []
        for number in range(count):
            draw = random.Random(options.seed + number)
            writers = [asyncio.create_task(write_on(stage, browsers[index], (room, other)[index], f"w{index} {number}", acknowledged))
                       for index in range(2)]
            mine = texts(options.seed + number, 10)
            typed += mine
            for text in mine:
                publisher.type(room, text)
            await asyncio.sleep(draw.uniform(0.02, 0.3))
            stage.site.kill()
            stage.log.note("server killed", number=number)
            await asyncio.gather(*writers)
            starts.append(await apart(stage.site.start))
        await publisher.online(120)
        await publisher.settled(180)
        stored = await rows(stage, browsers[0], room)
        there = {id for id, _, _ in stored} | {id for id, _, _ in await rows(stage, browsers[1], other)}
        stage.figures["acknowledged"] = len(acknowledged)
        stage.figures["lost"] += len(set(acknowledged) - there)
        me = publisher_id(await apart(stage.site.browser, "publisher"))
        await publisher.until(lambda: publisher.newest(room) >= max(id for id, _, _ in stored), "the newest", 60)
        await publisher.page_all(room)
        own = [text for _, sender, text in stored if sender == me]
        stage.figures.compare(typed, own, publisher.shown(room, me))
        others = [text for _, sender, text in stored if sender != me]
        seen = [each["text"] for id, each in sorted(publisher.messages[room].items()) if each["sender"] != me]
        stage.figures["unread"] += len(others) - len(seen)
        slowest = max(starts)
        return stage.figures, (f"{count} kills, {len(acknowledged)} acknowledged ids, {len(typed)} typed; "
                               f"start {sorted(starts)[len(starts) // 2]:.2f} s (slowest {slowest:.2f})"), slowest <= 2.0


def publisher_id(browser):
    return browser.id


async def write_on(stage, browser, room, name, acknowledged):
    """Until the site is gone."""
    for number in range(1000):
        try:
            id = await apart(browser.say, room, f"{name}.{number}")
        except Exception:  # whatever a dying server does to a connection
            return
        if id is None:
            return
        acknowledged[id] = room
        stage.log.note("acknowledged", who=browser.user, id=id, room=room)
