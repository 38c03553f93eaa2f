# The sockets. A refusal is a close before accept, HTTP 403 on the wire; whatever raises in connect is HTTP 500 there.
import json

from asgiref.sync import async_to_sync
from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncWebsocketConsumer

from bazaar import chat, faults
from bazaar.models import ChatMessage, ChatRoom, ClassifiedAd, User
from bazaar.texts import say


class SocketConsumer(AsyncWebsocketConsumer):
    group = None

    async def connect(self):
        self.user = self.scope["user"]
        if not self.user.is_authenticated or not await self.enter():
            await self.close()
            return
        await self.channel_layer.group_add(self.group, self.channel_name)
        await self.accept()
        await self.opened()

    async def opened(self):
        pass

    async def disconnect(self, code):
        if self.group:
            await self.channel_layer.group_discard(self.group, self.channel_name)

    async def send_json(self, frame):
        await self.send(text_data=json.dumps(frame))


class ChatConsumer(SocketConsumer):
    """One room. Its receive() knows no bytes: a binary frame is a TypeError, which ends the consumer and the socket."""

    room = None
    history_size = 50

    async def opened(self):
        messages = await database_sync_to_async(self.read_history)()
        await self.send_json({"type": "history", "messages": messages})

    async def receive(self, text_data):
        try:
            frame = json.loads(text_data)
            kind = frame.get("type", "message")
            if kind == "message":
                await self.take_message(frame.get("message", "").strip())
            elif kind == "typing":
                groups = chat.groups_that_hear(self.room) if self.room else [self.group]
                await chat.tell(
                    groups, {"type": "chat.typing", "user_id": self.user.id, "user_name": self.user.shown_name})
        except Exception as error:
            await self.send_json({"type": "error", "message": str(error)})

    async def take_message(self, text):
        if not text:
            return
        insert = database_sync_to_async(self.insert, thread_sensitive=False)  # a slow insert holds up nobody else
        message = await insert(text)
        faults.break_broadcast()
        if not faults.broadcast_before_commit():
            await chat.broadcast(message)

    def insert(self, text):
        room = self.room_to_send_in()
        if not room.is_active:
            raise ValueError(say("This conversation is closed."))
        early = async_to_sync(chat.broadcast) if faults.broadcast_before_commit() else None
        return chat.store(room, self.user, text, before_commit=early)

    def room_to_send_in(self):
        return ChatRoom.objects.get(id=self.room.id)

    def read_history(self):
        return chat.history(self.room.messages, self.history_size)

    async def chat_message(self, event):
        await self.send_json({**event, "type": "message"})

    async def chat_typing(self, event):
        if event["user_id"] != self.user.id:
            await self.send_json({**event, "type": "typing"})


class AdConsumer(ChatConsumer):
    async def enter(self):
        return await database_sync_to_async(self.find_room)()

    def find_room(self):
        try:
            self.ad = ClassifiedAd.objects.get(id=self.scope["url_route"]["kwargs"]["ad_id"])
        except (ClassifiedAd.DoesNotExist, OverflowError):
            return False
        owner = self.ad.user_id == self.user.id
        if owner and not faults.owner_sits_alone():
            self.group = chat.group_of_ad(self.ad.id)
            return True
        self.room = chat.buyers_room(self.ad, None if owner else self.user)
        self.group = chat.group_of(self.room.id)
        return True

    def room_to_send_in(self):
        """An owner who hears all his buyers answers the one who was last heard."""
        return super().room_to_send_in() if self.room else self.buyers_rooms().latest("updated_at")

    def read_history(self):
        if self.room:
            return super().read_history()
        return chat.history(ChatMessage.objects.filter(room__in=self.buyers_rooms()), self.history_size)

    def buyers_rooms(self):
        return ChatRoom.objects.filter(ad=self.ad, client__isnull=False)


class SupportConsumer(ChatConsumer):
    """Asks whether somebody is a publisher or staff, not which publisher."""

    history_size = 100

    async def enter(self):
        return await database_sync_to_async(self.find_room)()

    def find_room(self):
        if not self.user.is_staff and self.user.profile_type != User.PUBLISHER:
            return False
        try:
            publisher = User.objects.get(id=int(self.scope["url_route"]["kwargs"]["room_name"].split("_")[-1]))
        except (ValueError, OverflowError, User.DoesNotExist):
            return False
        rooms = ChatRoom.objects.filter(room_type=ChatRoom.PUBLISHER_ADMIN)
        self.room = faults.support_room(rooms, publisher)
        self.group = chat.group_of(self.room.id)
        return True


class NotificationConsumer(SocketConsumer):
    async def enter(self):
        self.group = f"notifications_{self.user.id}"
        return True

    async def receive(self, text_data):
        try:
            if json.loads(text_data).get("type") == "ping":
                await self.send_json({"type": "pong"})
        except Exception as error:
            await self.send_json({"type": "error", "message": str(error)})

    async def notification(self, event):
        await self.send_json(event)
