"""The words of the office: every code the books can hold has one, in both languages."""

from collections.abc import Mapping
from typing import Any

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from dodolan.kernel.ledger.models import AccountKind
from dodolan.market.fulfilment.models import HandoverOutcome
from dodolan.market.fulfilment.overview import Trouble
from dodolan.market.ordering.models import AdjustmentKind, LineState
from dodolan.market.ordering.rules import PurchaseState
from dodolan.market.paying.models import PayoutState, SplitKind
from dodolan.market.stalls.models import StallPay, StallStatus
from dodolan.people.accounts.models import RoleName
from dodolan.people.businesses.models import Cluster
from dodolan.people.places.models import CoordinateQuality
from dodolan.web.office import words
from dodolan.web.office.words import choices, said
from dodolan.wording.states import STATES, TROUBLES

COMPLETE: list[tuple[Mapping[str, Any], Any]] = [
    (STATES, PurchaseState),
    (words.LINES, LineState),
    (TROUBLES, Trouble),
    (words.OUTCOMES, HandoverOutcome),
    (words.ADJUSTMENTS, AdjustmentKind),
    (words.SPLITS, SplitKind),
    (words.PAYOUTS, PayoutState),
    (words.ACCOUNTS, AccountKind),
    (words.CLUSTERS, Cluster),
    (words.STATUSES, StallStatus),
    (words.PAYS, StallPay),
    (words.ROLES, RoleName),
    (words.QUALITIES, CoordinateQuality),
]
ALL = [
    *(table for table, _codes in COMPLETE),
    words.BEARERS,
    words.JOURNALS,
    words.ACTIONS,
    words.FACTS,
]


@pytest.mark.parametrize(("table", "codes"), COMPLETE)
def test_every_code_has_a_word_and_every_word_a_code(table: Mapping[str, Any], codes: Any) -> None:
    assert {str(code) for code in table} == {str(code.value) for code in codes}


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("table", ALL)
def test_no_two_codes_share_a_word(table: Mapping[str, Any], language: str) -> None:
    with translation.override(language):
        spoken = [said(table, code) for code in table]
    assert all(spoken)
    assert len(set(spoken)) == len(spoken)


@pytest.mark.parametrize("table", ALL)
def test_no_word_is_its_code_with_an_underscore(table: Mapping[str, Any]) -> None:
    for language in ("id", "en"):
        with translation.override(language):
            assert not [code for code in table if "_" in said(table, code)]


def test_the_states_of_an_order_have_one_set_of_words() -> None:
    with translation.override("id"):
        spoken = [said(STATES, state) for state in PurchaseState]
    assert spoken == ["Dipesan", "Sedang dibelanjakan", "Sudah ditimbang", "Sudah diserahkan", "Dibatalkan"]


def test_a_word_follows_the_language_of_the_request() -> None:
    with translation.override("en"):
        english = said(STATES, PurchaseState.CANCELLED)
    with translation.override("id"):
        indonesian = said(STATES, PurchaseState.CANCELLED)
    assert english == "Cancelled"
    assert indonesian != english


@given(st.text(max_size=20).filter(lambda code: code not in words.ACTIONS))
def test_a_code_without_a_word_is_shown_as_it_is(code: str) -> None:
    assert said(words.ACTIONS, code) == code


def test_a_filter_offers_everything_first() -> None:
    with translation.override("en"):
        offered = [(code, str(word)) for code, word in choices(words.BEARERS, "Whoever")]
    assert offered == [("", "Whoever"), ("stall", "the stall"), ("city", "the city")]


@pytest.mark.parametrize("table", ALL)
def test_a_filter_has_one_choice_more_than_words(table: Mapping[str, Any]) -> None:
    offered = choices(table, "all")
    assert len(offered) == len(table) + 1
    assert [code for code, _word in offered[1:]] == [str(code) for code in table]


def test_an_empty_filter_still_offers_everything() -> None:
    assert choices({}, "all") == [("", "all")]
