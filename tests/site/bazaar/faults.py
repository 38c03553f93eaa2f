# What the deployed site gets wrong, or does in a way nobody expects: one function for each, so that a reader finds
# them all here. Each is a switch of `peer serve`; times without zone and the channel layer's limits are in settings.py.
import time

from django.conf import settings


def owner_sits_alone():
    """An ad's owner gets a room of his own on the ad's socket (client = NULL), and does not hear his buyers there."""
    return settings.OWN_ROOM_FOR_OWNER


def http_is_silent():
    """A message sent over HTTP is not broadcast to the sockets."""
    return not settings.BROADCAST_HTTP


def broadcast_before_commit():
    """Not the deployed site: the sockets hear of a message before anybody can read its row."""
    return settings.BROADCAST_FIRST


def break_broadcast():
    """The row is there, and then the broadcast fails: the sender gets an `error` frame for a message that is stored."""
    if settings.ERROR_AFTER_INSERT:
        raise RuntimeError("the channel layer is not there")


def linger_before_insert():
    """created_at is set by now, the row comes later: rows become visible out of time order."""
    if settings.INSERT_DELAY:
        time.sleep(settings.INSERT_DELAY)


def polls_start_at_the_beginning():
    """messages/ without `after` answers the first 50 of the room, not the newest."""
    return not settings.POLL_NEWEST


def support_room(rooms, publisher):
    """The support socket looks for *the* room of a publisher, and fails when there are several: HTTP 500."""
    if settings.SUPPORT_SOCKET == "fault":
        raise RuntimeError("the support socket is out of order")
    if settings.SUPPORT_SOCKET == "ok":
        newest = rooms.filter(publisher=publisher, is_active=True).order_by("-id").first()
        return newest or rooms.create(publisher=publisher, room_type="publisher_admin")
    room, _ = rooms.get_or_create(publisher=publisher, defaults={"room_type": "publisher_admin"})
    return room
