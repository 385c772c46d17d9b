"""Reading places."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.conf import settings
from django.db.models import QuerySet

from dodolan.kernel.errors import Missing
from dodolan.kernel.hosts import public_names
from dodolan.kernel.terms.queries import value_on
from dodolan.people.places.models import City, PublicMarket, Village
from dodolan.people.places.terms import CASH_MULTIPLE, TOLERANCE


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


@dataclass(frozen=True, slots=True)
class CityTerms:
    """A city and what it decides for itself, as it holds on a day."""

    city: City
    cash_multiple_rp: int
    tolerance_bp: int


def city_with_terms(day: date) -> CityTerms:
    """The city of this instance with its terms of a day; Missing before the first city was loaded. One statement."""
    terms = {"cash_multiple_rp": value_on(CASH_MULTIPLE, day), "tolerance_bp": value_on(TOLERANCE, day)}
    city = City.objects.annotate(**terms).first()
    if city is None:
        raise Missing("No city has been loaded yet.")
    return CityTerms(city, *(int(vars(city)[name]) for name in terms))


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
