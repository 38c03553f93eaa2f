# Django's settings. The switches of `peer serve` are read here, each in one place.
import json
import os
from pathlib import Path

OPTIONS = json.loads(os.environ.get("BAZAAR_OPTIONS", "{}"))
SERVING = OPTIONS.get("command") == "serve"
DATA = Path(OPTIONS.get("data", "peer-data"))

# The deliberate faults: what they do is in faults.py. The defaults are the deployed site.
OWN_ROOM_FOR_OWNER = OPTIONS.get("own_room_for_owner", True)
BROADCAST_HTTP = OPTIONS.get("broadcast_http", False)
BROADCAST_FIRST = OPTIONS.get("broadcast_first", False)
ERROR_AFTER_INSERT = OPTIONS.get("error_after_insert", False)
INSERT_DELAY = OPTIONS.get("insert_delay", 0) / 1000
POLL_NEWEST = OPTIONS.get("newest_50", False)
SUPPORT_SOCKET = OPTIONS.get("support_socket", "auto")

DEBUG = False
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")  # nginx in front: Django then demands a Referer
SECRET_KEY = "a site of the tests, which keeps no secrets"
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
ROOT_URLCONF = "bazaar.urls"
ASGI_APPLICATION = "bazaar.asgi.application"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "bazaar",
]
if SERVING:
    INSTALLED_APPS += ["channels", "rest_framework"]

MIDDLEWARE = [
    "bazaar.accesslog.AccessLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "bazaar.accounts.ArabicFirstMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(DATA / "site.sqlite3"),
        "OPTIONS": {"timeout": 20},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "bazaar.User"
AUTHENTICATION_BACKENDS = ["bazaar.accounts.NameMailOrPhoneBackend"]
PASSWORD_HASHERS = ["bazaar.accounts.QuickHasher"]
LOGIN_URL = "login"
SESSION_COOKIE_AGE = OPTIONS.get("session_age", 14 * 24 * 3600)
SESSION_SAVE_EVERY_REQUEST = True

LANGUAGE_CODE = "ar"
LANGUAGES = [("ar", "العربية"), ("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = OPTIONS.get("zone", "Africa/Cairo")

MEDIA_ROOT = str(DATA / "media")
MEDIA_URL = "/media/"
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = str(DATA / "mail")

CHANNEL_LAYERS = {
    "default": {
        "BACKEND": "channels_redis.core.RedisChannelLayer",
        "CONFIG": {
            "hosts": [("127.0.0.1", OPTIONS.get("redis_port", 6379))],
            "capacity": OPTIONS.get("layer_capacity", 1500),
            "expiry": OPTIONS.get("layer_expiry", 10),
            "group_expiry": OPTIONS.get("group_expiry", 86400),
        },
    }
}

# The site's local time without a zone, unless it is told to do better.
API_TIME = "iso-8601" if OPTIONS.get("times_with_zone", False) else "%Y-%m-%d %H:%M:%S"
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "bazaar.accounts.BearerAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PAGINATION_CLASS": "bazaar.paging.Pages",
    "DATETIME_FORMAT": API_TIME,
}

ACCESS_LOG = DATA / "access.log"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"file": {"class": "logging.FileHandler", "filename": str(DATA / "site.log"), "formatter": "line"}},
    "root": {"handlers": ["file"], "level": "WARNING"},
    "loggers": {"django": {"handlers": [], "propagate": True}},
}
