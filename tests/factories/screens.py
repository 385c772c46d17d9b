"""Screens at which somebody sits, signed in."""

from datetime import datetime

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client

from dodolan.people.accounts.models import User
from scripts.every_page import sign_in
from tests.factories.market import MORNING


def screen_of(user: User) -> Client:
    """A signed-in screen that reads English, its time-out begun; written at once, where signing in writes thrice."""
    session = SessionStore()
    sign_in(session, user, at=MORNING)
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
