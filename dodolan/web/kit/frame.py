"""What the frame of every page needs."""

from typing import Any

from django.db import DatabaseError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from dodolan.kernel.errors import Missing
from dodolan.people.phones import chat_address
from dodolan.people.places.models import City
from dodolan.people.places.queries import the_city
from dodolan.web.kit.menus import menu_of


def frame(request: HttpRequest) -> dict[str, Any]:
    """menu by role; city and help_whatsapp, looked up only where a page shows them."""
    nav = _nav(request)
    return {
        "menu": _menu(request, nav),
        "city": SimpleLazyObject(lambda: city_shown(request)),
        "help_whatsapp": SimpleLazyObject(lambda: help_address(request)),
    }


def city_of(request: HttpRequest) -> City:
    """The city, read once for a request, or put there by a view; raises Missing before one was opened."""
    known: City | None = getattr(request, "city", None)
    if known is None:
        known = request.city = the_city()  # type: ignore[attr-defined]
    return known


def city_shown(request: HttpRequest) -> City | None:
    """The city for the frame; None before one was opened, and while the database is away: errors need a page too."""
    # Asked once: a server that is away may keep each question waiting.
    if getattr(request, "has_no_city", False):
        return None
    try:
        return city_of(request)
    except (Missing, DatabaseError):
        request.has_no_city = True  # type: ignore[attr-defined]
        return None


def help_address(request: HttpRequest) -> str:
    """The address of the city's help chat; empty while the city has none, or only a fixed line to call."""
    city = city_shown(request)
    return chat_address(city.help_phone) if city and city.help_phone else ""


def _nav(request: HttpRequest) -> dict[str, Any] | None:
    """Who is signed in; None for a guest, and where nobody can say: errors need a page too."""
    # There is no session before its middleware.
    session = getattr(request, "session", None)
    try:
        return session.get("nav") if session is not None else None
    except DatabaseError:
        return None


def _menu(request: HttpRequest, nav: dict[str, Any] | None) -> list[dict[str, Any]]:
    here = request.resolver_match.view_name if request.resolver_match else ""
    # There is room for one row of icons: who has several roles is needed most at the office.
    own = menu_of(nav["roles"] if nav else ())
    entries = [
        {"url": reverse(entry.key), "label": str(entry.words), "icon": entry.icon, "current": entry.key == here}
        for entry in own
    ]
    # A whole name would not fit under an icon.
    last = ("public:account:show", nav["name"].split()[0]) if nav else ("public:account:sign-in", _("Sign in"))
    entries.append({"url": reverse(last[0]), "label": last[1], "icon": "user", "current": last[0] == here})
    return entries
