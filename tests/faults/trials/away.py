# Proof 7: what was written while somebody was away. Proof 9: sessions that end, machines that sleep, clocks that jump, and everybody at once.
import asyncio
import random
import signal
import time

from trials.cuts import SEND
from trials.eventlog import Figures
from trials.proxy import HOLD, Fault, Proxy
from trials.sites import PASSWORD, apart
from trials.stage import Stage, texts


async def gap(options):
    """Many messages in many rooms while the client was cut off; it comes back and is whole."""
    rooms, messages = (20, 5000) if options.full else (20, 1000)
    async with Stage(options, "gap", True, speed=1) as stage:
        stage.people(ads=rooms)
        stage.site.start()
        buyer = await apart(stage.site.browser, "buyer")
        proxy = await Proxy(stage.site.port, stage.log).start()
        publisher = stage.client("publisher")
        known = [await stage.room(buyer, ad + 1) for ad in range(rooms)]
        await stage.arrive(publisher, proxy.address)
        proxy.is_down = True
        proxy.cut_all()
        await publisher.until(lambda: publisher.status.get("state") in ("offline", "connecting"), "being offline")
        draw = random.Random(options.seed)
        for number in range(messages):
            await apart(buyer.say, draw.choice(known), f"gap {number}")
        proxy.is_down = False
        publisher.order("retry_now")
        began = time.monotonic()
        await publisher.online(60)
        last = {room: max(each["id"] for each in (await apart(buyer.detail, room))["messages"]) for room in known}
        whole = time.monotonic() - began
        # The list of every room shows its newest message; then nothing is missing below it either.
        holes = 0
        for room in known:
            await publisher.open(room)
            await publisher.until(lambda room=room: publisher.newest(room) >= last[room], "the newest of a room", 30)
            await publisher.page_all(room)
            detail = await apart(buyer.detail, room)
            rows = sorted((each["id"], each["message"]) for each in detail["messages"])
            stage.figures.compare([text for _, text in rows], [text for _, text in rows], publisher.shown(room))
            publisher.answers.clear()
            publisher.order("state")
            await publisher.until(lambda: publisher.answered("state"), "its state")
            holes += sum(each["holes"] for each in publisher.answers[-1]["timelines"])
            publisher.order("close", room=room)
        stage.figures["hole markers left"] = holes
        await proxy.stop()
        return stage.figures, f"{messages} messages in {rooms} rooms, online and synced {whole:.1f} s after the road was back (bound 5)", whole <= 5 and holes == 0


async def revoked(options, full):
    """The session ends at the site with ten messages queued: nothing leaves, nothing is lost, they go when he has signed in again."""
    async with Stage(options, "revoked-" + ("full" if full else "deployed"), full) as stage:
        stage.people()
        stage.site.start()
        buyer = await apart(stage.site.browser, "buyer")
        room = await stage.room(buyer, 1)
        proxy = await Proxy(stage.site.port, stage.log).start()
        publisher = stage.client("publisher")
        me = (await apart(stage.site.browser, "publisher")).id
        await stage.arrive(publisher, proxy.address)
        await publisher.open(room)
        proxy.is_down = True
        proxy.cut_all()
        await publisher.until(lambda: publisher.status.get("state") in ("offline", "connecting"), "being offline")
        typed = texts(options.seed, 10)
        for text in typed:
            publisher.type(room, text)
        await publisher.until(lambda: publisher.status.get("waiting") == 10, "ten that wait")
        if full:  # a changed password ends every session
            await apart(stage.site.command, "adduser", "publisher", "--update", "--password", PASSWORD, "--password-iterations", "1000")
        else:
            await apart(stage.site.command, "end-sessions", "publisher")
        proxy.is_down = False
        publisher.order("retry_now")
        await publisher.until(lambda: publisher.status.get("state") == "signed_out", "being signed out")
        kept = publisher.status.get("waiting")
        early = len([1 for each in (await apart(buyer.detail, room))["messages"] if each["sender"]["id"] == me])
        await publisher.sign_in(proxy.address, PASSWORD)
        await publisher.online()
        await publisher.settled()
        rows = sorted((each["id"], each["message"]) for each in (await apart(buyer.detail, room))["messages"] if each["sender"]["id"] == me)
        await publisher.until(lambda: len(publisher.shown(room, me)) >= len(rows), "them")
        stage.figures.compare(typed, [text for _, text in rows], publisher.shown(room, me))
        await proxy.stop()
        return stage.figures, f"10 queued, {kept} kept while signed out, {early} left too early", kept == 10 and early == 0


