# Rooms and messages, whoever asks for them: the pages, the REST API, the sockets, the command line.
from asgiref.sync import async_to_sync
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone

from bazaar import faults
from bazaar.models import ChatMessage, ChatRoom, Notification


def buyers_room(ad, buyer):
    room, _ = ChatRoom.objects.get_or_create(
        ad=ad, publisher_id=ad.user_id, client=buyer, room_type=ChatRoom.PUBLISHER_CLIENT)
    return room


def group_of(room_id):
    return f"chat_room_{room_id}"


def group_of_ad(ad_id):
    return f"chat_ad_{ad_id}"


def groups_that_hear(room):
    """Whoever is in the room; a later site's owner, who hears all rooms of his ad, too."""
    groups = [group_of(room.id)]
    if not faults.owner_sits_alone() and room.ad_id:
        groups.append(group_of_ad(room.ad_id))
    return groups


def store(room, sender, text, attachment=None, at=None, before_commit=None):
    created_at = at or timezone.now()
    faults.linger_before_insert()
    with transaction.atomic():
        message = ChatMessage.objects.create(
            room=room, sender=sender, message=text, attachment=attachment, created_at=created_at)
        ChatRoom.objects.filter(id=room.id).update(updated_at=timezone.now())
        if before_commit:
            before_commit(message)
    return message


def send_over_http(room, sender, text, attachment=None):
    """As the web page sends: a row and a notification for the other one, and no word to the sockets."""
    message = store(room, sender, text, attachment)
    if not faults.http_is_silent():
        async_to_sync(broadcast)(message)
    notification = notify(message)
    if notification:
        push(notification)
    return message


async def broadcast(message):
    await tell(groups_that_hear(message.room), {"type": "chat.message", **live_frame(message)})


async def tell(groups, event):
    from channels.layers import get_channel_layer  # not for the commands, which tell nobody

    for group in groups:
        await get_channel_layer().group_send(group, event)


def live_frame(message):
    frame = {
        "message": message.message,
        "sender_id": message.sender_id,
        "sender_name": message.sender.shown_name,
        "timestamp": message.created_at.isoformat(),
        "message_id": message.id,
    }
    return with_role(frame, message)


def history_entry(message):
    entry = {
        "id": message.id,
        "message": message.message,
        "sender_id": message.sender_id,
        "sender_name": message.sender.shown_name,
        "timestamp": message.created_at.isoformat(),
        "is_read": message.is_read,
    }
    return with_role(entry, message)


def with_role(frame, message):
    if message.room.is_support:
        frame["sender_role"] = "admin" if message.sender.is_staff else "publisher"
    return frame


def history(messages, size):
    """The newest so many, oldest first."""
    newest = messages.select_related("sender", "room").order_by("-created_at", "-id")[:size]
    return [history_entry(message) for message in reversed(newest)]


def mark_read(room, reader):
    room.unread_by(reader).update(is_read=True, read_at=timezone.now())


def notify(message):
    """Staff have no notifications of support messages: they have the queue page."""
    room = message.room
    receiver = room.publisher if message.sender_id != room.publisher_id else room.client
    if receiver is None or receiver.id == message.sender_id:
        return None
    notification = Notification.objects.create(
        user=receiver, notification_type="chat_message", title=message.sender.shown_name, message=message.message[:100],
        link=f"/ar/chat/room/{room.id}/")
    if receiver.email:
        send_mail(notification.title, notification.message, "site@example.com", [receiver.email], fail_silently=True)
    return notification


def push(notification):
    """To the receiver's notification sockets; a site without Redis still stores messages."""
    from bazaar.api import NotificationSerializer
    from redis.exceptions import RedisError

    event = {"type": "notification", "notification": NotificationSerializer(notification).data}
    try:
        async_to_sync(tell)([f"notifications_{notification.user_id}"], event)
    except (OSError, RedisError):
        pass
