"""Every kind of notice has a sentence, which needs exactly the facts of its kind."""

import re

import pytest

from dodolan.kernel.plugs import plugged
from dodolan.services.notices.values import NoticeKind
from dodolan.wording.notices import WORDS, notice_words


def test_every_kind_has_its_sentence():
    assert set(WORDS) == set(plugged(NoticeKind))


@pytest.mark.parametrize("key", WORDS)
def test_a_sentence_reads_the_facts_of_its_kind(key: str):
    assert set(re.findall(r"%\((\w+)\)s", str(WORDS[key]))) == plugged(NoticeKind)[key].facts


def test_amounts_are_shown_as_rupiah():
    assert "Rp38.000" in notice_words("ordering.placed", {"number": "A", "estimate_rp": 38_000})
