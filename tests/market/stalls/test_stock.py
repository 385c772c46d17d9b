"""Stock of a market day: counted or not, promised, given back, never oversold."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from dodolan.kernel.errors import Invalid
from dodolan.kernel.outbox.models import Event
from dodolan.market.stalls.actions import close_stall, count_stock, mark_out
from dodolan.market.stalls.errors import BadAmount, NotEnough, PromisedMore
from dodolan.market.stalls.models import Offer, StallClosure, StallStatus, StockDay, StockMove
from dodolan.market.stalls.queries import selling_stalls
from dodolan.market.stalls.rules import check_amount, steps_left
from dodolan.market.stalls.sold_by import EACH_BY_WEIGHT, WEIGHED
from dodolan.market.stalls.stock import Wish, give_back_stock, take_stock
from tests.factories.market import DAY, MORNING, make_counted_offer, make_day, make_offer, make_stall, make_stock

pytestmark = pytest.mark.django_db


def _take(*wishes: Wish) -> None:
    take_stock(wishes=wishes, stock=list(StockDay.objects.all()), day=DAY)


def test_taking_promises_and_writes_down_why() -> None:
    stock = make_stock(make_counted_offer(), 10)
    line = uuid4()
    _take(Wish(line, stock.offer_id, 4))
    stock.refresh_from_db()
    assert stock.allocated == 4
    assert steps_left(stock) == 6
    assert list(StockMove.objects.values_list("line", "reason", "steps")) == [(line, "placed", 4)]


def test_two_lines_on_one_offer_are_added_before_asking() -> None:
    stock = make_stock(make_counted_offer(), 10)
    with pytest.raises(NotEnough) as refusal:
        _take(Wish(uuid4(), stock.offer_id, 6), Wish(uuid4(), stock.offer_id, 6))
    assert refusal.value.facts == {"short": [(str(stock.offer_id), 10)]}
    assert not StockMove.objects.exists()


def test_one_short_offer_leaves_the_others_alone() -> None:
    plenty, scarce = make_stock(make_counted_offer(), 100), make_stock(make_counted_offer(), 1)
    with pytest.raises(NotEnough), transaction.atomic():
        _take(Wish(uuid4(), plenty.offer_id, 5), Wish(uuid4(), scarce.offer_id, 2))
    plenty.refresh_from_db()
    assert plenty.allocated == 0


def test_what_nobody_counts_is_not_limited() -> None:
    offer = make_counted_offer()
    make_stock(offer, None)
    _take(Wish(uuid4(), offer.pk, 10**6), Wish(uuid4(), make_counted_offer().pk, 5))
    assert not StockMove.objects.exists()


@pytest.mark.parametrize("on_hand", [None, 100])
def test_habis_means_nothing_is_left(on_hand: int | None) -> None:
    stock = make_stock(make_counted_offer(), on_hand, is_out=True)
    assert steps_left(stock) == 0
    with pytest.raises(NotEnough) as refusal:
        _take(Wish(uuid4(), stock.offer_id, 1))
    assert refusal.value.facts == {"short": [(str(stock.offer_id), 0)]}


def test_giving_back_frees_it_once() -> None:
    stock = make_stock(make_counted_offer(), 5)
    line = uuid4()
    _take(Wish(line, stock.offer_id, 5))
    give_back_stock(lines=[line], reason="cancelled", day=DAY)
    stock.refresh_from_db()
    assert stock.allocated == 0
    with pytest.raises(IntegrityError), transaction.atomic():
        give_back_stock(lines=[line], reason="cancelled", day=DAY)
    give_back_stock(lines=[uuid4()], reason="cancelled", day=DAY)
    stock.refresh_from_db()
    assert stock.allocated == 0


@pytest.mark.parametrize("change", [{"allocated": 11}, {"allocated": -1}, {"on_hand": -1}])
def test_the_table_itself_refuses_to_oversell(change: dict[str, int]) -> None:
    stock = make_stock(make_counted_offer(), 10)
    with pytest.raises(IntegrityError), transaction.atomic():
        StockDay.objects.filter(pk=stock.pk).update(**change)


def test_counting_starts_changes_and_stops() -> None:
    offer, day = make_counted_offer(), make_day()
    assert count_stock(offer=offer, day=day, on_hand=12, at=MORNING).on_hand == 12
    assert count_stock(offer=offer, day=day, on_hand=0, at=MORNING).on_hand == 0
    assert count_stock(offer=offer, day=day, on_hand=None, at=MORNING).on_hand is None
    assert Event.objects.filter(name="stalls.stock_counted").count() == 3


def test_a_count_below_what_was_promised_is_refused() -> None:
    offer, day = make_counted_offer(), make_day()
    stock = count_stock(offer=offer, day=day, on_hand=10, at=MORNING)
    _take(Wish(uuid4(), offer.pk, 6))
    with pytest.raises(PromisedMore) as refusal:
        count_stock(offer=offer, day=day, on_hand=5, at=MORNING)
    assert refusal.value.facts["promised"] == 6
    stock.refresh_from_db()
    assert stock.on_hand == 10


@pytest.mark.parametrize("on_hand", [-1, 10**18])
def test_impossible_counts_are_refused(on_hand: int) -> None:
    with pytest.raises(Invalid):
        count_stock(offer=make_counted_offer(), day=make_day(), on_hand=on_hand, at=MORNING)
    assert not StockDay.objects.exists()


def test_habis_and_ada_again() -> None:
    offer, day = make_counted_offer(), make_day()
    assert mark_out(offer=offer, day=day, is_out=True, at=MORNING).is_out
    assert not mark_out(offer=offer, day=day, is_out=False, at=MORNING).is_out
    assert count_stock(offer=offer, day=day, on_hand=3, at=MORNING).is_out is False


def test_a_stall_sells_when_it_is_active_and_open() -> None:
    stall = make_stall()
    assert list(selling_stalls(DAY)) == [stall]
    close_stall(stall=stall, on=DAY, closed=True, at=MORNING)
    close_stall(stall=stall, on=DAY, closed=True, at=MORNING)
    assert not selling_stalls(DAY).exists()
    close_stall(stall=stall, on=DAY, closed=False, at=MORNING)
    assert selling_stalls(DAY).exists()
    assert not StallClosure.objects.exists()
    stall.hours.filter(weekday=DAY.weekday()).delete()
    assert not selling_stalls(DAY).exists()


@pytest.mark.parametrize("status", [StallStatus.DRAFT, StallStatus.SUSPENDED])
def test_drafts_and_suspended_stalls_sell_nothing(status: StallStatus) -> None:
    stall = make_stall()
    stall.status = status
    stall.save()
    assert not selling_stalls(DAY).exists()


@pytest.mark.parametrize(("steps", "money"), [(50, None), (250, None), (None, 500), (None, 50_000_000)])
def test_amounts_that_can_be_ordered(steps: int | None, money: int | None) -> None:
    check_amount(Offer(increment=50, unit="kg", mode=WEIGHED.code), steps=steps, money_rp=money)


@pytest.mark.parametrize(
    ("steps", "money", "why"),
    [
        (0, None, "too_small"),
        (-50, None, "too_small"),
        (30, None, "step"),
        (10**18, None, "too_large"),
        (None, 499, "too_small"),
        (None, -5_000, "too_small"),
        (None, 10**18, "too_large"),
        (None, None, "too_small"),
        (50, 5_000, "too_small"),
    ],
)
def test_amounts_that_cannot(steps: int | None, money: int | None, why: str) -> None:
    with pytest.raises(BadAmount) as refusal:
        check_amount(Offer(increment=50, unit="kg", mode=WEIGHED.code), steps=steps, money_rp=money)
    assert refusal.value.facts["why"] == why


def test_not_everything_is_sold_by_money() -> None:
    with pytest.raises(BadAmount) as refusal:
        check_amount(Offer(increment=1, unit="head", allows_money=False), steps=None, money_rp=5_000)
    assert refusal.value.facts["why"] == "no_money"


def test_units_of_offers_are_checked_by_the_table() -> None:
    stall = make_stall()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_offer(stall, mode=EACH_BY_WEIGHT.code, nominal_g=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_offer(stall, increment=0)
