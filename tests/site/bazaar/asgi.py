# HTTP to Django, sockets to Channels.
from asgiref.sync import ThreadSensitiveContext
from channels.auth import AuthMiddlewareStack
from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from django.core.asgi import get_asgi_application
from django.urls import path

from bazaar.accesslog import SocketLog, SocketUser
from bazaar.consumers import AdConsumer, NotificationConsumer, SupportConsumer

sockets = URLRouter([
    path("ws/chat/ad/<int:ad_id>/", AdConsumer.as_asgi()),
    path("ws/chat/support/<str:room_name>/", SupportConsumer.as_asgi()),
    path("ws/notifications/", NotificationConsumer.as_asgi()),
])

pages = get_asgi_application()


async def side_by_side(scope, receive, send):
    """Each request in a thread of its own, as behind gunicorn: a slow one holds up no other."""
    async with ThreadSensitiveContext():
        await pages(scope, receive, send)


application = ProtocolTypeRouter({
    "http": side_by_side,
    "websocket": SocketLog(AllowedHostsOriginValidator(AuthMiddlewareStack(SocketUser(sockets)))),
})
