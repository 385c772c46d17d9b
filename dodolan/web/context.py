"""What the frame of every page needs."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from dodolan.people.places.models import City
from dodolan.people.places.queries import the_city


def frame(request: HttpRequest) -> dict[str, Any]:
    """city (looked up only if the page has not done so), languages, and the names kept in the session for the nav."""
    return {
        "city": SimpleLazyObject(lambda: city_of(request)),
        "languages": settings.LANGUAGES,
        "nav": request.session.get("nav") if hasattr(request, "session") else None,
        "shows_codes": settings.DEMO,
    }


def city_of(request: HttpRequest) -> City:
    """The city, from the request if a view put it there."""
    known: City | None = getattr(request, "city", None)
    return known or the_city()
