"""Every reason is a sentence that a dispatcher understands."""

import pytest

from dodolan.engines.routing.answer.sentences import SENTENCES, sentence
from dodolan.engines.routing.model.plan import Reason, Why


def test_every_reason_has_a_sentence():
    assert set(SENTENCES) == set(Why)


@pytest.mark.parametrize("why", Why)
def test_a_sentence_names_what_it_is_about(why: Why):
    said = sentence(Reason(why, order="41-B", runner="Adi", other="Budi", seconds=90))
    assert ("41-B" in said) is ("{order}" in SENTENCES[why])
    assert said.endswith(".")
    assert "{" not in said


def test_minutes_are_rounded_up_and_have_no_sign():
    assert sentence(Reason(Why.LATE, order="7", seconds=61)) == "7 comes 2 min after its window: nobody is free sooner."
    assert sentence(Reason(Why.PROMISE_MOVED, order="7", seconds=-1200)).startswith("7 comes 20 min off")
