"""Second thoughts: what a message takes back, puts in another's place, or says again otherwise."""

import pytest

from tests.engines.language.seen import clauses, counted, gathered


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        # In Indonesian, ngoko and krama; before and behind the good; in a clause of its own.
        ("tomat 2, wortel gak jadi", ["Tomat: 2", "-Wortel"]),
        ("tomat 2, gak jadi wortel", ["Tomat: 2", "-Wortel"]),
        ("tomat 2, wortel 1, wortele gak sido", ["Tomat: 2", "-Wortel: 1", "-Wortel"]),
        ("tomat 2, wortel 1, wortelipun mboten sios", ["Tomat: 2", "-Wortel: 1", "-Wortel"]),
        ("tomat 2, wortel 1, gak jadi", ["Tomat: 2", "-Wortel: 1"]),
        ("batal tomat lan wortel", ["-Tomat", "Wortel"]),
        ("kentang eh ojo kentang, ubi ae", ["-Kentang", "Ubi jalar"]),
        ("tomat 2, lombok e ojo", ["Tomat: 2", "-cabai?"]),
        # How, not whether.
        ("ayam 1 kg gak usah dipotong", ["Ayam potong: 1 kg"]),
        ("ayam 1 kg ora usah dikethok", ["Ayam potong: 1 kg"]),
        ("ayam 1 kg, mboten usah diplastik", ["Ayam potong: 1 kg"]),
        ("tempe 2 gak usah", ["-Tempe: 2"]),
        # Another kind of the same good stays.
        ("jahe merah 1 kg, jahe emprit 2 kg, jahe merah gak jadi", ["-Jahe: 1 kg", "Jahe: 2 kg", "-Jahe"]),
    ],
)
def test_what_is_taken_back(text: str, entries: list[str]) -> None:
    assert counted(gathered(text)) == entries


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("kangkung 2 ganti bayem", ["~Kangkung: 2", "Bayam: 2"]),
        ("kangkung 2 diganti bayem 3", ["~Kangkung: 2", "Bayam: 3"]),
        ("kangkung 2 ijol bayem", ["~Kangkung: 2", "Bayam: 2"]),
        ("kangkung 2 gentosi bayem", ["~Kangkung: 2", "Bayam: 2"]),
        ("kangkung 2, tomat 1, kangkung ganti bayem", ["~Kangkung: 2", "Tomat: 1", "~Kangkung", "Bayam: 2"]),
        ("kangkung 2, habis ya? ganti bayem", ["~Kangkung: 2", "Bayam: 2"]),
        ("ganti bayem 2", ["Bayam: 2"]),
    ],
)
def test_what_takes_anothers_place(text: str, entries: list[str]) -> None:
    assert counted(gathered(text)) == entries


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("tomat 2 kg, eh tomat 1 kg", ["~Tomat: 2 kg", "Tomat: 1 kg"]),
        ("tomat 2 kg, wortel 1, ralat: tomat 3 kg", ["~Tomat: 2 kg", "Wortel: 1", "Tomat: 3 kg"]),
        ("tomat 2 kg, maksude wortel 1", ["Tomat: 2 kg", "Wortel: 1"]),
        ("tomat 2 kg, eh 1 kg", ["Tomat: 1 kg"]),
        ("tomat 2 kg, eh 1", ["Tomat: 1 kg"]),
        ("tomat 2 kg jangan, 1 kg ae", ["Tomat: 1 kg"]),
        ("tomat 2 kg, sekilo wae", ["Tomat: 1 kg"]),
        ("tomat wortel kabeh rong ons, wortel seons", ["Tomat: 200 g", "~Wortel: 200 g", "Wortel: 100 g"]),
        # Said twice without a word of correction it is ordered twice.
        ("tomat 2 kg, tomat 1 kg", ["Tomat: 2 kg", "Tomat: 1 kg"]),
    ],
)
def test_amounts_said_again(text: str, entries: list[str]) -> None:
    assert counted(gathered(text)) == entries


def test_a_refusal_stands_in_its_clause() -> None:
    assert [clause.has("not") for clause in clauses("tomat 2, wortel gak jadi, pare")] == [False, True, False]
