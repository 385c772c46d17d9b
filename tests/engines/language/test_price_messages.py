"""Price lists of traders: what a price is for, and what is sold out."""

import pytest

from tests.engines.language.reading import read, told


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("rawit 70, keriting 40", ["Cabai rawit merah 1 kg Rp70000", "Cabai merah keriting 1 kg Rp40000"]),
        ("tempe 5rb/papan tahu 10 biji 9rb", ["Tempe 1 board Rp5000", "Tahu putih 10 piece Rp9000"]),
        ("rawit sak ons 7rb", ["Cabai rawit merah 100 g Rp7000"]),
        ("brambang dari 35 turun 30", ["Bawang merah 1 kg Rp30000"]),
        ("brambang mundak dadi telung puluh limo ewu", ["Bawang merah 1 kg Rp35000"]),
        ("bawang putih munggah 2ewu dadi 32ewu", ["Bawang putih 1 kg Rp32000"]),
        ("tomat 9rb, wortel 11rb per kilo", ["Tomat 1 kg Rp9000", "Wortel 1 kg Rp11000"]),
        ("pete 4500 sak papan", ["Petai 1 board Rp4500"]),
        ("minyak curah 13.500 seliter", ["Minyak goreng curah 1 l Rp13500"]),
        ("beras premium 5 kg 63rb, medium 5 kg 54rb", ["Beras premium 5 kg Rp63000", "Beras medium 5 kg Rp54000"]),
        ("masker 1 lusin 50rb, kodian 80rb", ["Masker kain 1 dozen Rp50000", "Masker kain 1 score Rp80000"]),
        ("lele tinggal 5kg 25rb/kg", ["Ikan lele 1 kg Rp25000"]),
        ("telur 26", ["Telur ayam ras 1 kg Rp26000"]),
        ("gula pasir 12,5", ["Gula pasir 1 kg Rp12500"]),
    ],
)
def test_prices(text: str, lines: list[str]) -> None:
    reading = read(text, "trader")
    assert reading.intent == "price_update"
    assert told(text, "trader") == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("bayem kosong, kangkung 2500/iket", ["Bayam 0", "Kangkung 1 bunch Rp2500"]),
        ("udang habis bu, cumi masih 68rb", ["Udang 0", "Cumi 1 kg Rp68000"]),
        ("habis: udang, cumi, nila", ["Udang 0", "Cumi 0", "Ikan nila 0"]),
        ("tomat, wortel entek", ["Tomat 0", "Wortel 0"]),
        ("telur bebek telas, telur asin 3500", ["Telur bebek 0", "Telur asin 1 piece Rp3500"]),
    ],
)
def test_sold_out(text: str, lines: list[str]) -> None:
    assert told(text, "trader") == lines


def test_a_good_that_is_only_named_has_no_price() -> None:
    assert told("tempe naik jadi 6rb per papan, dele mahal bu maaf", "trader") == ["Tempe 1 board Rp6000"]


def test_a_range_of_prices_is_asked() -> None:
    reading = read("tomat 8-10rb", "trader")
    assert [(question.why, question.choices) for question in reading.questions] == [("range", ())]
