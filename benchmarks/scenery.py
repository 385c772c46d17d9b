"""What stands in a city before it is measured: a shop with enough of everything, orders, and people signed in."""

from datetime import time
from itertools import cycle
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Sum
from django.test import Client

import benchmarks.opened  # noqa: F401  Django is opened before its models are imported
from benchmarks.guests import telephone
from dodolan.kernel.audit.actions import SYSTEM
from dodolan.kernel.clock import at_wib, now
from dodolan.kernel.terms.actions import set_terms
from dodolan.market.fulfilment.models import Shift
from dodolan.market.ordering.baskets import LineWish
from dodolan.market.ordering.models import DeliverySlot, OrderLine, Purchase
from dodolan.market.ordering.place_order import Delivery
from dodolan.market.ordering.queries import working_day
from dodolan.market.ordering.terms import UNPROVED_SHARE
from dodolan.market.prices.queries import on_sale
from dodolan.market.stalls.models import MarketDay, Offer, StockDay
from dodolan.people.accounts.actions import enter_person, make_token
from dodolan.people.accounts.models import Role, RoleName, User
from dodolan.people.phones import read_phone
from dodolan.people.places.models import PublicMarket
from dodolan.people.places.queries import market_by_slug
from dodolan.web.kit.second_key import mark_second_key
from rehearsal.city.names import Circle, demo_phone
from rehearsal.city.shopping import go_out, order_goods, take

MARKET = "oro-oro-dowo"
OFFERS = 40
PLENTY = 1_000_000
STALLS = 4
# Each may order ten times a minute.
BUYERS = 600


def lay_out(*, stock: int = PLENTY, places: int = PLENTY) -> dict[str, Any]:
    """Choose the last slot that can be ordered for and 40 offers in turn from the four stalls that sell most that day.

    The slot gets so many places, for guests whom nobody knows too. All are counted: the 40 have plenty, one more, sold
    by the piece, has so much stock. Buyers with an account have a token each.
    """
    set_terms(numbers={UNPROVED_SHARE: UNPROVED_SHARE.most}, by=None, at=now())
    market = market_by_slug(MARKET)
    slot = _last_slot(market)
    DeliverySlot.objects.filter(pk=slot.pk).update(capacity=places, booked=0)
    rows = list(on_sale([slot.day]).order_by("offer__good__name", "pk"))
    counted = next(row.offer for row in rows if not row.offer.sold_by.is_weighed)
    offers = _in_turn([row.offer for row in rows if row.offer_id != counted.pk])
    _count(offers, slot.day)
    StockDay.objects.filter(offer=counted).delete()
    StockDay.objects.create(offer=counted, day=slot.day, on_hand=stock)
    return {
        "market": MARKET,
        "slot": str(slot.pk),
        "village": market.village_id,
        "offers": [(str(offer.pk), offer.increment * 5) for offer in offers],
        "counted": str(counted.pk),
        "tokens": [_token(number) for number in range(BUYERS)],
    }


def _token(number: int) -> str:
    buyer = enter_person(phone=read_phone(telephone(number)), name=f"Pembeli {number}", at=now())
    return make_token(user=buyer, label="benchmark", by=SYSTEM, at=now())


def _last_slot(market: PublicMarket) -> DeliverySlot:
    slots = DeliverySlot.objects.filter(day__market=market, day__is_closed=False, cutoff_at__gt=now())
    return slots.select_related("day").order_by("-starts_at")[0]


def _count(offers: list[Offer], day: MarketDay) -> None:
    """There is plenty of these on that day, and of everything else nobody counts how much."""
    StockDay.objects.filter(day=day).delete()
    StockDay.objects.bulk_create(StockDay(offer=offer, day=day, on_hand=PLENTY) for offer in offers)


def _in_turn(offers: list[Offer]) -> list[Offer]:
    """OFFERS of them, one from each of the STALLS that sell most, again and again."""
    by_stall: dict[object, list[Offer]] = {}
    for offer in offers:
        by_stall.setdefault(offer.stall_id, []).append(offer)
    largest = sorted(by_stall.values(), key=len, reverse=True)[:STALLS]
    return [own[turn] for turn in range(max(map(len, largest))) for own in largest if turn < len(own)][:OFFERS]


def what_is_sold(*, counted: str, slot: str) -> dict[str, int]:
    """Steps of the counted offer in all orders, steps taken from its stock, orders of the slot, places taken in it."""
    lines = OrderLine.objects.filter(offer=UUID(counted))
    return {
        "ordered": lines.aggregate(sum=Sum("ordered_steps", default=0))["sum"],
        "allocated": StockDay.objects.get(offer=UUID(counted)).allocated,
        "purchases": Purchase.objects.filter(slot=UUID(slot)).count(),
        "booked": DeliverySlot.objects.get(pk=UUID(slot)).booked,
    }


def take_walls_down() -> None:
    """Drop the CHECK constraint against overselling, for the control: the code alone must hold then, and does not."""
    facts = StockDay._meta  # noqa: SLF001  Django documents it for such work
    wall = next(rule for rule in facts.constraints if rule.name == "stock_never_oversold")
    # SQLite writes the table anew, with the constraints that the model has by then.
    facts.constraints = [rule for rule in facts.constraints if rule is not wall]
    with connection.schema_editor() as editor:
        editor.remove_constraint(StockDay, wall)


class Stage:
    """A market at work: a runner with orders in hand, and whoever looks at pages. Orders are for the working day."""

    def __init__(self) -> None:
        """The day has begun: the runner starts a shift."""
        self.market = market_by_slug(MARKET)
        self.day: MarketDay = working_day(self.market, now())
        slots = DeliverySlot.objects.filter(day=self.day)
        slots.update(capacity=PLENTY)
        # In turn, or a page that asks once an hour of delivery would look as if it never grew.
        self.slots = cycle(slots.select_related("day").order_by("-starts_at"))
        self.offers = _in_turn([row.offer for row in on_sale([self.day]).order_by("offer__good__name", "pk")])
        _count(self.offers, self.day)
        role = Role.objects.filter(name=RoleName.RUNNER, market=self.market).select_related("user").order_by("pk")[0]
        self.runner: User = role.user
        self.officer: User = Role.objects.filter(name=RoleName.TREASURER).select_related("user")[0].user
        self.buyer: User = User.objects.get(phone=demo_phone(Circle.BUYERS, 1))
        self.trader: User = self.offers[0].stall.business.owner
        self.shift: Shift = go_out(self.runner, self.day, float_rp=5_000_000, at=now())

    def order(self, lines: int, *, in_hand: bool = True) -> Purchase:
        """An order of the buyer, of so many lines; in the runner's hands or nobody's."""
        wishes = [LineWish(offer.pk, steps=offer.increment * 5) for offer in self.offers[:lines]]
        purchase = order_goods(
            wishes,
            slot=next(self.slots),
            delivery=Delivery("Bu Contoh", read_phone(telephone(1)), self.market.village_id, "Jalan Contoh 7"),
            buyer=self.buyer,
            at=min(now(), at_wib(self.day.date, time(5))),
        )
        if in_hand:
            take(self.shift, [purchase], at=now())
        return purchase

    def screen(self, user: User | None = None) -> Client:
        """A phone or a screen, signed in or not."""
        client = Client()
        if user is not None:
            client.force_login(user)
            session = client.session
            mark_second_key(session, user)
            session.save()
        return client
