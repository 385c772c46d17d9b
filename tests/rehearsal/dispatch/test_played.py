"""The figures of a morning: what counts as late, as delivered, and as a morning that went well."""

from dataclasses import replace
from typing import Any

import pytest

from dodolan.engines.routing.picking.ways import PrePacked
from dodolan.engines.routing.travel.haversine import Haversine
from rehearsal.dispatch.market_day import crew
from rehearsal.dispatch.played import Played, Trouble, summed_up
from rehearsal.dispatch.runner_life import Land, Life
from tests.factories.mornings import NINE, bought, day_of


def lives(*handed: dict[str, int]) -> dict[str, Life]:
    land = Land(Haversine(), PrePacked(), {})
    return {
        one.id: Life(one, land, handed=each, busy_seconds=100, metres=10, trips=1)
        for one, each in zip(crew(len(handed)), handed, strict=True)
    }


def test_late_is_after_the_window_and_not_at_its_end():
    day = day_of(bought("a"), bought("b"), bought("c"))
    played = summed_up(day, lives({"a": NINE, "b": NINE + 1}, {"c": NINE + 90}), [0.5])
    assert (played.delivered, played.on_time, played.late_seconds) == (3, 1, [1, 90])
    assert (played.busy_seconds, played.metres, played.trips, played.replans) == (200, 20, 2, [0.5])


def test_what_was_never_handed_over_is_not_late_but_missing():
    played = summed_up(day_of(bought("a"), bought("b")), lives({"a": NINE}), [])
    assert (played.orders, played.delivered, played.on_time, played.late_seconds) == (2, 1, 1, [])
    assert not played.went_well


@pytest.mark.parametrize(
    ("facts", "well"),
    [({}, True), ({"turned_away": 1}, False), ({"late_seconds": [5]}, False), ({"delivered": 1}, False)],
)
def test_a_morning_went_well_if_nobody_was_let_down(facts: dict[str, Any], *, well: bool):
    played = Played(orders=2, turned_away=0, delivered=2, late_seconds=[], busy_seconds=0, metres=0, trips=1)
    assert replace(played, **facts).went_well is well


def test_no_trouble_unless_asked_for():
    assert (Trouble().rain, Trouble().ill) == (None, None)
