# Proof 6: the channel layer of the Django peer is too small, its Redis dies, its groups expire: the windows still show everything.
import asyncio
import os
import random
import signal
import subprocess
import time

from trials.sites import apart
from trials.stage import Stage

SPEED = 10
BOUND = 2 * 15 / SPEED + 2  # seconds: the list comes every 15 s of the client's, a missed beat, and what a busy machine takes


async def watched(options, name, switches, body):
    """A buyer's window, and his phone, whose socket writes into the same room. `body` does the harm: what to say, and whether it was right."""
    async with Stage(options, name, False, switches, speed=SPEED) as stage:
        stage.people()
        stage.site.start()
        browser = await apart(stage.site.browser, "buyer")
        room = await stage.room(browser, 1)
        window = stage.client("buyer")
        await stage.arrive(window, f"http://127.0.0.1:{stage.site.port}")
        await window.open(room)
        window.order("active", room=room)
        text, right = await body(stage, window, browser, room)
        began = time.monotonic()
        rows = stage.site.rows(room)
        await window.until(lambda: window.newest(room) >= rows[-1][0], "the last row", 120)
        await window.page_all(room)
        await window.until(lambda: len(window.messages[room]) >= len(rows), "every row", 120)
        late = time.monotonic() - began
        stored = [row[2] for row in stage.site.rows(room)]
        stage.figures.compare(stored, stored, window.shown(room))
        return stage.figures, f"{text}; all of it shown {late:.1f} s after the last was stored (bound {BOUND:.0f})", right and late <= BOUND


async def burst(options):
    """Capacity 100: a thousand messages at once, told by another process of the site while this one is too slow to fetch them."""
    count = 1000 if options.full else 150

    async def body(stage, window, browser, room):
        phone = await apart(browser.socket, "/ws/chat/ad/1/")
        await apart(phone.receive, 5)  # the history: it is in the room's group
        _, command = stage.site.redis()
        stage.site.process.send_signal(signal.SIGSTOP)
        await apart(stage.site.command, "shout", str(room), "publisher", str(count), "--redis-port", command[command.index("--port") + 1],
                    "--layer-capacity", "100")
        stage.site.process.send_signal(signal.SIGCONT)
        heard = 0
        while frame := await apart(phone.receive, 2):
            heard += frame["type"] == "message"
        phone.close()
        stage.figures["frames the layer dropped"] = count - heard
        return f"{count} at once, the layer dropped {count - heard} of them for each socket", heard <= 101 and heard < count

    return await watched(options, "layer-burst", ["--layer-capacity", "100"], body)


async def redis_restarts(options):
    """With Redis gone sockets close (1011) and what is sent over HTTP is stored all the same."""
    count = 50 if options.full else 4

    async def body(stage, window, browser, room):
        draw = random.Random(options.seed)
        pid, command = stage.site.redis()
        redis = None
        said = 0
        for number in range(count):
            if redis:
                redis.kill()
                redis.wait()
            else:
                os.kill(pid, signal.SIGKILL)
            said += await apart(browser.say, room, f"while it is gone {number}") is not None
            await asyncio.sleep(draw.uniform(0, 0.3))
            redis = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
            await asyncio.sleep(draw.uniform(0, 0.3))
            said += await apart(browser.say, room, f"while it is back {number}") is not None
            window.type(room, f"from the window {number}")
        await window.until(lambda: len([1 for text in window.shown(room) if text.startswith("from the window")]) == count
                           and window.status.get("waiting") == 0, "what was typed", 120)
        redis.terminate()
        stored = len(stage.site.rows(room))
        stage.figures["lost"] += max(0, said + count + 1 - stored)
        stage.figures["doubled"] += max(0, stored - (2 * count + count + 1))
        return f"{count} kills of Redis, {said} said and {count} typed meanwhile, {stored} rows", True

    return await watched(options, "redis", [], body)


async def deaf(options):
    """After `group_expiry` a socket still answers pings and hears nothing any more."""
    count = 20 if options.full else 5

    async def body(stage, window, browser, room):
        slowest = 0.0
        for number in range(count):
            await asyncio.sleep(0.2)
            if number == 0:
                await asyncio.sleep(4)
            id = await apart(browser.say, room, f"to the deaf {number}")
            began = time.monotonic()
            await window.until(lambda: window.newest(room) >= id, "it", 60)
            slowest = max(slowest, time.monotonic() - began)
        return f"{count} messages to a deaf socket, slowest shown after {slowest:.1f} s", slowest <= BOUND

    return await watched(options, "deaf", ["--group-expiry", "3", "--layer-expiry", "3"], body)
