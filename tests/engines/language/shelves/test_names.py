"""Every good of the city is known by the names people use for it, surely and without a question."""

import csv
from types import ModuleType

import pytest

from dodolan.engines.language.lexicon.tables import DATA
from dodolan.operations.reading.catalogues import DATA as GOODS_DATA
from dodolan.operations.reading.catalogues import products_from
from tests.engines.language.reading import read
from tests.engines.language.shelves import animal, cooked, crafts, fruit, household, spices, staples, vegetables

SHELVES = (vegetables, spices, fruit, animal, staples, household, cooked, crafts)
NAMES = {good: names.split("; ") for shelf in SHELVES for good, names in shelf.NAMES.items()}
LISTED = {row.split(",")[0] for row in (DATA / "goods.csv").read_text(encoding="utf-8").splitlines()[1:]}
UNITS = {product.name: product.unit for product in products_from(None)}
# How a buyer says each unit.
SAID = {
    "kg": "kilo", "l": "liter", "piece": "biji", "head": "ekor", "bunch": "ikat", "board": "papan", "hand": "sisir",
    "pack": "bungkus", "bottle": "botol", "can": "kaleng", "jar": "toples", "strand": "renteng", "box": "kotak",
    "cylinder": "tabung", "gallon": "galon", "portion": "porsi", "cup": "gelas", "pair": "pasang", "package": "paket",
}  # fmt: skip
# What lies between a slip that was guessed (0.9) and a word that is known.
KNOWN = 0.95


def ordered(text: str) -> list[tuple[object, ...]]:
    """Good, quantity and unit of every line; the good may be no guess."""
    reading = read(text)
    assert (reading.intent, reading.ask) == ("order", False), reading
    assert all(line.confidence > KNOWN for line in reading.lines), reading
    return [(line.product, line.quantity, line.unit) for line in reading.lines]


@pytest.mark.parametrize("shelf", SHELVES, ids=lambda shelf: shelf.__name__.rpartition(".")[2])
def test_each_name_with_an_amount_is_that_good(shelf: ModuleType) -> None:
    for good in shelf.NAMES:
        unit = UNITS[good]
        for name in NAMES[good]:
            assert ordered(f"{name} 3 {SAID[unit]}") == [(good, 3, unit)], name
            assert ordered(f"tulung 3 {SAID[unit]} {name}") == [(good, 3, unit)], name


def test_no_good_that_the_words_know_has_fewer_than_three_names() -> None:
    assert {good for good in LISTED if len(NAMES.get(good, ())) < 3} == set()
    # A new good is read by its own name until somebody writes down what people call it; most are written down.
    assert len(LISTED) >= 0.95 * len(UNITS)


def test_a_name_is_that_of_one_good() -> None:
    names = [name for told in NAMES.values() for name in told]
    assert len(names) == len(set(names))


def test_the_shelves_hold_what_the_market_has_and_nothing_else() -> None:
    with (GOODS_DATA / "goods.csv").open(encoding="utf-8", newline="") as file:
        market = {row["name"]: row["shelf"] for row in csv.DictReader(file)}
    assert NAMES.keys() == LISTED <= market.keys()
    assert {market[good] for good in vegetables.NAMES} == {"vegetables"}
    assert {market[good] for good in spices.NAMES} == {"spices"}
    assert {market[good] for good in fruit.NAMES} == {"fruit"}
    assert {market[good] for good in household.NAMES} == {"staples"}
    assert {market[good] for good in crafts.NAMES} == {"craft"}
