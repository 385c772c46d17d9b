"""Mornings played to their end: nobody waits at closed doors, and every trouble has its answer."""

from rehearsal.dispatch.market_day import HOUR, MINUTE, Way
from rehearsal.dispatch.played import Trouble
from rehearsal.dispatch.simulate_runners import play_morning
from rehearsal.dispatch.simulation import Morning
from tests.factories.mornings import NINE, SEVEN, SIX, bought, day_of


def test_an_empty_morning():
    played = Morning(day_of()).play()
    assert (played.orders, played.delivered, played.trips, played.replans) == (0, 0, 0, [])
    assert played.went_well


def test_one_order_is_handed_over_when_its_window_opens():
    morning = Morning(day_of(bought("a")))
    played = morning.play()
    life = morning.lives["runner 1"]
    assert life.handed == {"a": SEVEN}
    assert (played.trips, played.late_seconds) == (1, [])
    # Five minutes at the shelf and one for the order, a kilometre and a half of road, four minutes at the door.
    road = morning.land.travel.seconds(day_of(bought("a")).orders[0].pickup, bought("a").drop, 0)
    assert played.busy_seconds == 360 + road + 240


def test_orders_that_come_while_the_trip_is_held_ride_along():
    played = Morning(day_of(bought("a"), bought("b", placed=SIX + 30 * MINUTE, ready=SIX + 30 * MINUTE))).play()
    assert (played.delivered, played.trips) == (2, 1)


def test_too_heavy_by_the_scales_needs_a_second_trip():
    orders = [bought("a", hg=200), bought("b", hg=200)]
    played = Morning(day_of(*orders, true_hg={"a": 260, "b": 200})).play()
    assert (played.delivered, played.trips) == (2, 2)


def test_an_ill_runner_hands_their_list_to_the_other_and_delivers_what_they_carry():
    orders = [bought("a"), bought("b", placed=NINE, ready=NINE, earliest=10 * HOUR, latest=12 * HOUR)]
    morning = Morning(day_of(*orders, runners=2), Trouble(ill=9 * HOUR + 30 * MINUTE))
    assert morning.play().delivered == 2
    assert morning.lives["runner 2"].handed.keys() >= {"b"}


def test_alone_and_ill_leaves_orders_undelivered_and_says_so():
    played = Morning(day_of(bought("a")), Trouble(ill=SIX)).play()
    assert (played.orders, played.delivered, played.on_time, played.went_well) == (1, 0, 0, False)


def test_rain_makes_the_road_longer():
    dry = Morning(day_of(bought("a"))).play()
    wet = Morning(day_of(bought("a")), Trouble(rain=(SIX, NINE))).play()
    assert wet.busy_seconds > dry.busy_seconds
    assert wet.went_well


def test_a_late_order_is_counted_by_its_seconds():
    played = Morning(day_of(bought("a", latest=SIX, earliest=SIX))).play()
    assert len(played.late_seconds) == 1
    assert (played.delivered, played.on_time) == (1, 0)


def test_the_same_morning_plays_the_same():
    def figures(seed: int) -> tuple[object, ...]:
        played = play_morning(seed, Way.PREPACKED, 12, 1)
        return played.delivered, played.late_seconds, played.busy_seconds, played.metres, len(played.replans)

    assert figures(3) == figures(3)
