"""Settings. What a machine decides comes from twelve environment variables at most; what a city decides is a row.

DODOLAN_DATA folder of the database, key and files; DATABASE_URL postgresql://... or empty for SQLite; DODOLAN_HOSTS
names served, comma-separated; DODOLAN_HTTPS 1 behind TLS;
WHATSAPP_TOKEN, WHATSAPP_PHONE_ID bring sign-in codes to phones, WHATSAPP_URL names a stand-in instead of Meta.
"""

import os
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from dodolan.config.surroundings import read_https, read_names
from dodolan.kernel.sealing.key_file import read_key

PACKAGE = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("DODOLAN_DATA") or Path.cwd() / "data")


def _database() -> dict[str, Any]:
    """SQLite in DATA, or what DATABASE_URL names."""
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA / "dodolan.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 5,
                # FULL: no sale that was confirmed is lost when the power goes (docs/decisions/0003-write-gate.md).
                "init_command": "PRAGMA journal_mode=wal; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON",
            },
        }
    parts = urlsplit(url)
    if parts.scheme not in ("postgresql", "postgres") or not parts.path.strip("/"):
        raise ImproperlyConfigured("DATABASE_URL must look like postgresql://user:password@host:5432/name.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": parts.port or "",
        # Measured: a new connection for each request halves the orders a second, a pool lengthens the tail.
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


# Made when a city is opened (operations/opening/key.py); until then empty, and Django refuses to use it.
KEY_FILE = DATA / "secret.key"
SECRET_KEY = read_key(KEY_FILE)
DEBUG = False
HTTPS = read_https()
ALLOWED_HOSTS = read_names()
ROOT_URLCONF = "dodolan.config.urls"
WSGI_APPLICATION = "dodolan.config.wsgi.application"
DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
# Length and no list of known ones; rules about signs only make people write passwords down.
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 8}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "dodolan.kernel",
    "dodolan.people",
    "dodolan.services",
    "dodolan.market",
    "dodolan.web",
    "dodolan.api",
    "dodolan.operations",
    # What is installed beside the shop and brings commands of its own; a real city has none.
    *sorted(found.value for found in entry_points(group="dodolan.apps")),
]
MIDDLEWARE = [
    "dodolan.web.kit.middleware.RequestIds",
    # Before names and schemes are asked: whoever watches over this machine asks it by its own name, without TLS.
    "dodolan.api.health.HealthOfThisMachine",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "dodolan.api.problems.OnlyProblems",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "dodolan.web.kit.middleware.Language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "dodolan.web.kit.middleware.Refusals",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # Beside the pages they belong to: "buyer/basket/show.html" is a file of that room.
        "DIRS": [PACKAGE / "web"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "dodolan.web.kit.frame.frame",
            ],
        },
    }
]
# In a cookie, so that a notice to a guest needs no session and no row.
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
LISTENERS = "dodolan.config.subscriptions.LISTENERS"
PLUGS = "dodolan.config.rooms.PLUGS"
WHATSAPP_TOKEN = os.environ.get("WHATSAPP_TOKEN", "")
WHATSAPP_PHONE_ID = os.environ.get("WHATSAPP_PHONE_ID", "")
WHATSAPP_URL = os.environ.get("WHATSAPP_URL") or "https://graph.facebook.com/v23.0"

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("jv", "Basa Jawa"), ("en", "English")]
# Compiled from dodolan/locale when a program starts (wording/catalogues.py).
LOCALE_PATHS = [DATA / "locale"]
# Rows are UTC; the screen and the market day are WIB.
USE_I18N = USE_TZ = True
TIME_ZONE = "Asia/Jakarta"
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 30 * 24 * 3600
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "dodolan.web.kit.errors.csrf_failed"
# A basket of 200 lines is under 20 KB; a megabyte is somebody trying.
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 600
# Nothing is inline, so no exception is needed and a smuggled script has nowhere to run.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "dodolan.config.logs.Line", "fmt": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    # Only to standard error: where lines are kept and for how long is the machine's business.
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
