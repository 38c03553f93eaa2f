# The REST API: rooms, ads, notifications, tokens, who am I. /api/…
from django.contrib.auth import authenticate
from django.db.models import Q
from django.shortcuts import get_object_or_404
from rest_framework import mixins, serializers, status, viewsets
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.permissions import AllowAny
from rest_framework.response import Response
from rest_framework.views import APIView

from bazaar import chat
from bazaar.accounts import make_tokens
from bazaar.models import ChatMessage, ChatRoom, ClassifiedAd, Notification, User
from bazaar.texts import say


class UserSerializer(serializers.ModelSerializer):
    class Meta:
        model = User
        fields = ["id", "username", "first_name", "last_name"]


class AdSerializer(serializers.ModelSerializer):
    class Meta:
        model = ClassifiedAd
        fields = ["id", "title", "slug", "description", "price", "is_negotiable", "images", "city", "country", "status",
                  "created_at"]


class ShortAdSerializer(serializers.ModelSerializer):
    primary_image = serializers.SerializerMethodField()

    class Meta:
        model = ClassifiedAd
        fields = ["id", "title", "slug", "price", "is_negotiable", "primary_image", "city", "status", "created_at"]

    def get_primary_image(self, ad):
        return ad.images[0] if ad.images else None


class MessageSerializer(serializers.ModelSerializer):
    sender = UserSerializer(read_only=True)
    room = serializers.PrimaryKeyRelatedField(queryset=ChatRoom.objects.all())
    message = serializers.CharField(required=False, allow_blank=True)

    class Meta:
        model = ChatMessage
        fields = ["id", "room", "sender", "message", "attachment", "created_at", "is_read", "read_at"]
        read_only_fields = ["created_at", "is_read", "read_at"]

    def validate_room(self, room):
        if room != self.context["room"]:
            raise ValidationError(say("This is another room."))
        return room

    def validate(self, fields):
        if not fields.get("message") and not fields.get("attachment"):
            raise ValidationError({"message": [say("The message is empty.")]})
        return fields


class RoomSerializer(serializers.ModelSerializer):
    publisher = UserSerializer()
    client = UserSerializer()
    ad_title = serializers.CharField(source="ad.title", allow_null=True)
    last_message = serializers.SerializerMethodField()
    unread_count = serializers.SerializerMethodField()

    class Meta:
        model = ChatRoom
        fields = ["id", "room_type", "publisher", "client", "ad", "ad_title", "last_message", "unread_count",
                  "created_at", "updated_at", "is_active"]

    def get_last_message(self, room):
        last = room.messages.select_related("sender").order_by("-created_at", "-id").first()
        if last is None:
            return None
        return {"message": last.message, "sender": last.sender.username, "created_at": last.created_at.isoformat()}

    def get_unread_count(self, room):
        return room.unread_by(self.context["request"].user).count()


class RoomDetailSerializer(RoomSerializer):
    ad = ShortAdSerializer()
    messages = serializers.SerializerMethodField()

    class Meta(RoomSerializer.Meta):
        fields = RoomSerializer.Meta.fields + ["messages"]

    def get_messages(self, room):
        return MessageSerializer(room.messages.select_related("sender"), many=True, context=self.context).data


class NotificationSerializer(serializers.ModelSerializer):
    class Meta:
        model = Notification
        fields = ["id", "user", "notification_type", "title", "message", "link", "is_read", "created_at"]


class RoomViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, viewsets.GenericViewSet):
    """Every call sees the active rooms of which the user is publisher or client: staff have no others here."""

    lookup_value_regex = r"\d+"

    def get_queryset(self):
        mine = Q(publisher=self.request.user) | Q(client=self.request.user)
        return ChatRoom.objects.filter(mine, is_active=True).select_related("publisher", "client", "ad")

    def get_serializer_class(self):
        return RoomSerializer if self.action == "list" else RoomDetailSerializer

    @action(detail=True, methods=["post"])
    def send_message(self, request, pk=None):
        room = self.get_object()
        context = {**self.get_serializer_context(), "room": room}
        serializer = MessageSerializer(data=request.data, context=context)
        serializer.is_valid(raise_exception=True)
        fields = serializer.validated_data
        message = chat.send_over_http(room, request.user, fields.get("message", ""), fields.get("attachment"))
        return Response(MessageSerializer(message, context=context).data, status=status.HTTP_201_CREATED)

    @action(detail=True, methods=["post"])
    def mark_read(self, request, pk=None):
        chat.mark_read(self.get_object(), request.user)
        return Response({"status": "success"})

    @action(detail=False, methods=["post"])
    def create_or_get(self, request):
        wanted = CreateOrGetSerializer(data=request.data)
        wanted.is_valid(raise_exception=True)
        ad = get_object_or_404(ClassifiedAd, id=wanted.validated_data["ad_id"], status="active")
        if ad.user == request.user:
            raise ValidationError({"ad_id": [say("This is your own ad.")]})
        room = chat.buyers_room(ad, request.user)
        return Response(self.get_serializer(room).data)


class CreateOrGetSerializer(serializers.Serializer):
    ad_id = serializers.IntegerField()


class AdViewSet(mixins.RetrieveModelMixin, viewsets.GenericViewSet):
    lookup_value_regex = r"\d+"
    permission_classes = [AllowAny]
    queryset = ClassifiedAd.objects.filter(status="active")
    serializer_class = AdSerializer


class UserViewSet(viewsets.GenericViewSet):
    serializer_class = UserSerializer

    @action(detail=False)
    def me(self, request):
        return Response(self.get_serializer(request.user).data)


class NotificationViewSet(mixins.ListModelMixin, viewsets.GenericViewSet):
    lookup_value_regex = r"\d+"
    serializer_class = NotificationSerializer

    def get_queryset(self):
        return Notification.objects.filter(user=self.request.user)

    @action(detail=False)
    def unread_count(self, request):
        return Response({"count": self.get_queryset().filter(is_read=False).count()})

    @action(detail=True, methods=["post"])
    def mark_read(self, request, pk=None):
        notification = self.get_object()
        notification.is_read = True
        notification.save()
        return Response({"status": "success"})

    @action(detail=False, methods=["post"])
    def mark_all_read(self, request):
        self.get_queryset().update(is_read=True)
        return Response({"status": "success"})


class CredentialsSerializer(serializers.Serializer):
    username = serializers.CharField()
    password = serializers.CharField(trim_whitespace=False)


class TokenView(APIView):
    authentication_classes = []
    permission_classes = [AllowAny]

    def post(self, request):
        credentials = CredentialsSerializer(data=request.data)
        credentials.is_valid(raise_exception=True)
        user = authenticate(request, **credentials.validated_data)
        if user is None:
            return Response({"detail": say("Wrong user name or password, or the account is suspended.")},
                            status=status.HTTP_401_UNAUTHORIZED)
        return Response(make_tokens(user))
