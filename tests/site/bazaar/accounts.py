# Who somebody is: passwords, sign-in and sign-out, bearer tokens, the site's first language.
from django import forms
from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.core import signing
from django.db.models import Q
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect

from bazaar.models import User
from bazaar.texts import say


class QuickHasher(PBKDF2PasswordHasher):
    iterations = 1000  # test people: nothing to protect


class NameMailOrPhoneBackend(ModelBackend):
    def authenticate(self, request, username=None, password=None, **_):
        if not username or password is None:
            return None
        wanted = Q(username=username) | Q(email__iexact=username) | Q(mobile=username, is_mobile_verified=True)
        for user in User.objects.filter(wanted).order_by("id"):
            if user.check_password(password) and self.user_can_authenticate(user):
                return user
        return None

    def user_can_authenticate(self, user):
        return user.is_active and not user.is_suspended and not user.is_banned


class ArabicFirstMiddleware:
    """Whoever asks without a language in the path gets Arabic, whatever his browser prefers."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.META.pop("HTTP_ACCEPT_LANGUAGE", None)
        return self.get_response(request)


class LoginForm(forms.Form):
    username = forms.CharField(max_length=254)
    password = forms.CharField(widget=forms.PasswordInput, strip=False)
    remember_me = forms.BooleanField(required=False)


def landing(request, user):
    wanted = request.POST.get("next") or request.GET.get("next")
    if wanted and url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure()):
        return redirect(wanted)
    return redirect("dashboard" if user.is_staff else "home")


@never_cache
@csrf_protect
def sign_in(request):
    if request.user.is_authenticated:
        return landing(request, request.user)
    form = LoginForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        user = authenticate(request, username=given["username"], password=given["password"])
        if user is not None:
            login(request, user)
            if not given["remember_me"]:
                request.session.set_expiry(0)  # until the browser is closed
            return landing(request, user)
        form.add_error(None, say("Wrong user name or password, or the account is suspended."))
    page = {
        "title": say("Sign in"),
        "form": form,
        "labels": {
            "username": say("User name, e-mail or phone"),
            "password": say("Password"),
            "remember_me": say("Keep me signed in"),
        },
        "next": request.POST.get("next") or request.GET.get("next", ""),
    }
    return render(request, "login.html", page)


def sign_out(request):
    logout(request)
    return redirect("home")


def make_tokens(user):
    return {kind: signing.dumps({"user": user.id, "kind": kind}, salt="tokens") for kind in ("refresh", "access")}


def user_of_token(token):
    """Raises signing.BadSignature."""
    content = signing.loads(token, salt="tokens", max_age=3600)
    if content["kind"] != "access":
        raise signing.BadSignature("not an access token")
    return NameMailOrPhoneBackend().get_user(content["user"])


class BearerAuthentication:
    """`Authorization: Bearer`, for the REST API."""

    def authenticate(self, request):
        from rest_framework.exceptions import AuthenticationFailed

        word, _, token = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
        if word.lower() != "bearer":
            return None
        try:
            user = user_of_token(token.strip())
        except signing.BadSignature:
            user = None
        if user is None:
            raise AuthenticationFailed(say("This token is not valid."))
        return user, token

    def authenticate_header(self, request):
        return 'Bearer realm="api"'
