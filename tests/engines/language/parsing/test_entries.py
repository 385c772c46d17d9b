"""Entries: over the whole message, which amounts are shared, corrected, replaced or only wished."""

import pytest

from tests.engines.language.seen import counted, gathered


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        # Behind the last good, before the first, in a clause of its own, or with a sign.
        ("tomat, wortel masing-masing 1 kg", ["Tomat: 1 kg", "Wortel: 1 kg"]),
        ("tomat karo wortel podo sak kilo", ["Tomat: 1 kg", "Wortel: 1 kg"]),
        ("masing-masing 1 kg: tomat, wortel, pare", ["Tomat: 1 kg", "Wortel: 1 kg", "Pare: 1 kg"]),
        ("tomat\nwortel\nkabeh setengah kilo", ["Tomat: 1/2 kg", "Wortel: 1/2 kg"]),
        ("tomat, wortel, sedaya sekilo", ["Tomat: 1 kg", "Wortel: 1 kg"]),
        ("onde lemper @ 10", ["Onde-onde: 10", "Lemper: 10"]),
        # Those that have their own amount keep it; those taken back get none.
        ("bayem 3, tomat, wortel masing2 1 kg", ["Bayam: 3", "Tomat: 1 kg", "Wortel: 1 kg"]),
        ("loncang karo sledri sewuan", ["Daun bawang: Rp1000", "Seledri: Rp1000"]),
        ("loncang karo sledri sewu", ["Daun bawang", "Seledri: Rp1000"]),
    ],
)
def test_amounts_for_all(text: str, entries: list[str]) -> None:
    made = gathered(text)
    assert counted(made) == entries


def test_what_got_its_amount_by_a_word_for_all_says_so() -> None:
    assert [entry.each for entry in gathered("bayem 3, tomat, wortel masing2 1 kg")] == [False, True, True]
    assert [entry.each for entry in gathered("tomat 1 kg, wortel 1 kg")] == [False, False]


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        # A clause of amounts alone says more of the good before it.
        ("tomat, 2 kg", ["Tomat: 2 kg"]),
        ("tomat\n2 kg\nwortel\n1 kg", ["Tomat: 2 kg", "Wortel: 1 kg"]),
        ("tomat 2 kg, 9rb", ["Tomat: 2 kg + Rp9000"]),
        ("kapal api tambah 2 bungkus indomie 1 dus", ["Kopi bubuk: 2 pack", "Mi instan: 1 carton"]),
        # Pack sizes are no second quantity.
        ("beras 2 sak, sing 10 kiloan", ["Beras medium: 2 sack"]),
        ("kecap 2 botol, yang 600 ml", ["Kecap manis: 2 bottle"]),
        ("indomie 3 bungkus, sing siji gak pedes", ["Mi instan: 3 pack"]),
        # Another size of the same thing is a second entry.
        ("kaos L 3, XL 2", ["Kaos sablon: 3", "Kaos sablon: 2"]),
        ("kaos L 3, sing XL 1", ["Kaos sablon: 3", "Kaos sablon: 1"]),
        # How many packs wins over the weight of one.
        ("kanji 250 gr, 2 bungkus", ["Tepung tapioka: 2 pack"]),
        # Two amounts behind two goods tied by "and" are dealt out.
        ("tomat karo wortel 1 kg 2 kg", ["Tomat: 1 kg", "Wortel: 2 kg"]),
        ("tomat karo tomat 2 kg", ["~Tomat", "Tomat: 2 kg"]),
    ],
)
def test_amounts_in_a_clause_of_their_own(text: str, entries: list[str]) -> None:
    assert counted(gathered(text)) == entries


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("tempe 2, kalau kosong ganti tahu", ["Tempe: 2"]),
        ("tempe 2, lek entek ganti tahu ae", ["Tempe: 2"]),
        ("tempe 2, menawi telas gentosi tahu", ["Tempe: 2"]),
        ("tempe 2, kalau ada tahu 3", ["Tempe: 2", "Tahu putih: 3"]),
        ("tempe kalau habis ganti tahu", ["Tempe"]),
        ("tempe 2 nek kosong, ganti tahu", ["Tempe: 2"]),
    ],
)
def test_wishes_are_no_orders(text: str, entries: list[str]) -> None:
    assert counted(gathered(text)) == entries


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        (
            "rawit sak ons 7rb, sak kilo 60rb",
            ["Cabai rawit merah: 100 g + Rp7000", "Cabai rawit merah: 1 kg + Rp60000"],
        ),
        ("tomat 9rb, wortel", ["Tomat: Rp9000", "Wortel"]),
        # The second sum is the difference, not a price.
        ("pete 6rb, munggah sewu", ["Petai: Rp6000"]),
        # One price for two.
        ("tomat karo wortel 9rb", ["Tomat: Rp9000", "Wortel: Rp9000"]),
    ],
)
def test_lists_of_prices(text: str, entries: list[str]) -> None:
    assert counted(gathered(text, "trader")) == entries


def test_a_buyer_does_not_give_one_price_for_two() -> None:
    assert counted(gathered("tomat karo wortel 9rb")) == ["Tomat", "Wortel: Rp9000"]


def test_what_is_said_behind_a_good_stays_with_it() -> None:
    first, second = gathered("ayam 1 kg, dipotong, tempe 2, sing anyar")
    assert [mark.text for mark in first.words] == ["dipotong"]
    assert [mark.text for mark in second.words] == ["sing", "anyar"]


def test_amounts_before_any_good_are_nobodys() -> None:
    assert gathered("2 kg, 5rb") == []
    assert counted(gathered("2 kg, tomat")) == ["Tomat"]
