"""Searching by more words than a good has: names as price offices print them, signs, several goods at once."""

import pytest

from dodolan.market.prices.queries import price_list
from dodolan.market.stalls.catalogue import goods_of
from tests.factories.market import make_day, make_offer, make_stall
from tests.factories.people import make_market

pytestmark = pytest.mark.django_db

# Names as the price boards of PIHPS Nasional (21 varieties) and of East Java's Siskaperbapo print them.
PRINTED = [
    "Beras Kualitas Bawah I", "Beras Kualitas Medium II", "Beras Kualitas Super I", "Daging Ayam Ras Segar",
    "Daging Sapi Kualitas 1", "Daging Sapi Kualitas 2", "Telur Ayam Ras Segar", "Bawang Merah Ukuran Sedang",
    "Bawang Putih Ukuran Sedang", "Cabai Merah Besar", "Cabai Merah Keriting", "Cabai Rawit Hijau", "Cabai Rawit Merah",
    "Minyak Goreng Curah", "Minyak Goreng Kemasan Bermerk 1", "Gula Pasir Kualitas Premium", "Gula Pasir Lokal",
    "Beras Premium (kg)", "Beras Medium - IR 64", "Gula Kristal Putih / Gula Pasir", "Minyak Goreng Kemasan Sederhana",
    "Daging Sapi Paha Belakang", "Daging Ayam Broiler", "Daging Ayam Kampung", "Telur Ayam Kampung",
    "Jagung Pipilan Kering", "Garam Beryodium Halus", "Tepung Terigu Protein Sedang", "Kacang Kedelai Lokal",
    "Mie Instan Rasa Kari Ayam", "Cabe Rawit Merah", "Ikan Asin Teri", "Kacang Hijau", "Kacang Tanah", "Ketela Pohon",
    "Kentang", "Kol/Kubis", "Tomat Merah", "Wortel", "Buncis", "Ikan Bandeng", "Susu Kental Manis Kaleng",
]  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def _on_sale(stage: None) -> None:
    """Every good of the city at one stall."""
    stall = make_stall(make_market())
    for facts in goods_of("3573"):
        make_offer(stall, good=facts.name)
    make_day()


def names(search: str) -> list[str]:
    return [row.offer.good.name for row in price_list(make_day(), search=search).rows]


@pytest.mark.parametrize("printed", PRINTED)
def test_a_name_as_price_offices_print_it_finds_something(printed: str):
    assert names(printed)


@pytest.mark.parametrize(
    ("search", "first"),
    [
        ("daging ayam ras", "Ayam potong"),
        ("tomat segar dari petani", "Tomat"),
        ("telur ayam ras kualitas 1", "Telur ayam ras"),
        ("gula pasir lokal", "Gula pasir"),
        ("bawang merah ???", "Bawang merah"),
    ],
)
def test_words_that_name_no_good_empty_nothing(search: str, first: str):
    assert names(search)[0] == first


def test_several_goods_are_all_found_and_nothing_else():
    assert set(names("wortel & kangkung")) == {"Wortel", "Kangkung"}


def test_what_fits_more_words_comes_first():
    found = names("bawang putih")
    assert found[0] == "Bawang putih"
    assert names("lapak tomat")[0] == "Tomat"


def test_words_that_are_nowhere_find_nothing():
    assert names("zzzz qqqq") == []
