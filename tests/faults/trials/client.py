# A client without a window (tests/support/desk-driver) as a process: orders go in, events come out, and it may be killed.
import asyncio
import contextlib
import json
import os
import signal


class Gone(Exception):
    """The client has ended, and nobody asked it to."""


class Client:
    def __init__(self, program, profile, user, log, options=()):
        self.program, self.profile, self.user, self.log = program, profile, user, log
        self.options = list(options)
        self.process = None
        self.forget()

    def forget(self):
        self.status = {}
        self.messages = {}  # room -> {id: event}
        self.outbox = {}  # row -> event
        self.paged = {}  # room -> event
        self.answers = []  # of orders
        self.news = asyncio.Event()

    async def start(self, kill_at=None):
        self.forget()
        environment = dict(os.environ, DESK_KILL_AT=kill_at or "")
        self.process = await asyncio.create_subprocess_exec(
            self.program, "--profile", self.profile, "--secrets-in-profile", *self.options,
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
            stderr=open(self.profile + ".stderr", "ab"), env=environment, limit=64 * 1024 * 1024)
        self.reader = asyncio.create_task(self.read(self.process))
        self.log.note("start", who=self.user, kill_at=kill_at)

    async def read(self, process):
        while line := await process.stdout.readline():
            try:
                self.take(json.loads(line))
            except json.JSONDecodeError:
                break  # killed within a line
            self.news.set()
        await process.wait()
        self.news.set()

    def take(self, event):
        kind = event["event"]
        if kind == "status":
            self.status = event
        elif kind == "message":
            self.messages.setdefault(event["room"], {})[event["id"]] = event
            self.log.note("shown", who=self.user, room=event["room"], id=event["id"], text=event["text"])
        elif kind == "outbox":
            self.outbox[event["outbox"]] = event
            self.log.note("outbox", who=self.user, room=event["room"], row=event["outbox"], state=event["state"], text=event["text"])
        elif kind == "paged":
            self.paged[event["room"]] = event
        elif kind in ("signed_in", "opened_account", "opened", "error", "state", "signed_out"):
            self.answers.append(event)

    def order(self, order, **details):
        if self.process.stdin.is_closing():
            return
        self.process.stdin.write(json.dumps({"order": order, **details}).encode() + b"\n")

    def type(self, room, text):
        self.log.note("typed", who=self.user, room=room, text=text)
        self.order("send", room=room, text=text)

    async def until(self, true, what, seconds=60):
        """Waits for a fact about this client; looks again whenever it says something, and, for what it does not say, twice a second."""
        async with asyncio.timeout(seconds) as limit:
            try:
                while not true():
                    if self.process.returncode is not None:
                        raise Gone(f"{self.user} ended with {self.process.returncode} before: {what}")
                    self.news.clear()
                    with contextlib.suppress(TimeoutError):
                        await asyncio.wait_for(self.news.wait(), 0.5)
            except asyncio.CancelledError:
                if limit.expired():
                    raise TimeoutError(f"{self.user}: {what} did not come within {seconds} s; {self.status}") from None
                raise

    def answered(self, event):
        return any(each["event"] == event for each in self.answers)

    async def sign_in(self, site, password):
        """By hand; again while the road is broken."""
        for _ in range(40):
            self.answers.clear()
            self.order("sign_in", site=site, user=self.user, password=password)
            await self.until(lambda: self.answered("signed_in") or self.answered("error"), "an answer to the sign-in")
            if self.answered("signed_in"):
                return
            await asyncio.sleep(0.25)
        raise RuntimeError(f"{self.user} cannot sign in: {self.answers}")

    async def resume(self):
        """Opens what the last run kept, as a restart does."""
        self.order("open_account", user=self.user)
        await self.until(lambda: self.answered("opened_account"), "the account")

    async def open(self, room):
        self.answers = [each for each in self.answers if each["event"] != "opened"]
        self.order("open", room=room)
        await self.until(lambda: any(each["event"] == "opened" and each["room"] == room for each in self.answers), "the room")

    async def online(self, seconds=60):
        await self.until(lambda: self.status.get("state") == "online" and not self.status.get("syncing"), "being online", seconds)

    async def settled(self, seconds=120):
        """Everything that was committed has left, and the site has said so."""
        await self.until(lambda: self.status.get("state") == "online" and self.status.get("waiting") == 0, "an empty outbox", seconds)

    async def quiet(self, room, seconds=60):
        """Settled, and what has left stands among the messages."""
        await self.settled(seconds)
        while True:
            self.answers = [each for each in self.answers if each["event"] != "state"]
            self.order("state")
            await self.until(lambda: self.answered("state"), "its state", seconds)
            state = self.answers[-1]
            if not any(each["pending"] for each in state["timelines"] if each["room"] == room):
                return
            await asyncio.sleep(0.05)

    def shown(self, room, sender=None, above=0):
        """Texts by id."""
        found = self.messages.get(room, {})
        return [found[id]["text"] for id in sorted(found) if id > above and (sender is None or found[id]["sender"] == sender)]

    def newest(self, room):
        return max(self.messages.get(room, {}), default=0)

    async def page_all(self, room, seconds=120):
        """Scrolls up to the room's first message; again where a reconnect has swallowed the scrolling, as a person would."""
        async with asyncio.timeout(seconds):
            while True:
                self.paged.pop(room, None)
                self.order("page", room=room)
                with contextlib.suppress(TimeoutError):
                    await self.until(lambda: room in self.paged, "a page", 5)
                if self.paged.get(room, {}).get("at_oldest"):
                    return

    def signal(self, number):
        if self.process.returncode is None:
            self.process.send_signal(number)

    async def kill(self):
        """As if the power went. True: it was alive."""
        alive = self.process.returncode is None
        self.signal(signal.SIGKILL)
        await self.ended()
        return alive

    async def ended(self):
        await self.process.wait()
        await self.reader
        self.log.note("ended", who=self.user, code=self.process.returncode)

    async def quit(self):
        if self.process and self.process.returncode is None:
            self.order("quit")
            try:
                async with asyncio.timeout(20):
                    await self.ended()
            except TimeoutError:
                await self.kill()
