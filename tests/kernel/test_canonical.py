"""Equal facts are equal bytes, other facts are other bytes, and what has no one writing is refused."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodolan.kernel.canonical import canonical, digest

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
FACTS = st.dictionaries(st.text(), VALUES, max_size=4)


@given(FACTS)
def test_what_is_written_reads_back_as_it_was(facts: dict[str, Any]):
    text = canonical(facts)
    assert text.isascii()
    assert json.loads(text) == facts
    assert canonical(json.loads(text)) == text


@given(FACTS, FACTS)
def test_texts_are_equal_where_the_facts_are(one: dict[str, Any], other: dict[str, Any]):
    # JSON tells true from 1, which Python does not.
    assert (canonical(one) == canonical(other)) is (
        json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
    )
    assert canonical(dict(reversed(one.items()))) == canonical(one)


@pytest.mark.parametrize("value", [1.0, float("nan"), date(2020, 11, 14), b"x", {1: 2}, {None: 1}, {1, 2}, [[1.5]]])
def test_what_has_more_than_one_writing_is_refused(value: object):
    with pytest.raises(TypeError, match="fact"):
        canonical({"a": value})


def test_the_hash_is_what_other_programs_count():
    assert digest('{"a":1}') == "015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862"
