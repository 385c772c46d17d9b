"""Plain text: one alphabet, and every sign still knows where it came from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodolan.engines.language.model.parameters import USUAL
from dodolan.engines.language.tokens.normalizer import plain_text

LONGEST = USUAL.longest_message
PICTURES = {"\U0001f345": "tomat"}


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("TOMAT 2KG", "tomat 2kg"),
        ("½ kg", " 1/2 kg"),
        ("1½", "1 1/2"),
        ("２ｋｇ", "2kg"),
        ("① tomat", "1 tomat"),
        ("1\ufe0f\u20e3 tomat", "1.  tomat"),
        ("• bayam", "- bayam"),
        ("2×3", "2x3"),
        ("séket", "seket"),
        ("to\u200bmat", "tomat"),
        ("a\0b\tc\rd", "a b c\nd"),
        ("mba\u2019e", "mba'e"),
        ("\U0001f345 2", " tomat  2"),
        ("\U0001f44d ok", "; ok"),
        ("", ""),
    ],
)
def test_plain(typed: str, plain: str) -> None:
    assert plain_text(typed, PICTURES).plain == plain


@given(st.text(max_size=200))
def test_every_sign_knows_its_place(message: str) -> None:
    text = plain_text(message, PICTURES)
    assert len(text.origin) == len(text.plain) + 1
    assert list(text.origin) == sorted(text.origin)
    assert text.origin[-1] == len(message)
    assert not text.was_cut


def test_a_long_message_is_cut_and_says_so() -> None:
    assert plain_text("a" * LONGEST, {}).was_cut is False
    text = plain_text("a" * (LONGEST + 1), {})
    assert text.was_cut
    assert len(text.plain) == LONGEST


def test_pictures_alone_do_not_grow_without_end() -> None:
    assert len(plain_text("\U0001f345" * LONGEST, PICTURES).plain) <= 2 * LONGEST + 8
