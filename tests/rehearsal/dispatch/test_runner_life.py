"""A simulated runner does what the planner said, in the order of the day, to the second."""

from dataclasses import replace

from dodolan.engines.routing.model.values import State
from dodolan.engines.routing.picking.ways import PrePacked
from dodolan.engines.routing.travel.haversine import Haversine
from rehearsal.dispatch.market_day import MARKET, crew
from rehearsal.dispatch.runner_life import Land, Life
from tests.factories.mornings import HOME, SEVEN, SIX, bought

ROADS = Haversine()
ROAD = ROADS.seconds(MARKET, HOME, 0)
PICKED = SIX + 360


def life(**true_hg: int) -> Life:
    (runner,) = crew(1)
    return Life(runner, Land(ROADS, PrePacked(), {"a": 50, "b": 50} | true_hg))


def state(one: Life) -> State | None:
    return one.trip.state if one.trip else None


def test_a_trip_goes_from_picking_to_the_last_door():
    one = life()
    one.go([bought("a", earliest=0)], SIX)
    assert (state(one), one.begin_picking(SIX - 1), one.begin_picking(SIX)) == (State.PICKING, False, True)
    assert (state(one), one.runner.free_from) == (State.LOADED, PICKED)
    assert (one.weigh(PICKED - 1), state(one)) == ([], State.LOADED)
    assert (one.weigh(PICKED), state(one)) == ([], State.OUT)
    handed = PICKED + ROAD + 120
    assert (one.deliver(handed - 1), one.deliver(handed)) == (False, True)
    assert (one.handed, one.trip, one.runner.at) == ({"a": handed}, None, HOME)
    assert one.runner.free_from == handed + 120
    assert (one.busy_seconds, one.metres, one.trips) == (360 + ROAD + 240, ROADS.metres(MARKET, HOME), 1)


def test_a_closed_door_is_waited_for():
    one = life()
    one.go([bought("a")], SIX)
    one.begin_picking(SIX)
    one.weigh(PICKED)
    assert (one.deliver(SEVEN - 1), one.deliver(SEVEN)) == (False, True)


def test_goods_that_are_not_ready_are_waited_for_at_the_market():
    one = life()
    one.go([bought("a", ready=SIX + 600)], SIX)
    assert (one.begin_picking(SIX + 599), one.begin_picking(SIX + 660)) == (False, True)
    assert one.runner.free_from == SIX + 600 + 360


def test_they_drive_back_to_the_market_first():
    one = life()
    one.go([bought("a", earliest=0)], SIX)
    for now in range(SIX, SEVEN, 60):
        one.begin_picking(now)
        one.weigh(now)
        one.deliver(now)
    one.go([bought("b")], SIX)
    assert one.trip is not None
    assert one.trip.arrives == one.handed["a"] + 120 + ROAD


def test_a_list_may_be_rewritten_until_picking_and_emptied():
    one = life()
    one.go([bought("a")], SIX)
    one.rewrite([bought("a"), bought("b")])
    assert one.trip is not None
    assert one.trip.orders == ("a", "b")
    one.rewrite([])
    assert (one.trip, one.aboard) == (None, [])


def test_what_is_too_heavy_stays_on_the_shelf():
    one = life(a=300, b=150)
    one.go([bought("a", hg=200), bought("b", hg=150)], SIX)
    one.begin_picking(SIX)
    loaded = one.runner.free_from
    (back,) = one.weigh(loaded)
    assert (back.id, back.hg, back.ready) == ("b", 150, loaded)
    assert [order.id for order in one.aboard] == ["a"]


def test_ill_before_the_road_hands_back_and_on_the_road_delivers():
    waiting, out = life(), life()
    for one in (waiting, out):
        one.go([bought("a")], SIX)
        one.begin_picking(SIX)
    out.weigh(PICKED)
    assert [order.id for order in waiting.fall_ill(SIX + 60)] == ["a"]
    assert (waiting.trip, waiting.runner.off) == (None, SIX + 59)
    assert out.fall_ill(PICKED + 60) == []
    assert out.deliver(SEVEN)


def test_rain_slows_every_leg():
    dry, wet = life(), life()
    wet.runner = replace(wet.runner, travel_percent=150)
    for one in (dry, wet):
        one.go([bought("a", earliest=0)], SIX)
        one.begin_picking(SIX)
        one.weigh(PICKED)
        one.deliver(SEVEN)
    assert wet.handed["a"] - dry.handed["a"] == -(-ROAD * 150 // 100) - ROAD
