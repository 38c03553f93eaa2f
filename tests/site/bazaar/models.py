# The tables, with the deployed site's names and columns.
from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone


class User(AbstractUser):
    PUBLISHER, CUSTOMER = "publisher", "customer"

    profile_type = models.CharField(max_length=20, default=PUBLISHER)
    phone = models.CharField(max_length=20, blank=True)
    mobile = models.CharField(max_length=20, blank=True)
    is_mobile_verified = models.BooleanField(default=False)
    is_suspended = models.BooleanField(default=False)
    is_banned = models.BooleanField(default=False)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        db_table = "users"

    @property
    def shown_name(self):
        return self.get_full_name() or self.username


class ClassifiedAd(models.Model):
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="ads")
    title = models.CharField(max_length=255)
    slug = models.SlugField(max_length=255, allow_unicode=True)
    description = models.TextField(blank=True)
    price = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    is_negotiable = models.BooleanField(default=False)
    images = models.JSONField(default=list)
    city = models.CharField(max_length=100, blank=True)
    country = models.CharField(max_length=100, blank=True)
    status = models.CharField(max_length=20, default="active")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        db_table = "classified_ads"


class ChatRoom(models.Model):
    PUBLISHER_CLIENT, PUBLISHER_ADMIN = "publisher_client", "publisher_admin"

    room_type = models.CharField(max_length=20, default=PUBLISHER_CLIENT)
    publisher = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="publisher_rooms")
    client = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="client_rooms")
    ad = models.ForeignKey(ClassifiedAd, models.SET_NULL, null=True, related_name="rooms")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    is_active = models.BooleanField(default=True)

    class Meta:
        db_table = "chat_rooms"
        ordering = ["-updated_at", "-id"]

    @property
    def is_support(self):
        return self.room_type == self.PUBLISHER_ADMIN

    def has_member(self, user):
        return user.id in (self.publisher_id, self.client_id) or (self.is_support and user.is_staff)

    def unread_by(self, user):
        return self.messages.filter(is_read=False).exclude(sender=user)


class ChatMessage(models.Model):
    room = models.ForeignKey(ChatRoom, models.CASCADE, related_name="messages")
    sender = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="chat_messages")
    message = models.TextField()
    created_at = models.DateTimeField(default=timezone.now)
    is_read = models.BooleanField(default=False)
    read_at = models.DateTimeField(null=True)
    attachment = models.FileField(upload_to="chat_attachments/", max_length=100, null=True)

    class Meta:
        db_table = "chat_messages"
        ordering = ["created_at", "id"]
        indexes = [
            models.Index(fields=["room", "created_at"], name="chat_messages_room_time"),
            models.Index(fields=["sender", "is_read"], name="chat_messages_sender_read"),
        ]


class Notification(models.Model):
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notifications")
    notification_type = models.CharField(max_length=30)
    title = models.CharField(max_length=255)
    message = models.TextField()
    link = models.CharField(max_length=255, blank=True)
    is_read = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        db_table = "notifications"
        ordering = ["-created_at", "-id"]
