"""Pairing: inside one clause, which amount belongs to which good, and which goods are one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dodolan.engines.language.model.marks import AmountMark
from dodolan.engines.language.parsing.pairing import Pairing, in_unit_of
from tests.engines.language.seen import clauses, cooked, counted, families, short


def pairing(text: str) -> Pairing:
    """The pairing of a text that is one clause."""
    (clause,) = clauses(text)
    return Pairing(clause, 0, families(), cooked())


def paired(text: str) -> list[str]:
    """Entries of a text that is one clause."""
    return counted(pairing(text).entries())


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        # Amounts behind, amounts before, and one good without.
        ("tomat 2 kg wortel 1 kg", ["Tomat: 2 kg", "Wortel: 1 kg"]),
        ("2 kg tomat 1 kg wortel", ["Tomat: 2 kg", "Wortel: 1 kg"]),
        ("tomat wortel 1 kg", ["Tomat", "Wortel: 1 kg"]),
        ("2 kg tomat wortel", ["Tomat: 2 kg", "Wortel"]),
        ("tomat sekilo wortel setengah pare telu", ["Tomat: 1 kg", "Wortel: 1/2", "Pare: 3"]),
        ("rong iket bayem telung papan tempe", ["Bayam: 2 bunch", "Tempe: 3 board"]),
        ("tempe 5rb/papan", ["Tempe: Rp5000 + /board"]),
        ("5rb tempe 3rb tahu", ["Tempe: Rp5000", "Tahu putih: Rp3000"]),
        # As many amounts behind the last good as goods: one each.
        ("tomat wortel pare 1 2 3", ["Tomat: 1", "Wortel: 2", "Pare: 3"]),
        ("brambang bawang seprapat seprapat", ["Bawang merah: 1/4", "Bawang putih: 1/4"]),
        ("tomat wortel 1 2 3", ["Tomat", "Wortel: 1 + 2 + 3"]),
    ],
)
def test_amounts_find_their_good(text: str, entries: list[str]) -> None:
    assert paired(text) == entries


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        # A family and its kind, before or behind the amount.
        ("ikan lele 1 kg", ["Ikan lele: 1 kg"]),
        ("ikan 1 kg lele", ["Ikan lele: 1 kg"]),
        ("bawang 1 kg sing abang", ["Bawang merah: 1 kg"]),
        ("beras 5 kg yang premium", ["Beras premium: 5 kg"]),
        ("beras 5 kg sing premium", ["Beras premium: 5 kg"]),
        ("ayam 1 kg ingkang kampung", ["Ayam kampung: 1 kg"]),
        # Its name again is not another good, unless both are counted.
        ("tomat tomat 2", ["Tomat: 2"]),
        ("tomat 1 kg tomat 2 kg", ["Tomat: 1 kg", "Tomat: 2 kg"]),
        # A dish, and of what it is made.
        ("lalapan dada 3 porsi", ["Lalapan ayam goreng: 3 portion"]),
        ("rawon iga 2 porsi", ["Rawon: 2 portion"]),
        # Two goods of one family that are both counted stay two.
        ("beras premium 5 kg beras medium 5 kg", ["Beras premium: 5 kg", "Beras medium: 5 kg"]),
        ("tempe 2 gembus 3", ["Tempe: 2", "Tempe gembus: 3"]),
    ],
)
def test_goods_that_are_one(text: str, entries: list[str]) -> None:
    assert paired(text) == entries


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("tomat 2 kg eh 1 kg", ["Tomat: 1 kg"]),
        ("tomat 2 kg eh 1", ["Tomat: 1 kg"]),
        ("gula 2 kg ganti 3 kg", ["Gula pasir: 3 kg"]),
        ("gula 2 kg ralat 3", ["Gula pasir: 3 kg"]),
        ("tomat 1 kg jangan 2 kg", ["Tomat: 1 kg"]),
        ("tomat 1 kg ojo 2 kg", ["Tomat: 1 kg"]),
        ("tomat sekilo dudu rong kilo", ["Tomat: 1 kg"]),
        ("eh tomat 2", ["Tomat: 2"]),
    ],
)
def test_amounts_that_are_taken_back(text: str, entries: list[str]) -> None:
    assert paired(text) == entries


@pytest.mark.parametrize(
    ("text", "is_too_many"),
    [
        ("2 bungkus indomie 1 dus", True),
        ("2 bungkus indomie", False),
        ("indomie 1 dus", False),
        ("2 tomat 3 wortel", False),
        ("5rb tomat 2 kg", False),
        ("tomat 2 kg 3", False),
    ],
)
def test_one_amount_too_many_at_the_beginning(text: str, is_too_many: bool) -> None:
    assert pairing(text).has_one_too_many is is_too_many


def test_the_amount_too_many_can_be_taken_out() -> None:
    put = pairing("2 bungkus indomie 1 dus")
    assert short([put.pop_first()]) == ["2 pack"]
    assert counted(put.entries()) == ["Mi instan: 1 carton"]


def test_a_number_that_corrects_another_keeps_its_unit() -> None:
    (kilos,) = pairing("tomat 2 kg").entries()
    (bare,) = pairing("tomat 3").entries()
    (ties,) = pairing("tomat 3 ikat").entries()
    (price,) = pairing("tomat 3rb").entries()
    assert short(in_unit_of(kilos.pieces, bare.pieces)) == ["3 kg"]
    assert short(in_unit_of(kilos.pieces, ties.pieces)) == ["3 bunch"]
    assert short(in_unit_of(kilos.pieces, price.pieces)) == ["Rp3000"]
    assert short(in_unit_of(bare.pieces, bare.pieces)) == ["3"]
    assert short(in_unit_of(kilos.pieces, [*bare.pieces, *bare.pieces])) == ["3", "3"]


def test_words_and_roles_stay_with_their_good() -> None:
    first, second = pairing("tomat seger 2 kg wortel dipotong 1 kg").entries()
    assert [mark.text for mark in first.words] == ["seger"]
    assert [mark.text for mark in second.words] == ["dipotong"]
    assert "cut" in second.roles
    assert "cut" not in first.roles


ITEMS = st.lists(
    st.tuples(st.sampled_from(["tomat", "wortel", "pare", "bayem", "kentang", "buncis"]), st.integers(2, 40)),
    min_size=1, max_size=5, unique_by=lambda item: item[0],
)  # fmt: skip


@given(ITEMS, st.booleans())
@settings(max_examples=50)
def test_no_amount_is_lost_and_none_changes_hands(items: list[tuple[str, int]], is_first: bool) -> None:
    said = " ".join(f"{number} kg {good}" if is_first else f"{good} {number} kg" for good, number in items)
    entries = pairing(said).entries()
    assert [amount.quantity for entry in entries for amount in entry.amounts] == [number for _, number in items]
    assert all(len(entry.pieces) == 1 and isinstance(entry.pieces[0], AmountMark) for entry in entries)
