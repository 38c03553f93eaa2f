# The two sites as processes: the reference server and the Django peer; and a browser that speaks to either over HTTP.
import asyncio
import contextlib
import http.client
import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import time
import urllib.parse

PASSWORD = "correct horse"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Site:
    """One data folder, one port; ends and begins again there."""

    database = ""  # below the data folder

    def __init__(self, program, folder, switches=()):
        self.program, self.folder, self.switches = program, folder, list(switches)
        self.data = os.path.join(folder, "data")
        os.makedirs(folder, exist_ok=True)
        self.port = free_port()
        self.process = None

    def command(self, *words):
        return subprocess.run([self.program, *words, "--data", self.data], check=True, capture_output=True, text=True).stdout.strip()

    def start(self, wait=True):
        port_file = os.path.join(self.folder, "port")
        if os.path.exists(port_file):
            os.remove(port_file)
        log = open(os.path.join(self.folder, "output"), "ab")
        self.process = subprocess.Popen(
            [self.program, "serve", "--data", self.data, "--port", str(self.port), "--port-file", port_file, *self.switches],
            stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        began = time.monotonic()
        while wait and not os.path.exists(port_file):
            if self.process.poll() is not None or time.monotonic() - began > 60:
                raise RuntimeError("the site does not start: " + open(os.path.join(self.folder, "output")).read()[-2000:])
            time.sleep(0.005)
        return time.monotonic() - began

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.kill()

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def rows(self, room):
        """(id, sender, text) of a room by id, from the database itself."""
        with sqlite3.connect(f"file:{os.path.join(self.data, self.database)}?mode=ro", uri=True, timeout=20) as db:
            return db.execute("SELECT id, sender_id, message FROM chat_messages WHERE room_id=? ORDER BY id", (room,)).fetchall()

    def browser(self, user):
        return Browser(self.port, user)


class Chatd(Site):
    """Its rows can be read when it is stopped: it holds its file alone."""

    database = "chatd.sqlite"
    full = True

    def add_user(self, name, *more):
        self.command("adduser", name, "--password", PASSWORD, "--password-iterations", "1000", *more)

    def add_ad(self, owner, title):
        self.command("addad", owner, title)


class Peer(Site):
    database = "site.sqlite3"
    full = False

    def add_user(self, name, *more):
        self.command("adduser", name, "--password", PASSWORD, *more)

    def add_ad(self, owner, title):
        self.command("addad", owner, title)

    def redis(self):
        """Its process, and the command that brings it back at the same port."""
        with open(os.path.join(self.data, "redis", "redis.pid")) as file:
            pid = int(file.read())
        with open(f"/proc/{pid}/cmdline") as file:
            port = re.search(r":(\d+)", file.read()).group(1)  # it names itself "redis-server 127.0.0.1:port"
        return pid, ["redis-server", "--bind", "127.0.0.1", "--port", port, "--save", "", "--appendonly", "no"]


class Browser:
    """Somebody at the site's own pages: signs in, writes, looks. Blocking; not over the broken road."""

    def __init__(self, port, user):
        self.port, self.user, self.cookies = port, user, {}
        self.sign_in()

    def call(self, method, path, body=None, kind="application/json"):
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items()), "Accept": "application/json, text/html"}
        if body is not None:
            headers.update({"Content-Type": kind, "X-CSRFToken": self.cookies.get("csrftoken", ""),
                            "Referer": f"http://127.0.0.1:{self.port}/", "Origin": f"http://127.0.0.1:{self.port}"})
        with contextlib.closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)) as connection:  # never one that may have gone
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            text = answer.read().decode()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        return answer.status, text

    def sign_in(self):
        _, page = self.call("GET", "/ar/login/")
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page).group(1)
        form = urllib.parse.urlencode({"csrfmiddlewaretoken": token, "username": self.user, "password": PASSWORD, "remember_me": "on"})
        status, page = self.call("POST", "/ar/login/", form, "application/x-www-form-urlencoded")
        if status != 302:
            raise RuntimeError(f"{self.user} cannot sign in: {status}")
        self.id = json.loads(self.call("GET", "/api/users/me/")[1])["id"]

    def room_of(self, ad):
        return json.loads(self.call("POST", "/api/chat-rooms/create_or_get/", json.dumps({"ad_id": ad}))[1])["id"]

    def say(self, room, text):
        """The new message's id; None: the site refused or failed."""
        status, answer = self.call("POST", f"/api/chat-rooms/{room}/send_message/", json.dumps({"room": room, "message": text}))
        return json.loads(answer)["id"] if status in (200, 201) else None

    def detail(self, room):
        return json.loads(self.call("GET", f"/api/chat-rooms/{room}/")[1])

    def socket(self, path):
        return Phone(self, path)


class Phone:
    """One WebSocket of somebody, beside his window. Blocking."""

    def __init__(self, browser, path):
        host = f"127.0.0.1:{browser.port}"
        self.end = socket.create_connection(("127.0.0.1", browser.port), 30)
        self.end.sendall((f"GET {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                          f"Cookie: sessionid={browser.cookies['sessionid']}\r\n\r\n").encode())
        self.stream = self.end.makefile("rb")
        if b" 101 " not in self.stream.readline():
            raise RuntimeError("no socket at " + path)
        while self.stream.readline() not in (b"\r\n", b""):
            pass

    def send(self, frame):
        data = json.dumps(frame).encode()
        head = bytes([0x81, 0x80 | len(data)]) if len(data) < 126 else bytes([0x81, 0xFE]) + len(data).to_bytes(2, "big")
        self.end.sendall(head + bytes(4) + data)  # masked with zeros

    def receive(self, seconds):
        """The next text frame; None: nothing came, or it is over."""
        self.end.settimeout(seconds)
        try:
            while True:
                first, size = self.stream.read(1), self.stream.read(1)
                if not size:
                    return None
                length = size[0] & 127
                if length > 125:
                    length = int.from_bytes(self.stream.read(2 if length == 126 else 8), "big")
                data = self.stream.read(length)
                if first[0] & 15 == 1:
                    return json.loads(data)
                if first[0] & 15 == 8:
                    return None
        except (OSError, IndexError):
            return None

    def close(self):
        self.stream.close()
        self.end.close()


async def apart(function, *arguments):
    """A blocking call, beside the loop."""
    return await asyncio.get_running_loop().run_in_executor(None, function, *arguments)
