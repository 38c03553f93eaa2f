# Page-JSON: what the site's own chat page polls and posts. /<lang>/chat/…, /<lang>/publisher/support/create/.
import json

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_GET, require_POST

from bazaar import chat, faults
from bazaar.models import ChatRoom, ClassifiedAd
from bazaar.texts import say

PAGE = 50
CATEGORIES = ("technical", "payment", "account", "ads", "other")


def refusal(text, status, **more):
    return JsonResponse({"success": False, "error": say(text), **more}, status=status)


def posted(request):
    """The fields of a form or of a JSON object."""
    if request.content_type != "application/json":
        return request.POST
    try:
        fields = json.loads(request.body)
    except ValueError:
        return {}
    return fields if isinstance(fields, dict) else {}


def text_of(fields, name):
    value = fields.get(name, "")
    return value.strip() if isinstance(value, str) else ""


def member_only(view):
    """The room by its id, for whoever belongs to it."""
    @login_required
    def wrapped(request, room_id):
        room = get_object_or_404(ChatRoom.objects.select_related("publisher", "client", "ad"), id=room_id)
        if not room.has_member(request.user):
            return refusal("You are not in this conversation.", 403)
        return view(request, room)
    return wrapped


def message_json(message):
    return {
        "id": message.id,
        "sender_id": message.sender_id,
        "sender_name": message.sender.shown_name,
        "message": message.message,
        "created_at": message.created_at.isoformat(),
        "is_read": message.is_read,
    }


def polled(room, after):
    messages = room.messages.select_related("sender")
    if after:
        messages = messages.filter(created_at__gt=after)
    if faults.polls_start_at_the_beginning():
        return list(messages[:PAGE])
    return list(reversed(messages.order_by("-created_at", "-id")[:PAGE]))


@require_GET
@member_only
def messages(request, room):
    after = None
    if request.GET.get("after"):
        try:
            after = parse_datetime(request.GET["after"].replace(" ", "+"))  # an unescaped zone sign
        except ValueError:
            pass
        if after is None:
            return refusal("This is not a time.", 400)
        if timezone.is_naive(after):
            after = timezone.make_aware(after)
    page = polled(room, after)
    chat.mark_read(room, request.user)
    return JsonResponse({
        "success": True,
        "messages": [message_json(message) for message in page],
        "room": {
            "id": room.id,
            "client_name": room.client.shown_name if room.client else "",
            "ad_title": room.ad.title if room.ad else "",
            "ad_url": reverse("ad", args=[room.ad.id, room.ad.slug]) if room.ad else "",
        },
        "unread_count": room.unread_by(request.user).count(),
    })


@require_POST
@member_only
def send(request, room):
    text = text_of(posted(request), "message")
    if not room.is_active:
        return refusal("This conversation is closed.", 403, is_inactive=True)
    if not text:
        return refusal("The message is empty.", 400)
    message = chat.send_over_http(room, request.user, text)
    return JsonResponse({"success": True, "message": message_json(message)})


@require_POST
@member_only
def mark_read(request, room):
    chat.mark_read(room, request.user)
    return JsonResponse({"success": True})


@require_POST
@member_only
def archive(request, room):
    if request.user != room.publisher:
        return refusal("You are not in this conversation.", 403)
    room.is_active = False
    room.save()
    return JsonResponse({"success": True})


@require_POST
@login_required
def create_support(request):
    fields = posted(request)
    subject, category, text = (text_of(fields, name) for name in ("subject", "category", "message"))
    if not subject or category not in CATEGORIES or not text:
        return refusal("Subject, category and message are needed.", 400)
    room = ChatRoom.objects.create(room_type=ChatRoom.PUBLISHER_ADMIN, publisher=request.user)
    # The tables have no place for a subject: it becomes a part of the first message.
    chat.send_over_http(room, request.user, f"[{category}] {subject}\n\n{text}")
    return JsonResponse({"success": True, "room_id": room.id})


@require_GET
def home(request):
    return render(request, "page.html", {"title": "Idrissimart"})


@require_GET
def ad(request, ad_id, slug):
    return render(request, "page.html", {"title": get_object_or_404(ClassifiedAd, id=ad_id).title})


@require_GET
@login_required
def room(request, room_id):
    found = get_object_or_404(ChatRoom, id=room_id)
    if not found.has_member(request.user):
        return HttpResponse(status=403)
    return render(request, "page.html", {"title": f"#{found.id}"})
