# What staff get: the queue page, a case's messages, answering, resolving, the counts. /<lang>/admin/…
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.db.models import Count, F, Q
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_GET, require_POST

from bazaar import chat
from bazaar.models import ChatMessage, ChatRoom
from bazaar.pages import posted, refusal, text_of
from bazaar.texts import say

SUPPORT = Q(room_type=ChatRoom.PUBLISHER_ADMIN)


def only(right):
    """JSON for whoever has the right; others get 403 JSON."""
    def decorator(view):
        @wraps(view)
        @login_required
        def wrapped(request, *args, **kwargs):
            if not getattr(request.user, right):
                return refusal("Staff only.", 403)
            return view(request, *args, **kwargs)
        return wrapped
    return decorator


def support_room(room_id):
    return get_object_or_404(ChatRoom.objects.filter(SUPPORT), id=room_id)


@require_GET
@login_required
def dashboard(request):
    if not request.user.is_staff:
        return redirect("home")
    return render(request, "page.html", {"title": say("Dashboard")})


@require_GET
@login_required
def support_chats(request):
    if not request.user.is_superuser:
        return redirect("home")
    unread = Count("messages", filter=Q(messages__is_read=False, messages__sender=F("publisher")))
    rooms = ChatRoom.objects.filter(SUPPORT).select_related("publisher").annotate(unread=unread)
    rooms = rooms.order_by("-updated_at", "-id")  # a count forgets the model's own order
    return render(request, "support_chats.html", {"title": say("Support conversations"), "rooms": rooms})


@require_GET
@only("is_staff")
def messages(request, room_id):
    room = support_room(room_id)
    html = render_to_string("support_messages.html", {"messages": room.messages.select_related("sender")}, request)
    chat.mark_read(room, request.user)
    return JsonResponse({"success": True, "html": html, "room_id": room.id})


@require_POST
@only("is_staff")
def send(request, room_id):
    room = support_room(room_id)
    text = text_of(posted(request), "message")
    if not room.is_active:
        return refusal("This conversation is closed.", 403, is_inactive=True)
    if not text:
        return refusal("The message is empty.", 400)
    message = chat.send_over_http(room, request.user, text)
    return JsonResponse({"success": True, "message": say("The message was sent."), "message_id": message.id})


def set_active(room_id, active, notice):
    room = support_room(room_id)
    room.is_active = active
    room.save()
    return JsonResponse({"success": True, "message": say(notice)})


@require_POST
@only("is_superuser")
def resolve(request, room_id):
    return set_active(room_id, False, "The case is resolved.")


@require_POST
@only("is_superuser")
def reopen(request, room_id):
    return set_active(room_id, True, "The case is open again.")


@require_GET
@only("is_staff")
def chat_notifications(request):
    support = ChatRoom.objects.filter(SUPPORT)
    from_publishers = ChatMessage.objects.filter(
        room__room_type=ChatRoom.PUBLISHER_ADMIN, sender=F("room__publisher"))
    recent = from_publishers.select_related("sender").order_by("-created_at")[:5]
    return JsonResponse({
        "unread_support_messages": from_publishers.filter(is_read=False).count(),
        "total_support_chats": support.count(),
        "active_support_chats": support.filter(is_active=True).count(),
        "resolved_support_chats": support.filter(is_active=False).count(),
        "total_user_chats": ChatRoom.objects.exclude(SUPPORT).count(),
        "recent_activity": [f"{message.sender.shown_name}: {message.message[:50]}" for message in recent],
    })
