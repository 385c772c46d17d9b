"""What a message wants, and which goods it names for that."""

import pytest

from dodolan.engines.language.model.values import INTENTS, Role
from tests.engines.language.reading import read, told


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("bayam 2 ikat", "order"),
        ("nyuwun tulung bayem kalih iket nggih", "order"),
        ("tomat brp sekilo?", "ask_price"),
        ("lombok rawit mundak maneh ta?", "ask_price"),
        ("batal semua ya bu", "cancel"),
        ("wortelnya batal, lainnya lanjut", "cancel"),
        ("pesanan belum sampai padahal sudah bayar", "complaint"),
        ("tempene bosok", "complaint"),
        ("kecap bango pesen 2 dateng 1", "complaint"),
        ("kayak biasanya ya bu", "repeat_order"),
        ("koyo wingi, tambah terasi sewu", "repeat_order"),
        ("kirim ke perum Bumi Asri D-9 RT 2 RW 8", "address"),
        ("sugeng enjing bu", "greeting"),
        ("terima kasih banyak", "other"),
        ("besok buka jam berapa?", "other"),
    ],
)
def test_buyers(text: str, intent: str) -> None:
    assert read(text).intent == intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("tomat 9rb", "price_update"),
        ("tomat habis", "price_update"),
        ("pagi admin", "greeting"),
        ("besok saya libur jualan ya min", "other"),
        ("dana pencairan minggu ini kok kurang 20rb", "complaint"),
    ],
)
def test_traders(text: str, intent: str) -> None:
    assert read(text, "trader").intent == intent


def test_the_sender_decides_what_a_price_is() -> None:
    assert (told("tomat 9rb", "buyer"), told("tomat 9rb", "trader")) == (["Tomat Rp9000"], ["Tomat 1 kg Rp9000"])


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("galon sama gasnya batal", ["Air galon", "Elpiji 3 kg"]),
        ("tidak jadi semangkanya, melonnya juga", ["Semangka", "Melon"]),
        ("wortelnya batal, lainnya lanjut", ["Wortel"]),
        ("batal semua", []),
    ],
)
def test_what_is_called_off(text: str, lines: list[str]) -> None:
    assert told(text) == lines


def test_each_named_good_counts_once() -> None:
    assert told("tempenya busuk, tempe apa ini") == ["Tempe"]


@pytest.mark.parametrize("text", ["halo bu", "terima kasih", "alamat saya Jl. Bandeng 5"])
def test_no_goods_where_none_are_meant(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("role", ["buyer", "trader"])
@pytest.mark.parametrize("text", ["", " ", "\n", "???", "\U0001f44d", "a", "\0"])
def test_nothing_said_is_an_intent_without_lines(text: str, role: Role) -> None:
    reading = read(text, role)
    assert reading.intent in INTENTS
    assert reading.lines == []
