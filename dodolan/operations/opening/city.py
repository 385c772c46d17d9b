"""Opening a real city: its places, goods, fees and first market days."""

from dataclasses import dataclass
from datetime import datetime

from dodolan.kernel.errors import Refused
from dodolan.kernel.gate import write_tx
from dodolan.market.ordering.days import open_days
from dodolan.market.ordering.fees import open_fees
from dodolan.market.stalls.catalogue import load_goods
from dodolan.people.places.actions import load_city
from dodolan.people.places.facts import facts_of
from dodolan.people.places.models import City, District, PublicMarket, Village


class DemoCity(Refused):
    """The database holds a demo; a real city needs a database of its own."""

    code = "opening.demo_city"


@dataclass(frozen=True, slots=True)
class Opened:
    """What stands in the city now, and what this opening added: goods, fees, market days."""

    city: City
    districts: int
    villages: int
    markets: int
    new_goods: int
    new_fees: int
    new_days: int


@write_tx()
def open_city(*, code: str, help_phone: str, at: datetime) -> Opened:
    """Open the city of that number, wholly or not at all; again, it adds what is missing and changes nothing.

    help_phone: E.164, or "" while there is none. Raises UnknownCity, OtherCity if the database serves another city,
    DemoCity.
    """
    demo = City.objects.filter(is_demo=True).first()
    if demo is not None:
        raise DemoCity(
            f"This database holds the demo of {demo.name}; a real city needs one of its own.", name=demo.name
        )
    city = load_city(code=code, is_demo=False, help_phone=help_phone, at=at)
    return Opened(
        city=city,
        districts=District.objects.count(),
        villages=Village.objects.count(),
        markets=PublicMarket.objects.count(),
        new_goods=load_goods(code),
        new_fees=open_fees(districts=facts_of(code).districts),
        new_days=open_days(at=at),
    )
