# Redis and Daphne, for one test: started on free loopback ports, stopped by their ids.
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time

PR_SET_PDEATHSIG = 1


def die_with_parent():
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class Redis:
    """A server of its own, without persistence."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir(exist_ok=True)
        for _ in range(5):
            if self.start(free_port()):
                return
        raise RuntimeError("redis-server does not start")

    def start(self, port):
        self.port = port
        self.process = subprocess.Popen(
            ["redis-server", "--bind", "127.0.0.1", "--port", str(port), "--save", "", "--appendonly", "no",
             "--daemonize", "no", "--dir", str(self.folder), "--logfile", str(self.folder / "redis.log")],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, preexec_fn=die_with_parent)
        (self.folder / "redis.pid").write_text(f"{self.process.pid}\n")
        return self.answers()

    def answers(self):
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                with socket.create_connection(("127.0.0.1", self.port), 1) as client:
                    client.sendall(b"PING\r\n")
                    if client.recv(16).startswith(b"+PONG"):
                        return True
            except OSError:
                time.sleep(0.01)
        self.stop()
        return False

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
        self.process.wait()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def serve(options, data, known):
    if not options.stay:
        die_with_parent()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # until Daphne takes it over
    redis = Redis(data / "redis")
    try:
        run_daphne(options, {**known, "redis_port": redis.port})
    finally:
        redis.stop()
    sys.stdout.flush()
    os._exit(0)  # a view that still sleeps holds nobody up


def run_daphne(options, known):
    from bazaar.commandline import start_django
    from daphne.server import Server  # first: it installs its own reactor

    start_django(known)
    import bazaar.urls  # noqa: F401  now, not at the first request
    from bazaar.asgi import application

    server = Server(application, endpoints=[f"tcp:port={options.port}:interface={options.host}"])
    server.ready_callable = lambda: tell_port(options.port_file, server.listening_addresses)
    server.run()


def tell_port(port_file, addresses):
    if not addresses:
        return  # Daphne says why
    port = addresses[0][1]
    if port_file:
        with open(port_file + ".new", "w") as file:
            file.write(f"{port}\n")
        os.replace(port_file + ".new", port_file)
    print(f"listening on port {port}", flush=True)
