"""What a courier was told and what became of it: one place, one list, and no order on two."""

from typing import Any

from dodolan.engines.routing.model.values import Place, State, Trip
from rehearsal.dispatch.couriers import MINUTE, OVERRUN, Couriers

SHOP, OTHER = Place("restaurant r1", 0, 0), Place("restaurant r2", 900, 0)
HALF = 2 * MINUTE


def couriers(*names: str, **facts: Any) -> Couriers:
    usual: dict[str, Any] = {"at": [5, 6], "on": 1, "off": 60}
    return Couriers([{"id": name, **(usual | facts)} for name in names or ("c1",)], HALF)


def sent(name: str, *orders: str, arrives: int = 0) -> Trip:
    return Trip(name, SHOP, orders, State.PICKING, arrives=arrives)


def test_minutes_of_the_talk_become_seconds_and_only_pickups_end_with_the_shift():
    one = couriers().runners["c1"]
    assert (one.free_from, one.on, one.off, one.overrun) == (60, 60, 3600, OVERRUN)
    assert (one.at.id, one.at.x, one.at.y) == ("start c1", 5, 6)


def test_a_courier_works_until_the_last_second_of_their_shift_or_of_their_trip():
    crew = couriers()
    assert [bool(crew.working(now)) for now in (3600, 3601)] == [True, False]
    crew.commit(sent("c1", "o1"), 3600)
    assert len(crew.working(9999)) == 1


def test_who_is_on_a_trip_or_not_there_yet_is_not_free():
    crew = couriers()
    assert [crew.is_free("c1", now) for now in (59, 60)] == [False, True]
    crew.commit(sent("c1", "o1"), 60)
    assert not crew.is_free("c1", 9999)


def test_an_order_another_holds_may_not_be_had_but_ones_own_may():
    crew = couriers("c1", "c2")
    crew.commit(sent("c1", "o1", "o2"), 60)
    assert not crew.may_have(sent("c2", "o2", "o3"))
    assert crew.may_have(sent("c2", "o3"))
    assert crew.may_have(sent("c1", "o2"))


def test_a_move_ends_where_it_was_meant_to():
    crew = couriers()
    crew.move("c1", OTHER, 500)
    assert (crew.runners["c1"].at, crew.runners["c1"].free_from) == (OTHER, 500)
    crew.take_back("c1")
    assert (crew.runners["c1"].at.id, crew.runners["c1"].free_from) == ("start c1", 60)


def test_a_refused_list_gives_the_one_before_back():
    crew = couriers()
    first, second = sent("c1", "o1"), sent("c1", "o1", "o2")
    crew.commit(first, 60)
    crew.commit(second, 120)
    crew.take_back("c1")
    assert crew.trips == {"c1": first}


def test_a_refusal_counts_once():
    crew = couriers()
    crew.commit(sent("c1", "o1"), 60)
    crew.take_back("c1")
    crew.commit(sent("c1", "o2"), 120)
    crew.take_back("c1")
    crew.take_back("c1")
    assert crew.trips == {}


def test_loading_ends_half_a_pickup_after_the_latest_of_three_things():
    for arrives, told, ready, leaves in ((100, 0, 0, 340), (0, 500, 0, 620), (0, 0, 900, 1020)):
        crew = couriers()
        crew.commit(sent("c1", "o1", arrives=arrives), told)
        crew.leave(crew.trips["c1"], [ready])
        assert crew.trips["c1"].state is State.OUT
        assert (crew.runners["c1"].at, crew.runners["c1"].free_from) == (SHOP, leaves)


def test_whoever_is_free_again_gives_their_delivered_orders_and_stands_where_they_say():
    crew = couriers()
    crew.commit(sent("c1", "o1", "o2"), 60)
    assert crew.free("c1", OTHER, 700) == ("o1", "o2")
    assert (crew.trips, crew.runners["c1"].at, crew.runners["c1"].free_from) == ({}, OTHER, 700)
    assert crew.free("c1", None, 800) == ()
    assert crew.runners["c1"].at == OTHER
