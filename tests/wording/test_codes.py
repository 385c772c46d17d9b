"""Every code the books can hold has one word, in both languages."""

import pytest
from django.db.models import TextChoices
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from dodolan.kernel.audit.catalogue import Action
from dodolan.kernel.ledger.chart import AccountKind, JournalKind
from dodolan.kernel.plugs import plugged
from dodolan.market.fulfilment.models import HandoverOutcome
from dodolan.market.fulfilment.overview import Trouble
from dodolan.market.ordering.models import AdjustmentKind, Bearer, LineState
from dodolan.market.ordering.rules import PurchaseState
from dodolan.market.paying.models import PayoutState, SplitKind
from dodolan.market.stalls.models import StallPay, StallStatus
from dodolan.people.accounts.models import RoleName
from dodolan.people.businesses.models import Cluster
from dodolan.people.places.models import CoordinateQuality
from dodolan.wording.codes import choices, pairs_of, said, words_of
from dodolan.wording.states import STATES, TROUBLES

CODES: list[type[TextChoices]] = [
    AdjustmentKind, Bearer, Cluster, CoordinateQuality, HandoverOutcome, LineState, PayoutState, RoleName, SplitKind,
    StallPay, StallStatus,
]  # fmt: skip
PLUGS = [Action, AccountKind, JournalKind]
TABLES = [
    *([(str(code), label) for code, label in codes.choices] for codes in CODES),
    *(pairs_of(plugged(kind)) for kind in PLUGS),
    list(STATES.items()),
    list(TROUBLES.items()),
]


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("table", TABLES)
def test_every_code_has_a_word_of_its_own(table: list[tuple[str, object]], language: str) -> None:
    with translation.override(language):
        spoken = [str(word) for _code, word in table]
    assert all(spoken)
    assert len(set(spoken)) == len(spoken)
    assert not [word for word in spoken if "_" in word]


@pytest.mark.parametrize(("words", "states"), [(STATES, PurchaseState), (TROUBLES, Trouble)])
def test_every_state_has_a_word(words: dict[str, object], states: type[PurchaseState]) -> None:
    assert {str(code) for code in words} == {str(state.value) for state in states}


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_fact_of_an_action_has_words(language: str) -> None:
    with translation.override(language):
        for action in plugged(Action).values():
            spoken = [str(fact.words) for fact in action.facts.values()]
            assert all(spoken)
            assert len(set(spoken)) == len(spoken)


def test_the_states_of_an_order_have_one_set_of_words() -> None:
    with translation.override("id"):
        spoken = [str(STATES[state]) for state in PurchaseState]
    assert spoken == ["Dipesan", "Sedang dibelanjakan", "Sudah ditimbang", "Sudah diserahkan", "Dibatalkan"]


def test_a_word_follows_the_language_of_the_request() -> None:
    with translation.override("en"):
        english = said(RoleName, "runner")
    with translation.override("id"):
        indonesian = said(RoleName, "runner")
    assert english == "Runner"
    assert indonesian != english


@given(st.text(max_size=20).filter(lambda code: code not in {*RoleName.values, *plugged(Action)}))
def test_a_code_without_a_word_is_shown_as_it_is(code: str) -> None:
    assert said(RoleName, code) == code
    assert words_of(plugged(Action), code) == code


def test_a_filter_offers_everything_first() -> None:
    with translation.override("en"):
        offered = [(code, str(word)) for code, word in choices(Bearer.choices, "Whoever")]
    assert offered == [("", "Whoever"), ("stall", "the stall"), ("city", "the city")]
    assert choices([], "all") == [("", "all")]
