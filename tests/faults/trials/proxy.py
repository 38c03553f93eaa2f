# The broken road between a client and a site: passes bytes on, and breaks one exchange as a seed has drawn it.
import asyncio
import contextlib
import socket
import struct

STALL, CUT, HOLD, BLACKHOLE, HALF_OPEN, REPLAY = "stall", "cut", "hold", "blackhole", "half-open", "replay"


class Fault:
    """What happens to the next exchange whose request begins with `request`. `towards`: the site or the client.

    cut: both ends are closed after byte `after` (with `body`: of the body; with `frame`: within that WebSocket frame); `reset`: by RST, else FIN.
    hold: the client's end is closed after byte `after`, the site gets the rest `seconds` later.
    stall: byte `after` and what follows wait `seconds`. blackhole: they are swallowed, and the road is reset after `seconds`.
    half-open: what follows for the client is swallowed and his end is closed; the site believes him there for `seconds`.
    replay: the request arrives twice, on two connections (a middlebox that repeats).
    """

    def __init__(self, kind, request=b"", towards="site", after=0, frame=0, body=False, reset=False, seconds=1.0):
        self.kind, self.request, self.towards, self.after, self.frame = kind, request, towards, after, frame
        self.body, self.reset, self.seconds = body, reset, seconds
        self.struck = False

    def __repr__(self):
        return f"{self.kind} {self.towards} after={self.after} body={self.body} frame={self.frame} reset={self.reset}"


class Broken(Exception):
    """This exchange ends here."""


class Frames:
    """Where in a stream of WebSocket frames (unmasked, from the site) we are."""

    def __init__(self):
        self.buffer = bytearray()
        self.upgraded = False

    def begin_of(self, number, data):
        """How many bytes of `data` come before two bytes into frame `number` (1: the first), or None: it has not begun."""
        before = len(self.buffer)
        self.buffer += data
        at = 0
        if not self.upgraded:
            head = self.buffer.find(b"\r\n\r\n")
            if head < 0:
                return None
            at = head + 4
        count = 0
        while at + 2 <= len(self.buffer):
            count += 1
            if count == number:
                return max(0, at + 2 - before)
            size = self.buffer[at + 1] & 127
            head = 2
            if size == 126:
                size, head = int.from_bytes(self.buffer[at + 2:at + 4], "big"), 4
            elif size == 127:
                size, head = int.from_bytes(self.buffer[at + 2:at + 10], "big"), 10
            at += head + size
        return None


class Proxy:
    def __init__(self, site_port, log):
        self.site_port, self.log = site_port, log
        self.fault = None  # for the next exchange that matches
        self.latency = 0.0  # seconds, each way, for everybody
        self.slices = 0  # bytes a piece, 0: as they come
        self.is_down = False  # nobody gets through
        self.tasks = set()
        self.writers = set()

    async def start(self):
        self.server = await asyncio.start_server(self.serve, "127.0.0.1", 0)
        self.port = self.server.sockets[0].getsockname()[1]
        return self

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    async def stop(self):
        self.server.close()
        self.cut_all()
        for task in list(self.tasks):
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)

    def strike(self, fault):
        self.fault = fault
        return fault

    def cut_all(self, reset=True):
        """Everything that is open now ends."""
        for writer in list(self.writers):
            close(writer, reset)

    async def serve(self, reader, writer):
        task = asyncio.current_task()
        self.tasks.add(task)
        self.writers.add(writer)
        try:
            if not self.is_down:
                await self.exchange(reader, writer)
        except (OSError, asyncio.CancelledError):
            pass  # the site is not there, or the trial is over
        finally:
            close(writer, False)
            self.writers.discard(writer)
            self.tasks.discard(task)

    async def exchange(self, reader, writer):
        site_reader, site_writer = await asyncio.open_connection("127.0.0.1", self.site_port)
        self.writers.add(site_writer)
        both = Both(self, reader, writer, site_reader, site_writer)
        try:
            await both.run()
        finally:
            close(site_writer, False)
            self.writers.discard(site_writer)
            if both.fault and not both.fault.struck and self.fault is None:
                self.fault = both.fault  # the exchange ended before it came to that


