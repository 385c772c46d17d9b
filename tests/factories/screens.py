"""Screens at which somebody sits, signed in."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client

from dodolan.people.accounts.models import User
from tests.factories.market import MORNING


def screen_of(user: User) -> Client:
    """A signed-in screen that reads English, its time-out begun; written at once, where signing in writes thrice."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session["seen"] = int(MORNING.timestamp())
    session.create()
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key or ""
    client.cookies["bahasa"] = "en"
    return client


def note_seen(client: Client, at: datetime) -> None:
    """As if the last request had been at that instant."""
    session = client.session
    session["seen"] = int(at.timestamp())
    session.save()
