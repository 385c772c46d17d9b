"""What must hold before an order is placed: a slot that is open, goods on sale, a price agreed, a way to the door."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from dodolan.kernel.clock import day_of
from dodolan.kernel.switches.guards import guard
from dodolan.kernel.switches.queries import on_column
from dodolan.kernel.switches.values import Switch
from dodolan.kernel.terms.queries import value_on
from dodolan.market.ordering.baskets import MOST_LINES, LineWish
from dodolan.market.ordering.errors import BasketFull, EmptyBasket, NoDelivery, OfferGone, PriceChanged, SlotPast
from dodolan.market.ordering.models import DeliveryFee, DeliverySlot
from dodolan.market.ordering.rules import price_seal
from dodolan.market.ordering.terms import PROOF_WAITS, UNPROVED_SHARE
from dodolan.market.prices.models import CurrentPrice
from dodolan.market.prices.queries import on_sale
from dodolan.market.stalls.rules import check_amount
from dodolan.people.places.models import PublicMarket
from dodolan.people.places.terms import CASH_MULTIPLE, TOLERANCE


@dataclass(frozen=True, slots=True)
class DayTerms:
    """What the city decides, as it holds on the day on which an order is placed."""

    tolerance_bp: int
    cash_multiple_rp: int
    proof_waits: timedelta
    unproved_bp: int


def slot_to_fill(
    slot_id: UUID, market: PublicMarket, at: datetime, needed: Sequence[Switch]
) -> tuple[DeliverySlot, DayTerms]:
    """The slot with its day, and what the city decides for the day of ordering.

    needed: the switches that must be on. Raises SlotPast and Off.
    """
    slots = DeliverySlot.objects.filter(pk=slot_id, day__market=market, day__is_closed=False, cutoff_at__gt=at)
    # Read along with the slot: placing an order takes as many statements as if nothing were decided by row.
    today = day_of(at)
    slots = slots.annotate(
        tolerance_bp=value_on(TOLERANCE, today),
        cash_multiple_rp=value_on(CASH_MULTIPLE, today),
        proof_waits=value_on(PROOF_WAITS, today),
        unproved_bp=value_on(UNPROVED_SHARE, today),
    )
    slots = slots.annotate(**{f"is_on_{n}": on_column(switch) for n, switch in enumerate(needed)})
    slot = slots.select_related("day").first()
    if slot is None:
        raise SlotPast("No such slot, or too late for it.", field="slot")
    for n, switch in enumerate(needed):
        guard(switch, on=vars(slot)[f"is_on_{n}"])
    waits = PROOF_WAITS.unit.of(slot.proof_waits)
    return slot, DayTerms(slot.tolerance_bp, slot.cash_multiple_rp, waits, slot.unproved_bp)


def fee_to(market: PublicMarket, village: str) -> DeliveryFee:
    """What delivery from a market to a village (Kemendagri code) costs; raises NoDelivery."""
    # PostgreSQL refuses a parameter with NUL in it.
    fees = DeliveryFee.objects.filter(market=market, district__villages=village) if village.isprintable() else None
    fee = fees.first() if fees is not None else None
    if fee is None:
        raise NoDelivery("No delivery there.", field="village")
    return fee


def prices_agreed(wishes: Sequence[LineWish], slot: DeliverySlot, seal: str | None) -> dict[UUID, CurrentPrice]:
    """The prices of the wished offers by offer, if all are sold on the day in these amounts and at the sealed prices.

    Raises EmptyBasket, BasketFull, OfferGone, BadAmount or PriceChanged.
    """
    if not wishes:
        raise EmptyBasket("Nothing to order.", field="lines")
    # The same offer twice would be two weighings that the runner cannot tell apart.
    if len(wishes) > MOST_LINES or len({wish.offer for wish in wishes}) != len(wishes):
        raise BasketFull(f"At most {MOST_LINES} lines, each offer once.", most=MOST_LINES)
    rows = on_sale([slot.day]).filter(offer__in=[wish.offer for wish in wishes])
    prices = {row.offer_id: row for row in rows}
    # All that is gone is named at once, so that a buyer corrects the basket once.
    gone = [str(wish.offer) for wish in wishes if wish.offer not in prices]
    if gone:
        raise OfferGone("Not sold on that day.", offers=gone)
    for wish in wishes:
        check_amount(prices[wish.offer].offer, steps=wish.steps, money_rp=wish.money_rp)
    # Asked last: where goods are gone, that is the reason to give, not a changed price.
    if seal is not None and seal != price_seal([str(row.price_id) for row in prices.values()]):
        raise PriceChanged("A price changed since the page was shown.")
    return prices
