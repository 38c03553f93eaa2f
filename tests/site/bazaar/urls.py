# Pages carry the language in their path; /api/ and /media/ do not.
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.static import serve
from rest_framework.routers import DefaultRouter

from bazaar import accounts, api, pages, staff

router = DefaultRouter()
router.include_root_view = False
router.include_format_suffixes = False
router.register("chat-rooms", api.RoomViewSet, basename="chat-room")
router.register("ads", api.AdViewSet, basename="api-ad")
router.register("users", api.UserViewSet, basename="user")
router.register("notifications", api.NotificationViewSet, basename="notification")

urlpatterns = [
    path("api/auth/token/", api.TokenView.as_view()),
    path("api/", include(router.urls)),
    re_path(r"^media/(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT}),
]

urlpatterns += i18n_patterns(
    path("", pages.home, name="home"),
    path("login/", accounts.sign_in, name="login"),
    path("logout/", accounts.sign_out, name="logout"),
    path("classifieds/<int:ad_id>/<str:slug>/", pages.ad, name="ad"),
    path("chat/room/<int:room_id>/", pages.room, name="room"),
    path("chat/room/<int:room_id>/messages/", pages.messages),
    path("chat/room/<int:room_id>/send/", pages.send),
    path("chat/room/<int:room_id>/mark-read/", pages.mark_read),
    path("chat/room/<int:room_id>/archive/", pages.archive),
    path("publisher/support/create/", pages.create_support),
    path("admin/dashboard/", staff.dashboard, name="dashboard"),
    path("admin/chat-notifications/", staff.chat_notifications),
    path("admin/support-chats/", staff.support_chats),
    path("admin/support-chats/<int:room_id>/messages/", staff.messages),
    path("admin/support-chats/<int:room_id>/send/", staff.send),
    path("admin/support-chats/<int:room_id>/resolve/", staff.resolve),
    path("admin/support-chats/<int:room_id>/reopen/", staff.reopen),
)
