"""The catalogue a city starts with: goods, and how each is usually sold, read from data/ (see the README there)."""

import csv
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dodolan.kernel.gate import write_tx
from dodolan.kernel.quantity import MEASURED_UNITS
from dodolan.market.stalls.models import Good
from dodolan.market.stalls.sold_by import EACH, EACH_BY_WEIGHT, WEIGHED, SoldBy, sold_by
from dodolan.people.businesses.models import Cluster

DATA = Path(__file__).parent / "data"
# Rows are found by their picture, so a good without one of its own gets this.
ANY_PICTOGRAM = "basket"
# As fine as a market's scale reads.
SCALE_STEP = 50


@dataclass(frozen=True, slots=True)
class GoodFacts:
    """A good and how it is usually sold; the words are those of the README beside the data.

    typical_price_rp is for one unit; increment and nominal_g are in the steps of an offer.
    """

    code: str
    name: str
    family: str
    cluster: Cluster
    shelf: str
    unit: str
    typical_price_rp: int
    sold_by: SoldBy
    increment: int
    nominal_g: int | None
    allows_money: bool
    grades: tuple[str, ...]
    pictogram: str
    # Numbers of the cities whose own it is; empty for what is sold everywhere.
    cities: frozenset[str] = frozenset()

    @property
    def price_steps(self) -> int:
        """How many steps its price is for."""
        return self.sold_by.price_steps(self.unit)


# The files change with a release, never while the program runs.
@cache
def catalogue() -> tuple[GoodFacts, ...]:
    """All goods of all cities by code."""
    pictograms = {row["good_id"]: row["pictogram"] for row in _rows("pictograms.csv")}
    cities: dict[str, set[str]] = defaultdict(set)
    for row in _rows("local.csv"):
        cities[row["good_id"]].add(row["city"])
    return tuple(
        _good(row, pictograms.get(row["code"], ANY_PICTOGRAM), frozenset(cities[row["code"]]))
        for row in _rows("goods.csv")
    )


def goods_of(city: str) -> tuple[GoodFacts, ...]:
    """The goods that a city (its number) starts with, by code: what is sold everywhere, and its own."""
    return tuple(facts for facts in catalogue() if not facts.cities or city in facts.cities)


@write_tx()
def load_goods(city: str) -> int:
    """Add the goods of a city (its number) that are not in the database yet; returns how many were added.

    A good whose name the city uses already, under a code of its own, is left out.
    """
    there = list(Good.objects.values_list("code", "name"))
    codes, names = {code for code, _name in there}, {name for _code, name in there}
    # What is there stays as it is: a city may have changed it since.
    new = [facts for facts in goods_of(city) if facts.code not in codes and facts.name not in names]
    Good.objects.bulk_create(
        Good(
            code=facts.code,
            name=facts.name,
            family=facts.family,
            cluster=facts.cluster,
            pictogram=facts.pictogram,
            unit=facts.unit,
            nominal_g=facts.nominal_g,
        )
        for facts in new
    )
    return len(new)


@dataclass(frozen=True, slots=True)
class UsualTerms:
    """How a new offer of a good is sold; the columns of an offer."""

    mode: str
    unit: str
    increment: int
    nominal_g: int | None
    allows_money: bool


def usual_terms(good: Good) -> UsualTerms:
    """How a good is usually sold: as the catalogue says, or for a city's own good and unit as such goods are.

    By weight or measure in steps of 50 and for money; by the piece where a piece of what is priced by the kilogram has
    a usual weight; else counted.
    """
    facts = next((facts for facts in catalogue() if facts.code == good.code), None)
    if facts and (facts.unit, facts.nominal_g) == (good.unit, good.nominal_g):
        return UsualTerms(facts.sold_by.code, facts.unit, facts.increment, facts.nominal_g, facts.allows_money)
    if good.nominal_g and good.unit == "kg":
        return UsualTerms(EACH_BY_WEIGHT.code, good.unit, 1, good.nominal_g, allows_money=False)
    if good.unit in MEASURED_UNITS:
        return UsualTerms(WEIGHED.code, good.unit, SCALE_STEP, None, allows_money=True)
    return UsualTerms(EACH.code, good.unit, 1, None, allows_money=False)


def _good(row: dict[str, str], pictogram: str, cities: frozenset[str]) -> GoodFacts:
    return GoodFacts(
        code=row["code"],
        name=row["name"],
        family=row["family"],
        cluster=Cluster(row["cluster"]),
        shelf=row["shelf"],
        unit=row["unit"],
        typical_price_rp=int(row["typical_price_rp"]),
        sold_by=sold_by(row["mode"]),
        increment=int(row["increment"]),
        nominal_g=int(row["nominal_g"]) if row["nominal_g"] else None,
        allows_money=row["allows_money"] == "1",
        grades=tuple(row["grades"].split(";")) if row["grades"] else (),
        pictogram=pictogram,
        cities=cities,
    )


def _rows(name: str) -> list[dict[str, str]]:
    # Line ends are left to csv, because a quoted text may hold one.
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
