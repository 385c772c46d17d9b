"""The catalogue of goods from a file: shown, then done once, and nothing lost by a mistake."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from dodolan.kernel.audit.actions import SYSTEM
from dodolan.market.prices.actions import offer_good
from dodolan.market.stalls.catalogue import load_goods, usual_terms
from dodolan.market.stalls.importing import COLUMNS, import_goods, look_at_goods
from dodolan.market.stalls.models import Good
from dodolan.people.businesses.models import Cluster
from dodolan.services.tables.values import Mistake
from dodolan.services.tables.writing import SEMICOLON, table_lines
from tests.factories.market import MORNING, make_stall
from tests.factories.people import make_city

pytestmark = pytest.mark.django_db
HEAD = "code,name,family,cluster,pictogram\n"
BAYAM, KANGKUNG = "p001,Bayam,,fresh,leaf\n", "p002,Kangkung,,fresh,leaf\n"


@pytest.fixture(autouse=True)
def _city(db: None) -> None:
    # The command works on a city that was opened.
    make_city()


def names() -> dict[str, str]:
    return dict(Good.objects.values_list("code", "name"))


def bring(text: str) -> bool:
    return import_goods(data=(HEAD + text).encode(), by=SYSTEM, at=MORNING)


def test_goods_are_added_and_changed_and_never_taken_away():
    assert bring(BAYAM + KANGKUNG)
    assert not bring(BAYAM + KANGKUNG)
    seen = look_at_goods((HEAD + "p001,Bayam merah,,fresh,leaf\np003,Sawi,sawi,fresh,leaf\n").encode())
    assert (seen.added, seen.changed, seen.same) == (("p003",), ("p001",), 0)
    assert bring("p001,Bayam merah,,fresh,leaf\np003,Sawi,sawi,fresh,leaf\n")
    assert names() == {"p001": "Bayam merah", "p002": "Kangkung", "p003": "Sawi"}


@pytest.mark.parametrize(
    ("unit", "nominal", "terms"),
    [
        ("kg", "", ("weighed", "kg", 50, None, True)),
        ("l", "", ("weighed", "l", 50, None, True)),
        ("bunch", "", ("each", "bunch", 1, None, False)),
        ("kg", "900", ("each_by_weight", "kg", 1, 900, False)),
    ],
)
def test_a_good_of_the_citys_own_file_can_be_sold(unit: str, nominal: str, terms: tuple[object, ...]):
    head = HEAD.replace("pictogram", "pictogram,unit,nominal_g")
    row = f"kota-1,Salak gula pasir,,fresh,basket,{unit},{nominal}\n"
    assert import_goods(data=(head + row).encode(), by=SYSTEM, at=MORNING)
    stall = make_stall()
    trader = stall.business.owner_id
    offer = offer_good(stall=stall, good="kota-1", label="", price_rp=12_000, by=trader, at=MORNING)
    assert (offer.mode, offer.unit, offer.increment, offer.nominal_g, offer.allows_money) == terms


def test_a_file_without_units_leaves_them_and_sells_new_goods_by_the_kilogram():
    head = HEAD.replace("pictogram", "pictogram,unit")
    import_goods(data=f"{head}p001,Bayam,,fresh,leaf,bunch\n".encode(), by=SYSTEM, at=MORNING)
    assert look_at_goods((HEAD + BAYAM).encode()).same == 1
    bring("p001,Bayam merah,,fresh,leaf\np003,Sawi,,fresh,leaf\n")
    assert dict(Good.objects.values_list("code", "unit")) == {"p001": "bunch", "p003": "kg"}


@pytest.mark.parametrize(
    ("unit", "nominal", "column"), [("liang", "", "unit"), ("", "", "unit"), ("kg", "0", "nominal_g")]
)
def test_a_unit_that_is_none_is_a_mistake(unit: str, nominal: str, column: str):
    head = HEAD.replace("pictogram", "pictogram,unit,nominal_g")
    [mistake] = look_at_goods(f"{head}p001,Bayam,,fresh,leaf,{unit},{nominal}\n".encode()).file.mistakes
    assert (mistake.line, mistake.column, mistake.code) == (2, column, "invalid")


def test_a_unit_that_the_city_changed_is_sold_as_such_goods_are():
    load_goods("3573")
    Good.objects.filter(code="p001").update(unit="kg")
    assert usual_terms(Good.objects.get(code="p001")).mode == "weighed"
    assert usual_terms(Good.objects.get(code="p002")).unit == "bunch"


def test_two_goods_may_exchange_their_names():
    bring(BAYAM + KANGKUNG)
    bring("p001,Kangkung,,fresh,leaf\np002,Bayam,,fresh,leaf\n")
    assert names() == {"p001": "Kangkung", "p002": "Bayam"}


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        (BAYAM + BAYAM, Mistake(3, "code", "tables.twice", "p001")),
        (BAYAM + "p009,Bayam,,fresh,leaf\n", Mistake(3, "name", "tables.twice", "Bayam")),
        ("p009,Cabai,,fresh,leaf\n", Mistake(2, "name", "tables.twice", "Cabai")),
        ("P 1,Bayam,,fresh,leaf\n", Mistake(2, "code", "invalid", "P 1")),
        ("p001,Bayam,,stale,leaf\n", Mistake(2, "cluster", "invalid", "stale")),
        ("p001,,,fresh,leaf\n", Mistake(2, "name", "words.bad_text", "")),
        ("p001,Bayam,,fresh,\n", Mistake(2, "pictogram", "invalid", "")),
    ],
)
def test_a_mistake_is_shown_by_its_place_and_nothing_is_done(text: str, mistake: Mistake, tmp_path: Path):
    Good.objects.create(code="p500", name="Cabai", cluster="fresh", pictogram="chilli")
    assert look_at_goods((HEAD + text).encode()).file.mistakes == (mistake,)
    file, said = tmp_path / "goods.csv", StringIO()
    file.write_text(HEAD + text)
    with pytest.raises(CommandError, match="1 mistakes, so nothing is done"):
        call_command("import_goods", str(file), "--apply", stderr=said)
    assert f"goods.csv:{mistake.line} {mistake.column}: {mistake.code}" in said.getvalue()
    assert names() == {"p500": "Cabai"}


def test_the_command_shows_then_applies_once(tmp_path: Path):
    file = tmp_path / "goods.csv"
    file.write_text(HEAD + BAYAM)

    def say(*words: str) -> str:
        out = StringIO()
        call_command("import_goods", str(file), *words, stdout=out)
        return out.getvalue()

    assert say() == "1 new: p001\n0 changed:\n0 as they are\n"
    assert names() == {}
    assert say("--apply").endswith("Applied.\n")
    assert say("--apply").endswith("0 changed:\n1 as they are\nThis file was applied before; nothing is done.\n")
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_goods", str(tmp_path / "none.csv"))


def test_the_catalogue_that_goes_out_comes_in_unchanged():
    load_goods("3573")
    goods = list(Good.objects.order_by("code"))
    for separator in (",", SEMICOLON):
        data = "".join(table_lines(COLUMNS, goods, separator=separator)).encode()
        seen = look_at_goods(data)
        assert (seen.file.mistakes, seen.added, seen.changed, seen.same) == ((), (), (), len(goods))


class Laws(TestCase):
    """Any renaming of a few goods."""

    @given(st.permutations(["Bayam", "Kangkung", "Sawi", "Tomat"]), st.sampled_from(Cluster.values))
    def test_after_a_file_the_goods_are_as_it_says(self, order: list[str], cluster: str):
        bring("".join(f"g{number},{name},,fresh,leaf\n" for number, name in enumerate(sorted(order))))
        text = "".join(f"g{number},{name},,{cluster},leaf\n" for number, name in enumerate(order))
        bring(text)
        assert names() == {f"g{number}": name for number, name in enumerate(order)}
        assert set(Good.objects.values_list("cluster", flat=True)) in ({cluster}, {"fresh"})
