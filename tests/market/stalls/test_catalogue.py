"""The catalogue a city starts with."""

from collections import Counter

import pytest

from dodolan.engines.language.lexicon.tables import load_lexicon
from dodolan.engines.language.search import Finder
from dodolan.kernel.quantity import MEASURED_UNITS
from dodolan.market.stalls.catalogue import DATA, catalogue, goods_of, load_goods
from dodolan.market.stalls.models import Good
from dodolan.market.stalls.queries import goods_by_name
from dodolan.market.stalls.sold_by import EACH, EACH_BY_WEIGHT, WEIGHED
from dodolan.people.businesses.models import Cluster

# Counted in the file itself, so that a reader that drops a row is seen.
GOODS = len((DATA / "goods.csv").read_text(encoding="utf-8").splitlines()) - 1


def test_every_cluster_has_goods_and_every_good_a_name_of_its_own():
    goods = catalogue()
    assert [good.code for good in goods] == [f"p{number:03d}" for number in range(1, GOODS + 1)]
    assert len({good.name for good in goods}) == GOODS
    assert {good.cluster for good in goods} == set(Cluster)
    at_least = {"fresh": 147, "culinary": 17, "umkm": 14, "ikm": 11}
    assert Counter(good.cluster.value for good in goods) >= Counter(at_least)


@pytest.mark.django_db
def test_goods_are_chosen_by_name():
    load_goods("3573")
    names = [good.name for good in goods_by_name()]
    assert names == list(Good.objects.order_by("name").values_list("name", flat=True))
    assert len(names) == len(goods_of("3573")) < GOODS


def test_a_city_starts_with_its_own_and_what_is_sold_everywhere():
    malang, sleman = ({good.name for good in goods_of(city)} for city in ("3573", "3404"))
    assert malang - sleman == {"Bakso Malang", "Cwie mie", "Orem-orem", "Keramik Dinoyo"}
    assert sleman - malang == {"Bakso", "Gudeg", "Bakpia", "Jadah tempe"}
    assert {good.name for good in goods_of("0000")} == malang & sleman


def test_every_good_has_a_price_and_a_picture():
    for good in catalogue():
        assert 500 <= good.typical_price_rp <= 1_000_000, good.name
        assert good.pictogram, good.name


def test_goods_are_sold_by_what_their_unit_allows():
    for good in catalogue():
        measured = good.unit in MEASURED_UNITS
        assert (good.sold_by != EACH) == measured, good.name
        assert good.price_steps == (1000 if measured else 1), good.name
        assert good.increment >= 1, good.name
        assert (good.sold_by == WEIGHED) or good.increment == 1, good.name
        assert (good.nominal_g is not None) == (good.sold_by == EACH_BY_WEIGHT), good.name


def test_only_what_can_be_weighed_is_sold_for_money():
    assert {good.sold_by for good in catalogue() if good.allows_money} == {WEIGHED}
    by_name = {good.name: good for good in catalogue()}
    assert by_name["Cabai rawit merah"].allows_money
    assert not by_name["Minyak goreng kemasan"].allows_money


@pytest.mark.parametrize(
    ("code", "mode", "unit", "increment", "nominal_g"),
    [
        ("p001", "each", "bunch", 1, None),
        ("p051", "weighed", "kg", 50, None),
        ("p064", "each_by_weight", "kg", 1, 4000),
        ("p083", "each_by_weight", "kg", 1, 1200),
        ("p090", "weighed", "kg", 250, None),
        ("p116", "weighed", "l", 1000, None),
        ("p180", "each", "piece", 1, None),
    ],
)
def test_how_a_good_is_sold(code: str, mode: str, unit: str, increment: int, nominal_g: int | None):
    good = next(good for good in catalogue() if good.code == code)
    assert (good.sold_by.code, good.unit, good.increment, good.nominal_g) == (mode, unit, increment, nominal_g)


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("brambang", "Bawang merah"),
        ("lombok", "Cabai rawit merah"),
        ("endog", "Telur ayam ras"),
        ("tlur", "Telur ayam ras"),
        ("bayem", "Bayam"),
        ("gedhang", "Pisang kepok"),
        ("iwak", "Ikan lele"),
        ("lengo", "Minyak goreng kemasan"),
    ],
)
def test_market_words(word: str, name: str):
    pieces = Finder(load_lexicon()).pieces(word)
    assert name in pieces[0].names
    assert {good.name for good in catalogue()}.issuperset(pieces[0].names)


def test_families_of_the_catalogue():
    families = Counter(good.family for good in catalogue() if good.family)
    assert families["ikan"] == 9
    assert families["telur"] == 5
    assert families["cabai rawit"] == 2


@pytest.mark.django_db
def test_goods_are_loaded_once_and_edits_stay():
    assert load_goods("3573") == len(goods_of("3573"))
    Good.objects.filter(code="p001").update(family="daun")
    Good.objects.filter(code="p187").delete()
    assert load_goods("3573") == 1
    assert load_goods("3573") == 0


@pytest.mark.django_db
def test_a_name_that_the_city_uses_already_stays_its_own():
    Good.objects.create(code="kota-1", name="Gudeg", cluster="culinary", pictogram="basket")
    assert load_goods("3404") == len(goods_of("3404")) - 1
    assert Good.objects.get(name="Gudeg").code == "kota-1"


@pytest.mark.django_db
def test_edits_stay():
    load_goods("3573")
    Good.objects.filter(code="p001").update(family="daun")
    assert load_goods("3573") == 0
    assert Good.objects.get(code="p001").family == "daun"
    assert Good.objects.get(code="p067").name == "Apel Malang"
