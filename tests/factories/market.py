"""Stalls, offers with prices, market days with slots, placed orders and runners at work, for tests."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import count
from uuid import uuid4

from dodolan.kernel.clock import at_wib
from dodolan.kernel.errors import Refused
from dodolan.kernel.outbox.actions import record_event
from dodolan.market.fulfilment.models import Shift
from dodolan.market.ordering.baskets import LineWish
from dodolan.market.ordering.models import DeliveryFee, DeliverySlot, Purchase
from dodolan.market.ordering.place_order import Delivery
from dodolan.market.paying.models import Payout
from dodolan.market.paying.rights import PROPOSE_PAYOUT
from dodolan.market.paying.signing import payout_snapshot
from dodolan.market.prices.actions import set_prices
from dodolan.market.prices.models import PriceSource
from dodolan.market.stalls.events import STOCK_COUNTED
from dodolan.market.stalls.models import Good, MarketDay, Offer, OpeningHours, Stall, StallPay, StockDay
from dodolan.market.stalls.sold_by import EACH, WEIGHED
from dodolan.people.accounts.models import RoleName, User
from dodolan.people.places.models import PublicMarket
from dodolan.services.approvals.actions import sign
from rehearsal.city.shopping import go_out, order_goods, take
from tests.factories.people import make_business, make_market, make_user, make_village

DAY = date(2020, 11, 14)
DAWN = at_wib(DAY, time(5))
MORNING = at_wib(DAY, time(6, 10))
_numbers = count(1)


def make_stall(
    market: PublicMarket | None = None, *, owner: User | None = None, pay: str = StallPay.CASH_AT_PICK
) -> Stall:
    """A stall that is open every day."""
    number = next(_numbers)
    stall = Stall.objects.create(
        slug=f"lapak-{number}",
        name=f"Lapak {number}",
        market=market or make_market(),
        business=make_business(owner),
        cluster="fresh",
        place=f"los {number}",
        walk_position=number,
        pay=pay,
    )
    OpeningHours.objects.bulk_create(
        OpeningHours(stall=stall, weekday=weekday, opens_at=time(4), closes_at=time(14)) for weekday in range(7)
    )
    return stall


def make_good(name: str = "Cabai rawit merah") -> Good:
    """A good, made once per name."""
    good, _ = Good.objects.get_or_create(
        name=name,
        defaults={
            "code": f"t{next(_numbers)}",
            "cluster": "fresh",
            "pictogram": "chilli",
        },
    )
    return good


def make_offer(
    stall: Stall | None = None,
    *,
    good: str = "Cabai rawit merah",
    price_rp: int = 38_000,
    mode: str = WEIGHED.code,
    unit: str = "kg",
    increment: int = 50,
    nominal_g: int | None = None,
    at: datetime = DAWN,
) -> Offer:
    """An offer with its price since dawn; by default chilli by weight at Rp 38,000 a kilogram."""
    offer = Offer.objects.create(
        stall=stall or make_stall(),
        good=make_good(good),
        label=f"n{next(_numbers)}",
        mode=mode,
        unit=unit,
        increment=increment,
        nominal_g=nominal_g,
    )
    set_prices(stall=offer.stall, prices={offer.pk: price_rp}, source=PriceSource.DEMO, by=offer.pk, at=at)
    return offer


def make_counted_offer(stall: Stall | None = None, *, good: str = "Tempe", price_rp: int = 4_000) -> Offer:
    """An offer counted by the piece."""
    return make_offer(stall, good=good, price_rp=price_rp, mode=EACH.code, unit="board", increment=1)


def make_day(market: PublicMarket | None = None, on: date = DAY) -> MarketDay:
    """A market day, made once, with a delivery fee of Rp 10,000 to the market's own district."""
    market = market or make_market()
    DeliveryFee.objects.get_or_create(market=market, district=market.village.district, defaults={"amount_rp": 10_000})
    day, _ = MarketDay.objects.get_or_create(market=market, date=on)
    return day


def make_slot(day: MarketDay | None = None, *, capacity: int = 20, hour: int = 9) -> DeliverySlot:
    """A two-hour slot, cutoff an hour before."""
    day = day or make_day()
    starts = at_wib(day.date, time(hour))
    slot, _ = DeliverySlot.objects.get_or_create(
        day=day,
        starts_at=starts,
        defaults={
            "ends_at": starts + timedelta(hours=2),
            "cutoff_at": starts - timedelta(hours=1),
            "capacity": capacity,
        },
    )
    return slot


def make_stock(offer: Offer, on_hand: int | None, day: MarketDay | None = None, *, is_out: bool = False) -> StockDay:
    """A stock row of the day."""
    day = day or make_day(offer.stall.market)
    if on_hand is not None:
        record_event(STOCK_COUNTED, at=MORNING, offer_id=str(offer.pk), day=day.date.isoformat(), on_hand=on_hand)
    return StockDay.objects.create(offer=offer, day=day, on_hand=on_hand, is_out=is_out)


def by_steps(offer: Offer, steps: int) -> LineWish:
    """Wanted by amount."""
    return LineWish(offer.pk, steps=steps)


def by_money(offer: Offer, money_rp: int) -> LineWish:
    """Wanted by money."""
    return LineWish(offer.pk, money_rp=money_rp)


def make_delivery(village: str = "35.73.02.1008") -> Delivery:
    """An address in the market's own village; invented."""
    make_village(village)
    return Delivery("Bu Ani", "+6281234567890", village, "Jalan Contoh 7", "pagar hijau")


def make_order(
    *wishes: LineWish, slot: DeliverySlot | None = None, buyer: User | None = None, at: datetime = MORNING
) -> Purchase:
    """A placed purchase; by default 500 g of chilli."""
    slot = slot or make_slot()
    wanted = wishes or [by_steps(make_offer(make_stall(slot.day.market)), 500)]
    return order_goods(wanted, slot=slot, delivery=make_delivery(), at=at, buyer=buyer)


def make_shift(
    *purchases: Purchase, day: MarketDay | None = None, float_rp: int = 500_000, at: datetime = MORNING
) -> Shift:
    """A runner at work with these purchases in his hands."""
    day = day or (purchases[0].day if purchases else make_day())
    runner = make_user(f"Cak Rudi {uuid4().hex[:4]}", RoleName.RUNNER, market=day.market)
    return go_out(runner, day, purchases, float_rp=float_rp, at=at)


def hand_to(shift: Shift, purchases: Sequence[Purchase], *, at: datetime = MORNING) -> None:
    """Put purchases into a runner's hands."""
    take(shift, purchases, at=at)


def make_payout(proposer: User, *, stall: Stall | None = None, amount_rp: int = 5_000) -> Payout:
    """A payout with its proposer's signature, whatever the ledger says."""
    payout = Payout.objects.create(
        stall=stall or make_stall(), day=DAY, amount_rp=amount_rp, proposed_by=proposer, proposed_at=MORNING
    )
    sign(
        snapshots=[payout_snapshot(payout)],
        right=PROPOSE_PAYOUT,
        signer=proposer,
        at=MORNING,
        otherwise=Refused("Signed already."),
    )
    return payout
