"""Filling an empty database with a demo city."""

from datetime import datetime

from dodolan.kernel.errors import Refused
from dodolan.kernel.gate import write_tx
from dodolan.market.stalls.catalogue import goods_of, load_goods
from dodolan.market.stalls.models import Stall
from dodolan.people.places.actions import load_city
from dodolan.people.places.facts import facts_of
from dodolan.people.places.models import PublicMarket
from rehearsal.city.plan import plan_city
from rehearsal.city.trades import FULL_MARKET
from rehearsal.city.writing import write_stalls
from rehearsal.city.writing_people import write_businesses, write_people

# In the block that no operator holds (names.py), so that nobody's telephone rings.
HELP_PHONES = {"3573": "+6286000009000", "3404": "+6286000009001"}
FIRST = "3573"


class RealCity(Refused):
    """The database serves a real city; invented stalls have no place there."""

    code = "demo.real_city"


@write_tx()
def seed_demo_city(*, code: str, seed: int, at: datetime, stalls_per_market: int = FULL_MARKET) -> bool:
    """Fill the database with the demo city of that number; False, and nothing done, if it was filled before.

    Raises UnknownCity, OtherCity if the database serves another one, RealCity if it is no demo.
    """
    city = load_city(code=code, is_demo=True, help_phone=HELP_PHONES.get(code, HELP_PHONES[FIRST]), at=at)
    if not city.is_demo:
        raise RealCity(f"{city.name} is a real city; a demo needs a database of its own.", name=city.name)
    if Stall.objects.exists():
        return False
    load_goods(code)
    plan = plan_city(seed=seed, facts=facts_of(code), goods=goods_of(code), stalls_per_market=stalls_per_market)
    markets = dict(PublicMarket.objects.values_list("slug", "pk"))
    users = write_people(plan, seed=seed, markets=markets, at=at)
    businesses = write_businesses(plan, users=users, at=at)
    write_stalls(plan, businesses=businesses, markets=markets, at=at)
    return True
