# What the trials have in common: a publisher with ads, a buyer, their rooms, and how a trial ends.
import os
import random
import shutil

from trials.client import Client
from trials.eventlog import EventLog, Figures
from trials.sites import PASSWORD, Chatd, Peer, apart

SPEED = 40  # every wait of the clients is so many times shorter
SETTLE = 120  # seconds before a message without nonce can no longer arrive, before SPEED


class Stage:
    """One site, and whoever comes to it. A context: everything ends with it."""

    def __init__(self, options, name, full, switches=(), speed=SPEED):
        self.options, self.name, self.full, self.speed = options, name, full, speed
        self.folder = os.path.join(options.out, name)
        shutil.rmtree(self.folder, ignore_errors=True)  # of a trial that broke off
        os.makedirs(self.folder)
        self.log = EventLog(os.path.join(self.folder, "events.jsonl"))
        self.figures = Figures()
        if full:
            limits = ["--messages-per-second", "0", "--log-level", "warning", "--password-iterations", "1000"]
            self.site = Chatd(os.path.join(options.bin, "idrissimart-chatd"), os.path.join(self.folder, "site"), [*limits, *switches])
        else:
            self.site = Peer(options.peer, os.path.join(self.folder, "site"), switches)
        self.clients = []
        self.ads = 0

    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, value, trace):
        for client in self.clients:
            await client.quit()
        self.site.stop()
        self.log.close()

    def people(self, ads=1, others=("buyer",)):
        """Before the site starts."""
        for name in ("publisher", *others):
            self.site.add_user(name)
        for _ in range(ads):
            self.ads += 1
            self.site.add_ad("publisher", f"Ad {self.ads}")

    def client(self, user, seed=0, speed=None):
        profile = os.path.join(self.folder, f"{user}-{len(self.clients)}")
        os.makedirs(profile, exist_ok=True)
        knobs = ["--speed", str(speed or self.speed), "--settle", str(SETTLE * 1000), "--seed", str(seed + 1)]
        client = Client(os.path.join(self.options.bin, "desk-driver"), profile, user, self.log, knobs)
        self.clients.append(client)
        return client

    async def arrive(self, client, address):
        """A first start: signs in and is whole."""
        await client.start()
        await client.sign_in(address, PASSWORD)
        await client.online()

    async def room(self, browser, ad, hello="hello"):
        """The browser's room of this ad, with its first message."""
        room = await apart(browser.room_of, ad)
        await apart(browser.say, room, hello)
        return room


def texts(seed, count, name="m"):
    """Texts of one person, mostly different, some alike, in both writings, some long."""
    draw = random.Random(seed)
    made = []
    for number in range(count):
        kind = draw.random()
        if kind < 0.15:
            made.append("ok")
        elif kind < 0.3:
            made.append(f"{name} {seed}.{number} مرحبا 123")
        elif kind < 0.35:
            made.append(f"{name} {seed}.{number} " + "x" * draw.randrange(500, 5000))
        else:
            made.append(f"{name} {seed}.{number}")
    return made
