"""Searches understood by the market's words."""

import pytest

from dodolan.engines.language.model.parameters import USUAL
from dodolan.engines.language.search import Finder, Piece
from tests.engines.language.reading import lexicon

FINDER = Finder(lexicon())


@pytest.mark.parametrize(
    ("search", "names"),
    [
        ("brambang", ["Bawang merah"]),
        ("lombok abang", ["Cabai merah besar"]),
        ("endhog asin", ["Telur asin"]),
        ("wrtl", ["Wortel"]),
        ("semabgka", ["Semangka"]),
        ("indomie", ["Mi instan"]),
        ("2 kg tomat", ["Tomat"]),
        ("\U0001f345", ["Tomat"]),
        ("bawang", ["Bawang merah", "Bawang putih", "Bawang bombai"]),
        ("iwak pitik", ["Ayam potong"]),
        ("daun jeruk purut", ["Daun jeruk"]),
        ("gas 3 kg", ["Elpiji 3 kg"]),
        ("telur asin bebek", ["Telur asin", "Bebek potong"]),
        ("gambas", []),
        ("kapan", []),
        ("%", []),
        ("", []),
    ],
)
def test_what_a_search_names(search: str, names: list[str]) -> None:
    assert [name for piece in FINDER.pieces(search) for name in piece.names] == names


def test_a_piece_keeps_what_was_typed() -> None:
    assert FINDER.pieces("Lombok ABANG bu Sri") == [
        Piece(("lombok", "abang"), ("cabai", "merah"), ("Cabai merah besar",)),
        Piece(("bu",), ("bu",), ()),
        Piece(("sri",), ("sri",), ()),
    ]


def test_amounts_count_only_alone() -> None:
    assert [piece.typed for piece in FINDER.pieces("5 kg")] == [("5", "kg")]
    assert [piece.typed for piece in FINDER.pieces("beras 5 kg")] == [("beras",)]


def test_what_is_meant_is_in_the_markets_spelling() -> None:
    (piece,) = FINDER.pieces("wortele")
    assert (piece.typed, piece.meant) == (("wortele",), ("wortel",))
    (amount,) = FINDER.pieces("sekilo setengah")
    assert (amount.typed, amount.names) == (("sekilo", "setengah"), ())


def test_signs_and_lines_are_no_pieces() -> None:
    assert [piece.typed for piece in FINDER.pieces("tomat, / (wortel)\n?!")] == [("tomat",), ("wortel",)]


def test_pieces_are_few_and_a_search_is_short() -> None:
    assert len(FINDER.pieces("kiri kanan " * 40)) == USUAL.most_search_pieces
    assert FINDER.pieces("." * USUAL.longest_search + "tomat") == []
