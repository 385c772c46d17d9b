"""What is sealed opens in its place with its key, and nowhere else, whatever is done to it."""

import base64
from collections.abc import Callable

import pytest
from django.test.utils import override_settings
from hypothesis import assume, given
from hypothesis import strategies as st

from dodolan.kernel.sealing.boxes import seal, unseal
from dodolan.kernel.sealing.errors import Unsealable
from dodolan.kernel.sealing.keys import derived, instance_key, key_for
from tests.house.sources import PACKAGE, python_files, short

PLACE = "people_user.totp_seed"
OTHER_KEY = "another key of fifty signs or more, for the instance of another city"
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


def sealed(text: str = "rahasia") -> str:
    """A text in its box."""
    return seal(text, purpose="test", place=PLACE)


def opened(box: str, *, purpose: str = "test", place: str = PLACE) -> str:
    """What is in a box."""
    return unseal(box, purpose=purpose, place=place)


@given(text=TEXTS)
def test_what_is_sealed_opens_again(text: str):
    box = sealed(text)
    assert opened(box) == text
    assert box.isascii()
    assert text.encode() not in base64.urlsafe_b64decode(box) or len(text) < 3


@given(text=TEXTS)
def test_sealed_twice_it_looks_different(text: str):
    assert sealed(text) != sealed(text)


@given(text=TEXTS, place=st.integers(0, 10**6), bit=st.integers(0, 7))
def test_a_changed_bit_is_found(text: str, place: int, bit: int):
    raw = bytearray(base64.urlsafe_b64decode(sealed(text)))
    raw[place % len(raw)] ^= 1 << bit
    with pytest.raises(Unsealable):
        opened(base64.urlsafe_b64encode(bytes(raw)).decode())


@given(text=TEXTS, place=st.integers(0, 10**6), sign=st.characters(exclude_categories=["Cs"]))
def test_a_changed_sign_is_found(text: str, place: int, sign: str):
    box = sealed(text)
    at = place % len(box)
    assume(box[at] != sign)
    with pytest.raises(Unsealable):
        opened(box[:at] + sign + box[at + 1 :])


@given(text=TEXTS, cut=st.integers(0, 10**6))
def test_what_is_cut_off_is_found(text: str, cut: int):
    box = sealed(text)
    with pytest.raises(Unsealable):
        opened(box[: cut % len(box)])


@pytest.mark.parametrize(
    "spoil",
    [
        lambda box: opened(box, place="people_user.name"),
        lambda box: opened(box, place="market_user.totp_seed"),
        lambda box: opened(box, purpose="other"),
        lambda box: opened(box[:0] + "rahasia"),
        lambda box: opened(box + "="),
        lambda box: opened(f" {box}"),
        lambda box: opened("é" + box),
    ],
    ids=["column", "table", "purpose", "plain text", "longer", "space", "foreign sign"],
)
def test_elsewhere_it_does_not_open(spoil: Callable[[str], str]):
    with pytest.raises(Unsealable):
        spoil(sealed())


def test_with_another_key_it_does_not_open():
    box = sealed()
    with override_settings(SECRET_KEY=OTHER_KEY):
        with pytest.raises(Unsealable, match="another key"):
            opened(box)
        assert opened(sealed()) == "rahasia"
    assert opened(box) == "rahasia"


def test_a_version_nobody_holds_is_named():
    raw = bytearray(base64.urlsafe_b64decode(sealed()))
    raw[0] = 9
    with pytest.raises(Unsealable, match="no key of version 9"):
        opened(base64.urlsafe_b64encode(bytes(raw)).decode())
    with pytest.raises(Unsealable):
        instance_key(0)


@given(purpose=st.text(max_size=20), other=st.text(max_size=20))
def test_each_purpose_has_its_key(purpose: str, other: str):
    assert len(key_for(purpose)) == 32
    assert (key_for(purpose) == key_for(other)) == (purpose == other)


@given(purpose=st.sampled_from(["totp", "code"]), other=st.sampled_from(["code", "seal"]), of=st.text(max_size=20))
def test_what_is_derived_for_one_thing_fits_no_other(purpose: str, other: str, of: str):
    assert len(derived(purpose, of)) == 32
    assert (derived(purpose, of) == derived(other, of)) == (purpose == other)


def test_all_that_follows_from_the_key_changes_with_it():
    before = (key_for("test"), derived("test", "x"))
    with override_settings(SECRET_KEY=OTHER_KEY):
        assert not set(before) & {key_for("test"), derived("test", "x")}


def test_the_key_is_read_in_one_place():
    readers = [short(path) for path in python_files("dodolan") if "settings.SECRET_KEY" in path.read_text()]
    assert readers == [short(PACKAGE / "kernel" / "sealing" / "keys.py")]
