# The command line. It hands the options to the settings in one environment variable, then starts Django.
import argparse
import json
import os
from pathlib import Path


def build_parser():
    parser = argparse.ArgumentParser(prog="peer", description="A Django site to test Idrissimart Desk against")
    commands = parser.add_subparsers(dest="command", required=True)

    def command(name, what):
        sub = commands.add_parser(name, help=what)
        sub.add_argument("--data", default="peer-data", help="folder of the database, the log and the attachments")
        return sub

    add_serving(command("serve", "serve the data folder until SIGTERM"))

    adduser = command("adduser", "add a person, or with --update change one")
    adduser.add_argument("username")
    adduser.add_argument("--password")
    adduser.add_argument("--password-stdin", action="store_true", help="the first line of standard input")
    for text in ("email", "phone", "first-name", "last-name"):
        adduser.add_argument("--" + text)
    for flag in ("staff", "superuser"):
        adduser.add_argument("--" + flag, dest=flag, action="store_true", default=None)
        adduser.add_argument("--no-" + flag, dest=flag, action="store_false", default=None)
    adduser.add_argument("--update", action="store_true")
    adduser.add_argument("--suspend", dest="suspended", action="store_true", default=None)
    adduser.add_argument("--unsuspend", "--restore", dest="suspended", action="store_false", default=None)

    addad = command("addad", "add an ad; prints its id")
    addad.add_argument("owner")
    addad.add_argument("title")
    addad.add_argument("--description", default="")
    addad.add_argument("--price")
    addad.add_argument("--city", default="")
    addad.add_argument("--negotiable", action="store_true")

    command("end-sessions", "every session of a person is over").add_argument("name")
    set_ad = command("set-ad", "an ad is sold, or its row is gone")
    set_ad.add_argument("ad", type=int)
    set_ad.add_argument("--status", required=True, help="active, sold, …, or deleted-row")
    command("close-room", "a room becomes inactive").add_argument("room", type=int)
    command("open-room", "a room becomes active").add_argument("room", type=int)
    say = command("say", "a message as the web page's POST makes it; prints its id")
    say.add_argument("room", type=int)
    say.add_argument("name")
    say.add_argument("text")
    say.add_argument("--at", help="its created_at, ISO 8601")
    make_room = command("make-room", "a buyer's room; prints its id")
    make_room.add_argument("ad", type=int)
    make_room.add_argument("buyer")
    flood = command("flood", "many messages at once")
    flood.add_argument("room", type=int)
    flood.add_argument("name")
    flood.add_argument("count", type=int)
    shout = command("shout", "many messages at once, told to the sockets by another process of the site")
    shout.add_argument("room", type=int)
    shout.add_argument("name")
    shout.add_argument("count", type=int)
    shout.add_argument("--redis-port", type=int, required=True)
    shout.add_argument("--layer-capacity", type=int)
    crowd = command("crowd", "so many new buyers, each with a room of this ad and one message in it")
    crowd.add_argument("ad", type=int)
    crowd.add_argument("count", type=int)
    unread = command("unread", "how many messages of a room are unread and not by this person")
    unread.add_argument("room", type=int)
    unread.add_argument("name")
    command("log", "prints the path of the access log")
    return parser


def add_serving(serve):
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=0, help="0: any free one")
    serve.add_argument("--port-file", help="written once the site listens")
    serve.add_argument("--zone", default="Africa/Cairo")
    serve.add_argument("--stay", action="store_true", help="outlive the process that started it")
    # What the deployed site gets wrong, or does in its own way: see faults.py and settings.py.
    serve.add_argument("--no-own-room-for-owner", dest="own_room_for_owner", action="store_false")
    serve.add_argument("--broadcast-http", action="store_true")
    serve.add_argument("--broadcast-first", action="store_true")
    serve.add_argument("--error-after-insert", action="store_true")
    serve.add_argument("--insert-delay", type=int, metavar="MS")
    serve.add_argument("--times-with-zone", action="store_true")
    serve.add_argument("--newest-50", action="store_true")
    serve.add_argument("--support-socket", choices=("ok", "fault", "auto"))
    serve.add_argument("--support-fault", dest="support_socket", action="store_const", const="fault")
    serve.add_argument("--layer-capacity", type=int)
    serve.add_argument("--layer-expiry", type=int, metavar="S")
    serve.add_argument("--group-expiry", type=int, metavar="S")
    serve.add_argument("--session-age", type=int, metavar="S")


def main(arguments):
    options = build_parser().parse_args(arguments)
    data = Path(options.data).resolve()
    data.mkdir(parents=True, exist_ok=True)
    if options.command == "log":
        print(data / "access.log")
        return 0
    known = {name: value for name, value in vars(options).items() if value is not None}
    known["data"] = str(data)
    if options.command == "serve":
        from bazaar.serving import serve

        return serve(options, data, known)
    start_django(known)
    from bazaar import commands

    return commands.run(options)


def start_django(options):
    os.environ["BAZAAR_OPTIONS"] = json.dumps(options)
    os.environ["DJANGO_SETTINGS_MODULE"] = "bazaar.settings"
    import django

    django.setup()
    from bazaar.schema import create_tables

    create_tables()
