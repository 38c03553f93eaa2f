# What happens in the life of a site, done from outside: people, ads, ended sessions, closed rooms, messages.
import datetime
import sys

from asgiref.sync import async_to_sync
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.text import slugify

from bazaar import chat
from bazaar.models import ChatMessage, ChatRoom, ClassifiedAd, User


def run(options):
    try:
        return globals()[options.command.replace("-", "_")](options) or 0
    except (User.DoesNotExist, ClassifiedAd.DoesNotExist, ChatRoom.DoesNotExist, ValueError) as error:
        print("peer:", error, file=sys.stderr)
        return 1


def adduser(options):
    password = options.password
    if options.password_stdin or (password is None and not options.update):
        password = sys.stdin.readline().rstrip("\n")
    if options.update:
        user = User.objects.get(username=options.username)
    elif User.objects.filter(username=options.username).exists():
        raise ValueError("there is already a " + options.username)
    else:
        user = User(username=options.username)
    if password:
        user.set_password(password)
    if options.superuser and options.staff is None:
        options.staff = True
    given = {
        "email": options.email,
        "phone": options.phone,
        "mobile": options.phone,
        "is_mobile_verified": True if options.phone else None,
        "first_name": options.first_name,
        "last_name": options.last_name,
        "is_staff": options.staff,
        "is_superuser": options.superuser,
        "is_suspended": options.suspended,
    }
    for field, value in given.items():
        if value is not None:
            setattr(user, field, value)
    user.save()
    print(user.id)


def addad(options):
    owner = User.objects.get(username=options.owner)
    slug = slugify(options.title, allow_unicode=True)
    ad = ClassifiedAd.objects.create(
        user=owner, title=options.title, slug=slug, description=options.description, price=options.price or None,
        city=options.city, is_negotiable=options.negotiable)
    print(ad.id)


def end_sessions(options):
    user = User.objects.get(username=options.name)
    for session in Session.objects.all():
        if session.get_decoded().get("_auth_user_id") == str(user.id):
            session.delete()


def set_ad(options):
    ad = ClassifiedAd.objects.get(id=options.ad)
    if options.status == "deleted-row":
        ad.delete()
    else:
        ad.status = options.status
        ad.save()


def close_room(options):
    set_active(options.room, False)


def open_room(options):
    set_active(options.room, True)


def set_active(room_id, active):
    room = ChatRoom.objects.get(id=room_id)
    room.is_active = active
    room.save()


def say(options):
    room = ChatRoom.objects.get(id=options.room)
    sender = User.objects.get(username=options.name)
    at = parse_datetime(options.at) if options.at else None
    if options.at and at is None:
        raise ValueError("no ISO 8601 time: " + options.at)
    if at and timezone.is_naive(at):
        at = timezone.make_aware(at, datetime.timezone.utc)
    message = chat.store(room, sender, options.text, at=at)
    chat.notify(message)
    print(message.id)


def make_room(options):
    ad = ClassifiedAd.objects.get(id=options.ad)
    buyer = User.objects.get(username=options.buyer)
    print(chat.buyers_room(ad, buyer).id)


def flood(options):
    room = ChatRoom.objects.get(id=options.room)
    sender = User.objects.get(username=options.name)
    now = timezone.now()
    step = datetime.timedelta(milliseconds=1)
    ChatMessage.objects.bulk_create(
        ChatMessage(room=room, sender=sender, message=f"{number}", created_at=now - step * (options.count - number))
        for number in range(1, options.count + 1))
    room.save()


def shout(options):
    room = ChatRoom.objects.get(id=options.room)
    sender = User.objects.get(username=options.name)

    async def tell(messages):  # one loop: the layer's connection belongs to it
        for message in messages:
            await chat.broadcast(message)

    async_to_sync(tell)([chat.store(room, sender, f"{number}!") for number in range(1, options.count + 1)])


@transaction.atomic
def crowd(options):
    ad = ClassifiedAd.objects.get(id=options.ad)
    first = User.objects.count() + 1
    for number in range(first, first + options.count):
        buyer = User.objects.create(username=f"buyer{number}", password="!")
        chat.store(chat.buyers_room(ad, buyer), buyer, f"{number}?")


def unread(options):
    room = ChatRoom.objects.get(id=options.room)
    print(room.unread_by(User.objects.get(username=options.name)).count())
