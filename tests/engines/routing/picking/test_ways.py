"""Three ways of shopping, second by second."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from dodolan.engines.routing.model.values import Line, Order, Place
from dodolan.engines.routing.picking.ways import MergedList, OrderByOrder, PrePacked

MARKET, DOOR = Place("market", 0, 0), Place("door", 1, 1)
WAYS = (OrderByOrder(), MergedList(), PrePacked())


def order(name: str, *stalls: str) -> Order:
    return Order(name, MARKET, DOOR, 0, 0, lines=tuple(map(Line, stalls)))


ORDERS = st.lists(
    st.builds(
        lambda name, stalls: order(str(name), *stalls), st.uuids(), st.lists(st.sampled_from("abcdef"), max_size=6)
    ),
    max_size=5,
)


def test_order_by_order_queues_again_for_each_order():
    assert OrderByOrder().seconds([order("1", "a", "b"), order("2", "a", "a")]) == 2 * 60 + 3 * 150


def test_a_merged_list_visits_each_stall_once():
    assert MergedList().seconds([order("1", "a", "b"), order("2", "a", "a")]) == 2 * 60 + 2 * 90 + 4 * 60


def test_packed_goods_take_the_shelf_once():
    assert PrePacked().seconds([order("1", "a", "b"), order("2", "a")]) == 300 + 2 * 60


def test_learnt_times_stand_in_for_the_usual_ones():
    assert OrderByOrder(stalls={"a": 40}).seconds([order("1", "a", "b")]) == 60 + 40 + 150
    assert MergedList(stalls={"a": 40}).seconds([order("1", "a", "b")]) == 60 + 2 * 60 + 40 + 90


def test_nothing_to_fetch_takes_no_time():
    assert [way.seconds([]) for way in WAYS] == [0, 0, 0]
    assert [way.parking(MARKET) for way in WAYS] == [0, 0, 0]


@given(ORDERS, st.randoms())
def test_the_order_of_the_list_does_not_matter(orders: list[Order], dice: Random):
    shuffled = list(orders)
    dice.shuffle(shuffled)
    assert all(way.seconds(orders) == way.seconds(shuffled) for way in WAYS)


@given(ORDERS, ORDERS)
def test_more_orders_never_take_less_and_together_never_more_than_apart(some: list[Order], others: list[Order]):
    for way in WAYS:
        together = way.seconds(some + others)
        assert way.seconds(some) <= together <= way.seconds(some) + way.seconds(others)
