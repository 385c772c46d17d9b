"""Reading baskets, slots and orders."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, Prefetch, Q, QuerySet

from dodolan.kernel.errors import Missing
from dodolan.kernel.money import NOTHING, Rupiah
from dodolan.market.ordering.models import BasketLine, DeliveryFee, DeliverySlot, OrderLine, Proof, Purchase, StallOrder
from dodolan.market.ordering.rules import price_seal
from dodolan.market.stalls.models import MarketDay, Offer, Stall, StallStatus
from dodolan.people.accounts.models import User
from dodolan.people.places.models import PublicMarket


@dataclass(frozen=True, slots=True)
class BasketView:
    """A basket with today's prices: its lines in walking order with their estimates, how many stalls, the sum.

    Lines of goods no longer sold are among them, worth nothing. seal is the fingerprint of the prices shown.
    """

    lines: Sequence[tuple[BasketLine, Rupiah]]
    stalls: int
    total: Rupiah
    seal: str


def basket(secret: str, market: PublicMarket) -> BasketView:
    """The basket of a phone in one market; empty when there is none. One statement."""
    rows = (
        basket_lines(secret).filter(basket__market=market).order_by("offer__stall__walk_position", "offer__stall", "pk")
    )
    lines = [(row, _estimate(row)) for row in rows]
    return BasketView(
        lines=lines,
        stalls=len({row.offer.stall_id for row, _ in lines}),
        total=Rupiah(sum(value.amount for _, value in lines)),
        # Goods that are gone have no price one could agree to.
        seal=price_seal([str(row.offer.current.price_id) for row, _ in lines if is_sold(row.offer)]),
    )


def basket_lines(secret: str) -> QuerySet[BasketLine]:
    """Everything in the baskets of a phone, in all markets, with goods, stalls and prices."""
    rows = BasketLine.objects.filter(basket__secret=secret, offer__current__isnull=False)
    return rows.select_related("basket", "offer__good", "offer__stall__market", "offer__current__price")


def is_sold(offer: Offer) -> bool:
    """Whether an offer is still sold by a stall that sells; the offer's stall is at hand."""
    return offer.is_active and offer.stall.status == StallStatus.ACTIVE


def _estimate(row: BasketLine) -> Rupiah:
    # Worth nothing, yet still in view, so that the buyer sees which good is gone.
    if not is_sold(row.offer):
        return NOTHING
    offer = row.offer
    return offer.sold_by.estimate(row.asked, price=offer.current.price.unit_price, nominal_g=offer.nominal_g)


def open_slots(market: PublicMarket, at: datetime) -> list[DeliverySlot]:
    """Slots that can still be chosen, full ones too, soonest first, with their day. One statement."""
    slots = DeliverySlot.objects.filter(day__market=market, day__is_closed=False, cutoff_at__gt=at)
    return list(slots.select_related("day").order_by("starts_at"))


def working_day(market: PublicMarket, at: datetime) -> MarketDay:
    """The market day that people work for now: the first one whose last delivery slot has not ended.

    So a trader or a runner who begins in the evening works for tomorrow. Raises Missing if no day is open.
    """
    day = days_not_over(at).filter(market=market).first()
    if day is None:
        raise Missing("No market day is open.")
    return day


def days_not_over(at: datetime) -> QuerySet[MarketDay]:
    """Market days of all markets on which something is still to be delivered, soonest first, with their city."""
    # By the last delivery and not by midnight: when it is over, the market packs for tomorrow.
    days = MarketDay.objects.filter(is_closed=False, slots__ends_at__gt=at)
    return days.order_by("date").select_related("market__village__district__city")


def coming_slots(at: datetime) -> list[DeliverySlot]:
    """Slots of all markets that can still be chosen, soonest first, with day, market and city. One statement."""
    slots = DeliverySlot.objects.filter(day__is_closed=False, cutoff_at__gt=at)
    return list(slots.select_related("day__market__village__district__city").order_by("starts_at"))


