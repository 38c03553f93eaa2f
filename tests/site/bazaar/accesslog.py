# One line a request and a handshake: time, method (WS for a handshake), path with query, status, user. Never a body.
from urllib.parse import quote

from django.conf import settings
from django.utils import timezone


def write(method, path, status, user):
    with open(settings.ACCESS_LOG, "a", encoding="utf-8") as log:
        log.write(f"{timezone.now().isoformat()} {method} {path} {status} {user or '-'}\n")


class AccessLogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        user = getattr(request, "user", None)
        write(request.method, request.get_full_path(), response.status_code, user.get_username() if user else "")
        return response


class SocketLog:
    """Outermost: sees what became of the handshake, also when it raised."""

    def __init__(self, application):
        self.application = application

    async def __call__(self, scope, receive, send):
        query = scope["query_string"].decode("latin1")
        path = quote(scope["path"]) + ("?" + query if query else "")
        seen = {}
        scope["seen"] = seen

        def done(status):
            if not seen.get("done"):
                seen["done"] = True
                write("WS", path, status, seen.get("user"))

        async def watched(message):
            if message["type"] == "websocket.accept":
                done(101)
            elif message["type"] == "websocket.close":
                done(403)
            await send(message)

        try:
            await self.application(scope, receive, watched)
        except Exception:
            done(500)
            raise


class SocketUser:
    """Inside the authentication: tells the log who it is."""

    def __init__(self, application):
        self.application = application

    async def __call__(self, scope, receive, send):
        scope["seen"]["user"] = scope["user"].get_username()
        return await self.application(scope, receive, send)
