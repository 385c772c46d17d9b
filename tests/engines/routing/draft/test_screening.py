"""Who may carry what: every refusal has the reason that is nearest to being solved."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodolan.engines.routing.draft.screening import Screened, screen
from dodolan.engines.routing.model.plan import Why
from dodolan.engines.routing.model.values import Pin, Runner
from tests.factories.dispatch import order, runner, situation

BIG = {"hg": 500, "dl": 900, "cash_rp": 800_000}
WEAK, SMALL, POOR = {"cap_hg": 400}, {"cap_dl": 800}, {"cash_limit_rp": 700_000}


def screened(facts: dict[str, Any], *limits: dict[str, Any], pins: tuple[Pin, ...] = (), now: int = 0) -> Screened:
    crew = [runner(f"r{number}", **each) for number, each in enumerate(limits)]
    return screen(situation([order("a", **facts)], crew, pins=pins, now=now))


def refusal(facts: dict[str, Any], *limits: dict[str, Any], **others: Any) -> Why:
    found = screened(facts, *limits, **others)
    assert found.able == {}
    return found.refused[0].why


def test_only_those_who_may_are_able():
    found = screened(BIG, WEAK, {}, SMALL, {"cap_hg": 500, "cap_dl": 900, "cash_limit_rp": 800_000}, POOR)
    assert (found.able, found.refused) == ({0: [1, 3]}, {})


@pytest.mark.parametrize(
    ("limits", "why"),
    [
        ([WEAK, SMALL, POOR], Why.OVER_CASH_LIMIT),
        ([WEAK, SMALL], Why.TOO_BIG),
        ([WEAK], Why.TOO_HEAVY),
        ([WEAK | SMALL | POOR], Why.TOO_HEAVY),
        ([], Why.NO_RUNNER),
    ],
)
def test_of_many_refusals_the_one_nearest_to_being_solved_is_told(limits: list[dict[str, Any]], why: Why):
    assert refusal(BIG, *limits) is why


def test_a_missing_skill_is_told_only_if_nothing_else_is_wrong():
    assert refusal({"needs_skill": "ice"}, {}, {"skills": frozenset({"truck"})}) is Why.NO_SKILL
    assert refusal(BIG | {"needs_skill": "ice"}, {}, {"skills": frozenset({"ice"})} | WEAK) is Why.TOO_HEAVY


@pytest.mark.parametrize(("off", "able"), [(100, {0: [0]}), (99, {})])
def test_a_shift_counts_until_its_last_second(off: int, able: dict[int, list[int]]):
    found = screened({}, {"off": off}, now=100)
    assert found.able == able


def test_everybody_gone_home_is_told_before_any_pin():
    assert refusal({}, {"off": 99}, now=100, pins=(Pin("a", "r0"),)) is Why.SHIFTS_OVER


def test_cash_in_hand_counts_against_the_limit():
    limits = {"cash_limit_rp": 500_000, "cash_in_hand_rp": 300_000}
    assert screened({"cash_rp": 200_000}, limits).able == {0: [0]}
    assert refusal({"cash_rp": 200_001}, limits) is Why.OVER_CASH_LIMIT


def test_a_runner_far_over_their_limit_still_carries_what_is_paid():
    found = screened({"cash_rp": 0}, {"cash_limit_rp": 100, "cash_in_hand_rp": 100})
    assert found.able == {0: [0]}


def test_a_pin_leaves_only_its_runner():
    assert screened({}, {}, {}, {}, pins=(Pin("a", "r1"),)).able == {0: [1]}


def test_a_pin_never_lifts_a_limit_and_names_its_runner():
    found = screened(BIG, WEAK, {}, pins=(Pin("a", "r0"),))
    assert (found.refused[0].why, found.refused[0].runner) == (Why.PIN_IMPOSSIBLE, "r0")


CREWS = st.lists(
    st.builds(
        lambda hg, dl, cash, skills, off: runner("r", cap_hg=hg, cap_dl=dl, cash_limit_rp=cash, skills=skills, off=off),
        st.none() | st.integers(0, 9),
        st.none() | st.integers(0, 9),
        st.none() | st.integers(0, 9),
        st.sampled_from([frozenset[str](), frozenset({"ice"})]),
        st.integers(0, 9),
    ),
    max_size=5,
)


ORDERS = st.fixed_dictionaries(
    {name: st.integers(0, 9) for name in ("hg", "dl", "cash_rp")} | {"needs_skill": st.sampled_from(["", "ice"])}
)


@given(CREWS, ORDERS, st.integers(0, 9))
def test_able_or_refused_and_never_both(crew: list[Runner], facts: dict[str, Any], now: int):
    found = screen(situation([order("a", **facts)], crew, now=now))
    may = [
        number
        for number, one in enumerate(crew)
        if one.off >= now
        and (one.cap_hg is None or facts["hg"] <= one.cap_hg)
        and (one.cap_dl is None or facts["dl"] <= one.cap_dl)
        and (one.cash_limit_rp is None or facts["cash_rp"] <= one.cash_limit_rp)
        and facts["needs_skill"] in {"", *one.skills}
    ]
    assert found.able == ({0: may} if may else {})
    assert set(found.refused) == (set() if may else {0})