def next_slots(markets: Sequence[PublicMarket], at: datetime) -> dict[UUID, DeliverySlot]:
    """The soonest slot with a free place, by market; markets without one are left out. One statement."""
    slots = DeliverySlot.objects.filter(
        day__market__in=markets, day__is_closed=False, cutoff_at__gt=at, booked__lt=F("capacity")
    ).select_related("day")
    soonest: dict[UUID, DeliverySlot] = {}
    for slot in slots.order_by("starts_at"):
        # They come soonest first, so the first one of each market stays.
        soonest.setdefault(slot.day.market_id, slot)
    return soonest


def delivery_fees(market: PublicMarket) -> dict[str, Rupiah]:
    """What bringing goods costs, by district code. One statement."""
    rows = DeliveryFee.objects.filter(market=market).values_list("district", "amount_rp")
    return {district: Rupiah(amount) for district, amount in rows}


def purchase_by_secret(secret: str) -> Purchase:
    """The purchase whose tracking page this is, with orders and lines; raises Missing. Three statements."""
    # The secret alone opens the page: a buyer without an account has nothing else to show.
    purchase = with_lines(Purchase.objects.filter(secret=secret)).first()
    if purchase is None:
        raise Missing("No such order.")
    return purchase


def purchase_by_number(number: str) -> Purchase:
    """The purchase with that public number, with orders and lines; raises Missing. For offices only."""
    purchase = with_lines(Purchase.objects.filter(number=number)).first()
    if purchase is None:
        raise Missing("No such order.", number=number[:10])
    return purchase


def with_lines(purchases: QuerySet[Purchase]) -> QuerySet[Purchase]:
    """The same purchases with everything a page shows of them: two statements more, whatever their number."""
    orders = StallOrder.objects.select_related("stall").order_by("number")
    return purchases.select_related(
        "slot", "day__market__village__district__city", "village__district"
    ).prefetch_related(
        Prefetch("orders", queryset=orders), Prefetch("orders__lines", queryset=OrderLine.objects.order_by("position"))
    )


def purchases_of(buyer: User | None, secrets: Collection[str] = ()) -> QuerySet[Purchase]:
    """A buyer's purchases and those with these secrets, newest first.

    What was ordered as a guest for the buyer's phone is theirs too: they proved the phone when they signed in.
    """
    own = Q(secret__in=secrets)
    if buyer is not None:
        own |= Q(buyer=buyer) | Q(buyer__isnull=True, phone=buyer.phone)
    return (
        Purchase.objects.filter(own)
        .select_related("slot", "day__market__village__district__city")
        .order_by("-placed_at")
    )


def orders_for(stalls: QuerySet[Stall]) -> QuerySet[StallOrder]:
    """A trader's orders that are not over, by hand-over time, with their lines; nothing is packed for unproved phones.

    Nothing of the buyer comes with them but the purchase's slot.
    """
    # The trader packs; names and addresses are not needed for that.
    lines = OrderLine.objects.select_related("offer__good").order_by("position")
    return (
        StallOrder.objects.filter(
            stall__in=stalls, purchase__cancelled_at__isnull=True, purchase__delivered_at__isnull=True
        )
        .exclude(purchase__proof=Proof.NONE)
        .select_related("purchase__slot", "purchase__day", "stall")
        .prefetch_related(Prefetch("lines", queryset=lines))
        .order_by("purchase__slot__starts_at", "number")
    )


def order_of(stalls: QuerySet[Stall], order_id: UUID) -> StallOrder:
    """One order of a trader's own stalls; raises Missing for everybody else's."""
    order = StallOrder.objects.filter(pk=order_id, stall__in=stalls).select_related("purchase", "stall").first()
    if order is None:
        # Missing and not refused: a refusal would reveal that such an order exists.
        raise Missing("No such order.")
    return order


def line_of(stalls: QuerySet[Stall], line_id: UUID) -> OrderLine:
    """One line of a trader's own stalls; raises Missing for everybody else's."""
    line = OrderLine.objects.filter(pk=line_id, order__stall__in=stalls).select_related("order__purchase").first()
    if line is None:
        raise Missing("No such line.")
    return line
