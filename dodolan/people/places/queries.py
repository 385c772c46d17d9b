"""Reading places."""

from itertools import groupby

from django.conf import settings
from django.db.models import QuerySet

from dodolan.kernel.errors import Missing
from dodolan.kernel.hosts import public_names
from dodolan.people.places.models import City, PublicMarket, Village


def the_city() -> City:
    """The city of this instance; Missing before the first city was loaded."""
    city = City.objects.first()
    if city is None:
        raise Missing("No city has been loaded yet.")
    return city


def shows_demo_codes() -> bool:
    """Whether sign-in codes may stand on the page: in a demo city that only this machine's own network can reach."""
    # Two guards: a real city never shows one, and a demo that is put on a public name stops showing them at once.
    return City.objects.filter(is_demo=True).exists() and not public_names(settings.ALLOWED_HOSTS)


def markets() -> QuerySet[PublicMarket]:
    """All public markets by name, with their village, district and city."""
    # One statement brings the city too, which every page needs for its help number.
    return PublicMarket.objects.select_related("village__district__city")


def market_by_slug(slug: str) -> PublicMarket:
    """One market with its village, district and city; raises Missing."""
    market = markets().filter(slug=slug).first()
    if market is None:
        raise Missing("No such market.", slug=slug[:40])
    return market


def villages_by_district() -> list[tuple[str, list[Village]]]:
    """(district name, its villages by name), districts by code: the choices of an address."""
    rows = Village.objects.select_related("district").order_by("district__code", "name")
    return [(name, list(group)) for name, group in groupby(rows, key=lambda village: village.district.name)]
