"""The facts a city starts with, read from the CSV files in data/ (see the README there)."""

import csv
from dataclasses import dataclass
from datetime import time
from pathlib import Path

from dodolan.people.places.errors import UnknownCity

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class DistrictFacts:
    """A district by its code, with the codes of those beside it."""

    code: str
    name: str
    neighbours: frozenset[str]


@dataclass(frozen=True, slots=True)
class VillageFacts:
    """A village; the first eight signs of its code are its district's."""

    code: str
    name: str
    postcode: str

    @property
    def district(self) -> str:
        """The code of its district."""
        # The ministry builds its codes like that, so a second column would be a copy.
        return self.code[:8]


@dataclass(frozen=True, slots=True)
class MarketFacts:
    """A public market: where it is (micro-degrees, and how surely) and when it is open."""

    slug: str
    name: str
    village: str
    street: str
    latitude_e6: int
    longitude_e6: int
    quality: str
    opens_at: time
    closes_at: time


@dataclass(frozen=True, slots=True)
class CityFacts:
    """A city with all that lies in it: districts and villages by code, markets by slug."""

    code: str
    name: str
    districts: tuple[DistrictFacts, ...]
    villages: tuple[VillageFacts, ...]
    markets: tuple[MarketFacts, ...]


def known_cities() -> list[tuple[str, str]]:
    """(number, name) of every city that the files hold facts of, in their order."""
    return [(row["code"], row["name"]) for row in _rows("cities.csv")]


def facts_of(code: str) -> CityFacts:
    """What the files hold of the city with that number ("3573"); raises UnknownCity."""
    cities = {row["code"]: row for row in _rows("cities.csv")}
    # With the numbers that are there, so that a typing error can be corrected at once.
    if code not in cities:
        raise UnknownCity(f"No facts about city {code!r}; known are {', '.join(cities)}.", known=list(cities))
    # The ministry writes 35.73 where the number of a city is 3573.
    prefix = f"{code[:2]}.{code[2:]}."
    return CityFacts(
        code=code,
        name=cities[code]["name"],
        districts=tuple(
            DistrictFacts(row["code"], row["name"], frozenset(row["neighbours"].split()))
            for row in _rows("districts.csv")
            if row["code"].startswith(prefix)
        ),
        villages=tuple(VillageFacts(**row) for row in _rows("villages.csv") if row["code"].startswith(prefix)),
        markets=tuple(_market(row) for row in _rows("markets.csv") if row["city"] == code),
    )


def _market(row: dict[str, str]) -> MarketFacts:
    return MarketFacts(
        slug=row["slug"],
        name=row["name"],
        village=row["village"],
        street=row["street"],
        # Whole already in the file: a spreadsheet that reformats decimals cannot move a market.
        latitude_e6=int(row["latitude_e6"]),
        longitude_e6=int(row["longitude_e6"]),
        quality=row["quality"],
        opens_at=time.fromisoformat(row["opens_at"]),
        closes_at=time.fromisoformat(row["closes_at"]),
    )


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