class Both:
    """One connection of a client, and the one to the site behind it."""

    def __init__(self, proxy, reader, writer, site_reader, site_writer):
        self.proxy, self.reader, self.writer = proxy, reader, writer
        self.site_reader, self.site_writer = site_reader, site_writer
        self.fault = None
        self.passed = {"site": 0, "client": 0}  # bytes since the fault was drawn
        self.head = bytearray()  # of the request that the fault strikes in its body
        self.frames = Frames()

    async def run(self):
        forth = asyncio.create_task(self.one_way("site", self.reader, self.site_writer))
        back = asyncio.create_task(self.one_way("client", self.site_reader, self.writer))
        done, waiting = await asyncio.wait({forth, back}, return_when=asyncio.FIRST_COMPLETED)
        lingering = [task for task in waiting if self.fault and self.fault.kind in (HOLD, HALF_OPEN) and self.fault.struck]
        for task in waiting:
            if task not in lingering:
                task.cancel()
        await asyncio.gather(*done, *waiting, return_exceptions=True)

    def draw(self, data):
        """The fault strikes a request from its first byte on."""
        fault = self.proxy.fault
        if fault and data.startswith(fault.request):
            self.proxy.fault = None
            self.fault = fault
            self.passed = {"site": 0, "client": 0}
            self.proxy.log.note("fault", what=repr(fault), request=data.split(b"\r\n", 1)[0].decode("latin1"))

    async def one_way(self, towards, reader, writer):
        with contextlib.suppress(OSError, Broken):  # the end of this direction
            await self.pass_on(towards, reader, writer)

    async def pass_on(self, towards, reader, writer):
        while data := await reader.read(65536):
            if towards == "site" and self.fault is None:
                self.draw(data)
            if self.proxy.latency:
                await asyncio.sleep(self.proxy.latency)
            fault = self.fault
            if fault is None or fault.struck or fault.towards != towards:
                await self.write(writer, data)
                continue
            at = self.place(fault, towards, data)
            if at is None:
                await self.write(writer, data)
                continue
            fault.struck = True
            await self.write(writer, data[:at])
            await self.happen(fault, writer, data, at)
            if fault.kind in (STALL, REPLAY):
                self.fault = None  # the next request may be struck again
        if self.fault and self.fault.struck and self.fault.kind == HALF_OPEN:
            return  # the site shall not notice
        with contextlib.suppress(OSError):
            writer.write_eof()

    def place(self, fault, towards, data):
        if fault.frame:
            return self.frames.begin_of(fault.frame, data)
        before = self.passed[towards]
        self.passed[towards] += len(data)
        after = fault.after
        if fault.body:
            self.head += data
            end = self.head.find(b"\r\n\r\n")
            if end < 0:
                return None
            after += end + 4
        return after - before if before <= after < self.passed[towards] else None

    async def happen(self, fault, writer, data, at):
        if fault.kind == STALL:
            await asyncio.sleep(fault.seconds)
            await self.write(writer, data[at:])
        elif fault.kind == HOLD:
            close(self.writer, fault.reset)
            await asyncio.sleep(fault.seconds)
            await self.write(writer, data[at:])
            await self.drain_site()
        elif fault.kind == BLACKHOLE:
            await asyncio.sleep(fault.seconds)
            close(self.writer, True)
            close(self.site_writer, True)
            raise Broken
        elif fault.kind == HALF_OPEN:
            close(self.writer, fault.reset)
            await self.drain_site(fault.seconds)
        elif fault.kind == REPLAY:
            await self.write(writer, data[at:])
            await self.again(data)
        else:
            close(self.writer, fault.reset)
            close(self.site_writer, fault.reset)
            raise Broken

    async def drain_site(self, seconds=1.0):
        """The site goes on to speak to nobody."""
        with contextlib.suppress(TimeoutError, OSError):
            async with asyncio.timeout(seconds):
                while await self.site_reader.read(65536):
                    pass

    async def again(self, data):
        reader, writer = await asyncio.open_connection("127.0.0.1", self.proxy.site_port)
        writer.write(data)
        with contextlib.suppress(TimeoutError, OSError):
            async with asyncio.timeout(1):
                await reader.read(65536)
        close(writer, False)

    async def write(self, writer, data):
        size = self.proxy.slices or len(data)
        for at in range(0, len(data), size or 1):
            writer.write(data[at:at + size])
            await writer.drain()
            if self.proxy.slices:
                await asyncio.sleep(0)


def close(writer, reset):
    with contextlib.suppress(OSError, RuntimeError):
        if reset:
            end = writer.get_extra_info("socket")
            if end is not None:
                end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            writer.transport.abort()
        else:
            writer.close()
