"""Runners at work and their boxes: expected, counted and difference always add up."""

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodolan.kernel.words import rupiah
from dodolan.web.office.runners.presenter import ShiftRow, box_row, shift_row

AT = datetime(2020, 11, 13, 23, 10, tzinfo=UTC)
sums_of_money = st.integers(0, 10**9)


def shift(*, box: dict[str, Any] | None = None, **more: Any) -> Any:
    facts: dict[str, Any] = {"counted_rp": None, "variance_rp": None, "verified_by": None, "verified_at": None}
    return SimpleNamespace(
        runner=SimpleNamespace(name="Cak Rudi"),
        day=SimpleNamespace(date=date(2020, 11, 4), market=SimpleNamespace(name="Pasar Blimbing")),
        started_at=AT,
        box_id=UUID(int=5),
        box=SimpleNamespace(pk=UUID(int=5), **(facts | (box or {}))),
        **({"ended_at": None} | more),
    )


def test_a_runner_at_work() -> None:
    assert shift_row(shift(held=2, delivered=3, cash_rp=481_000)) == ShiftRow(
        runner="Cak Rudi", since="06.10", until="", held=2, delivered=3, cash="Rp481.000", box=UUID(int=5)
    )


def test_a_runner_gone_home_with_nothing_known() -> None:
    row = shift_row(shift(ended_at=AT))
    assert (row.until, row.held, row.delivered, row.cash) == ("06.10", 0, 0, "Rp0")


@given(sums_of_money, sums_of_money)
def test_before_two_people_counted_no_sum_is_told(counted: int, held: int) -> None:
    row = box_row(shift(box={"counted_rp": counted}, cash_rp=held))
    assert (row.expected, row.counted, row.variance, row.is_off) == ("", "", "", False)
    assert (row.verified_by, row.verified_at) == ("", "")


@given(sums_of_money, st.integers(-(10**6), 10**6), sums_of_money)
def test_after_verifying_the_written_difference_counts(counted: int, variance: int, held: int) -> None:
    row = box_row(shift(box={"counted_rp": counted, "variance_rp": variance}, cash_rp=held))
    assert row.variance == rupiah(variance)
    assert row.expected == rupiah(counted - variance)
    assert row.is_off is (variance != 0)


@pytest.mark.parametrize("officer", ["Bu Sri", "Pak " + "Panjang" * 12])
def test_a_verified_box_names_its_officer(officer: str) -> None:
    box = {"counted_rp": 0, "variance_rp": 0, "verified_by": SimpleNamespace(name=officer), "verified_at": AT}
    row = box_row(shift(box=box))
    assert (row.verified_by, row.verified_at) == (officer, "06.10")
    assert (row.runner, row.market, row.day, row.id) == ("Cak Rudi", "Pasar Blimbing", "04/11", UUID(int=5))


def test_an_uncounted_box_is_shown_as_empty() -> None:
    row = box_row(shift())
    assert (row.expected, row.counted, row.variance, row.is_off) == ("", "", "", False)
