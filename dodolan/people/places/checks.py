"""Promises about the city, counted on the live database."""

from dodolan.kernel.checks import Check, Finding, finding
from dodolan.people.places.models import City, PublicMarket


def one_city() -> Finding:
    """There is one city, and all its markets lie in it."""
    cities = list(City.objects.values_list("code", flat=True))
    strays = PublicMarket.objects.exclude(village__district__city__in=cities[:1]).values_list("slug", flat=True)
    return finding("one city, and every market in it", PublicMarket.objects.count(), [*cities[1:], *strays])


CHECKS = (Check("places.one_city", one_city),)
