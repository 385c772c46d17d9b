"""Opening a real city: its places, goods, fees and first market days."""

from dataclasses import dataclass
from datetime import datetime

from dodolan.kernel.errors import Refused
from dodolan.kernel.gate import write_tx
from dodolan.market.ordering.days import open_days
from dodolan.market.ordering.fees import open_fees
from dodolan.market.stalls.catalogue import load_goods
from dodolan.operations.officers import NewOfficer, enter_officer
from dodolan.people.places.actions import load_city
from dodolan.people.places.errors import OtherCity
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


def must_be_free_for(code: str) -> None:
    """Raise DemoCity or OtherCity if this database serves another city than the real one of that number."""
    here = City.objects.first()
    if here is not None and here.is_demo:
        raise DemoCity(
            f"This database holds the demo of {here.name}; a real city needs one of its own.", name=here.name
        )
    if here is not None and here.code != code:
        raise OtherCity(f"This database serves {here.name} ({here.code}), not {code}.", name=here.name, code=code)


@write_tx()
def open_with_officer(*, code: str, help_phone: str, officer: NewOfficer | None, at: datetime) -> tuple[Opened, str]:
    """Open a city and enter its first officer, both or neither; returns the key to show them, "" without an officer."""
    opened = open_city(code=code, help_phone=help_phone, at=at)
    return opened, enter_officer(officer=officer, role="officer", at=at) if officer else ""


@write_tx()
def open_city(*, code: str, help_phone: str, at: datetime) -> Opened:
    """Open the city of that number, wholly or not at all; again, it adds what is missing and changes nothing.

    help_phone: E.164, or "" while there is none. Raises UnknownCity, OtherCity if the database serves another city,
    DemoCity.
    """
    must_be_free_for(code)
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
