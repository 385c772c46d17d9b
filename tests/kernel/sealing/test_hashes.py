"""A keyed hash is the same for the same text and purpose, and nothing without the key."""

import hashlib

from django.test.utils import override_settings
from hypothesis import given
from hypothesis import strategies as st

from dodolan.kernel.sealing.hashes import keyed_hash

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
PURPOSES = st.sampled_from(["phone", "token", "nik"])


@given(purpose=PURPOSES, other=PURPOSES, text=TEXTS, another=TEXTS)
def test_equal_for_equal_texts_of_one_purpose_only(purpose: str, other: str, text: str, another: str):
    found = keyed_hash(purpose, text)
    assert len(found) == 64
    assert int(found, 16) >= 0
    assert (found == keyed_hash(other, another)) == ((purpose, text) == (other, another))


@given(text=TEXTS)
def test_without_the_key_it_cannot_be_made(text: str):
    mine = keyed_hash("phone", text)
    assert mine != hashlib.sha256(text.encode()).hexdigest()
    with override_settings(SECRET_KEY="another key of fifty signs or more, for another city's instance"):
        assert keyed_hash("phone", text) != mine
