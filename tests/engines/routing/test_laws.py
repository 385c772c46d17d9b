"""What holds for every board: limits, windows, shifts and pins are kept or flagged, and nothing gets lost."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dodolan.engines.routing.model.plan import Plan, Why
from dodolan.engines.routing.model.values import FROZEN, Break, Pin, Situation, State
from tests.factories.dispatch import HOUR, carriers, left_out, order, place, planned_for, runner, situation, trip

LIMITED = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SHOPS = [place(0), place(2000, 500)]
spots = st.builds(place, st.integers(-3000, 3000), st.integers(-3000, 3000))
moments = st.integers(0, 4 * HOUR)
LATENESS = {Why.LATE, Why.WINDOW_PAST, Why.WINDOW_TOO_SHORT, Why.WINDOW_REVERSED}


@st.composite
def boards(draw: st.DrawFn) -> Situation:
    """A few runners and orders with every kind of limit, some trips planned, begun or out."""
    runners = [
        runner(
            f"r{number}",
            draw(spots),
            off=draw(st.integers(0, 6 * HOUR)),
            overrun=draw(st.sampled_from([0, HOUR])),
            cap_hg=draw(st.sampled_from([None, 200, 400])),
            cash_limit_rp=draw(st.sampled_from([None, 500_000])),
            skills=draw(st.sampled_from([frozenset(), frozenset({"ice"})])),
            breaks=draw(st.sampled_from([(), (Break(HOUR, 2 * HOUR),)])),
        )
        for number in range(draw(st.integers(0, 4)))
    ]
    orders = [
        order(
            f"o{number}",
            draw(spots),
            pickup=draw(st.sampled_from(SHOPS)),
            ready=draw(moments),
            earliest=draw(moments),
            latest=draw(moments),
            hg=draw(st.integers(0, 300)),
            cash_rp=draw(st.sampled_from([0, 200_000, 600_000])),
            needs_skill=draw(st.sampled_from(["", "", "ice"])),
            promised=draw(st.none() | moments),
        )
        for number in range(draw(st.integers(0, 9)))
    ]
    trips = []
    if runners and len(orders) > 3:
        first = orders[0]
        state = draw(st.sampled_from(list(State)))
        trips.append(trip("r0", first.id, pickup=first.pickup, state=state, arrives=draw(st.integers(0, 900))))
    names = st.sampled_from([one.id for one in runners] + ["nobody"])
    pins = tuple(Pin(one.id, draw(names), draw(st.sampled_from([None, 0, 1]))) for one in orders[5:7])
    return situation(orders, runners, *trips, pins=pins, now=draw(st.integers(0, HOUR)))


def flagged(made: Plan, name: str, *kinds: Why) -> bool:
    return any(found.order == name and found.why in kinds for found in made.reasons)


@LIMITED
@given(board=boards())
def test_every_order_is_on_one_trip_or_left_out_with_a_reason(board: Situation):
    made = planned_for(board, rounds=6)
    on_trips = [name for table in made.timetables for name in table.trip.orders]
    assert sorted([*on_trips, *left_out(made)]) == sorted(one.id for one in board.orders)


@LIMITED
@given(board=boards())
def test_limits_of_a_runner_are_kept(board: Situation):
    made = planned_for(board, rounds=6)
    orders, runners = {one.id: one for one in board.orders}, {one.id: one for one in board.runners}
    for table in made.timetables:
        if table.trip.state in FROZEN:
            continue
        who, load = runners[table.trip.runner], [orders[name] for name in table.trip.orders]
        assert who.cap_hg is None or sum(one.hg for one in load) <= who.cap_hg
        assert who.cash_limit_rp is None or sum(one.cash_rp for one in load) <= who.cash_limit_rp
        assert all(one.needs_skill in {"", *who.skills} for one in load)
        assert len({one.pickup for one in load}) <= 1
        assert all(table.picks >= one.ready for one in load)


@LIMITED
@given(board=boards())
def test_windows_shifts_and_breaks_are_never_broken_silently(board: Situation):
    made = planned_for(board, rounds=6)
    orders, runners = {one.id: one for one in board.orders}, {one.id: one for one in board.runners}
    said = {(found.why, found.runner) for found in made.reasons}
    for table in made.timetables:
        who = runners[table.trip.runner]
        for name, arrival in zip(table.trip.orders, table.arrivals, strict=True):
            window = orders[name]
            assert arrival >= window.earliest
            assert arrival <= window.latest or flagged(made, name, *LATENESS)
        last = max(table.arrivals, default=0)
        if last > who.off + who.overrun or (table.picks > who.off and table.trip.state not in FROZEN):
            assert (Why.AFTER_SHIFT, who.id) in said
            assert table.trip.state is not State.PLANNED
        for pause in who.breaks:
            if table.departs < pause.ends and table.free > pause.begins:
                assert (Why.DURING_BREAK, who.id) in said
                assert table.trip.state is not State.PLANNED


@LIMITED
@given(board=boards())
def test_pins_are_kept_or_said_to_be_impossible(board: Situation):
    made = planned_for(board, rounds=6)
    on_trips, left = carriers(made), left_out(made)
    places = {name: at for table in made.timetables for at, name in enumerate(table.trip.orders)}
    lengths = {name: len(table.trip.orders) for table in made.timetables for name in table.trip.orders}
    for pin in board.pins:
        if pin.order in left:
            assert left[pin.order] in {Why.PIN_IMPOSSIBLE, Why.NO_RUNNER, Why.SHIFTS_OVER}
            continue
        wanted = places[pin.order] if pin.position is None else min(pin.position, lengths[pin.order] - 1)
        kept = on_trips[pin.order] == pin.runner and places[pin.order] == wanted
        assert kept or flagged(made, pin.order, Why.PIN_IMPOSSIBLE)


@LIMITED
@given(board=boards())
def test_a_frozen_trip_comes_back_as_it_was(board: Situation):
    made = planned_for(board, rounds=6)
    for before in board.trips:
        if before.state in FROZEN:
            assert before in [table.trip for table in made.timetables]


@LIMITED
@given(board=boards(), seed=st.integers(0, 3))
def test_the_same_input_gives_the_same_plan(board: Situation, seed: int):
    assert planned_for(board, seed=seed, rounds=6) == planned_for(board, seed=seed, rounds=6)


@LIMITED
@given(board=boards())
def test_searching_never_makes_a_plan_dearer(board: Situation):
    made = planned_for(board, rounds=6)
    assert made.cost_after <= made.cost_before == planned_for(board, rounds=0).cost_before