async def asleep(options):
    """The machine sleeps (SIGSTOP) while others write and its own message is on the way."""
    seconds = 600 if options.full else 5
    async with Stage(options, "asleep", True, speed=1) as stage:
        stage.people()
        stage.site.start()
        buyer = await apart(stage.site.browser, "buyer")
        room = await stage.room(buyer, 1)
        publisher = stage.client("publisher")
        me = (await apart(stage.site.browser, "publisher")).id
        await stage.arrive(publisher, f"http://127.0.0.1:{stage.site.port}")
        await publisher.open(room)
        typed = texts(options.seed, 5)
        for text in typed:
            publisher.type(room, text)
        publisher.signal(signal.SIGSTOP)
        for number in range(50):
            await apart(buyer.say, room, f"while he slept {number}")
        await asyncio.sleep(seconds)
        publisher.signal(signal.SIGCONT)
        began = time.monotonic()
        rows = sorted((each["id"], each["sender"]["id"], each["message"]) for each in (await apart(buyer.detail, room))["messages"])
        await publisher.until(lambda: publisher.newest(room) >= rows[-1][0] and publisher.status.get("waiting") == 0, "what came meanwhile", 90)
        late = time.monotonic() - began
        rows = sorted((each["id"], each["sender"]["id"], each["message"]) for each in (await apart(buyer.detail, room))["messages"])
        await publisher.page_all(room)
        stage.figures.compare(typed, [text for _, sender, text in rows if sender == me], publisher.shown(room, me))
        stage.figures["unread"] += len(rows) - len(publisher.messages[room])
        return stage.figures, f"stopped for {seconds} s, whole {late:.1f} s after waking", late <= 60


async def clock_jumps(options):
    """The desktop's clock is set a day forth or back while a message is uncertain: never twice, never lost."""
    count = 10 if options.full else 2
    figures, told = Figures(), []
    for by in ("+86400", "-86400"):
        async with Stage(options, "clock" + by, False) as stage:
            stage.people()
            stage.site.start()
            buyer = await apart(stage.site.browser, "buyer")
            room = await stage.room(buyer, 1)
            proxy = await Proxy(stage.site.port, stage.log).start()
            publisher = stage.client("publisher")
            me = (await apart(stage.site.browser, "publisher")).id
            await stage.arrive(publisher, proxy.address)
            await publisher.open(room)
            typed = []
            for number in range(count):
                fault = proxy.strike(Fault(HOLD, SEND, "site", 0, seconds=1))
                typed.append(f"jump {number}")
                publisher.type(room, typed[-1])
                await publisher.until(lambda: fault.struck, "the fault")
                publisher.order("clock", wrong_by=int(by) if number % 2 == 0 else 0)
                await publisher.until(lambda: publisher.status.get("waiting") == 0 and (
                    typed[-1] in publisher.shown(room, me) or typed[-1] in asking(publisher)), "an end", 60)
            rows = sorted((each["id"], each["message"]) for each in (await apart(buyer.detail, room))["messages"] if each["sender"]["id"] == me)
            await publisher.until(lambda: len(publisher.shown(room, me)) >= len(rows), "them")
            kept = asking(publisher)  # in sight, and nothing of it is lost: he says
            figures.compare([text for text in typed if text not in kept], [text for _, text in rows], publisher.shown(room, me))
            told.append(f"{count} messages while the clock jumped {by} s, {len(kept)} ask")
            await proxy.stop()
    return figures, "; ".join(told), True


def asking(client):
    return [row["text"] for row in client.outbox.values() if row["state"] == "asking"]
