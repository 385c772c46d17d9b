"""The basket and its checkout as the page shows them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _

from dodolan.kernel.clock import day_of
from dodolan.kernel.money import NOTHING, Rupiah
from dodolan.kernel.words import TO, hours, rupiah
from dodolan.market.ordering.models import BasketLine, DeliverySlot
from dodolan.market.ordering.queries import BasketView, is_sold
from dodolan.market.ordering.slots import places_left
from dodolan.web.buyer.good_rows import in_words, row_id
from dodolan.web.buyer.price_list_parts import day_near, first_upper, places_in_words
from dodolan.wording.units import amount, counted_in, unit_word


@dataclass(frozen=True, slots=True)
class BasketRow:
    """One line of the basket; trouble says why it cannot be ordered as it is."""

    id: str
    offer: str
    name: str
    pictogram: str
    amount: str
    price: str
    sum: str
    note: str
    url: str
    trouble: str


@dataclass(frozen=True, slots=True)
class StallPart:
    """What is wanted from one stall."""

    name: str
    place: str
    rows: Sequence[BasketRow]


@dataclass(frozen=True, slots=True)
class SlotRow:
    """A slot to choose; day is for those who hear the choice and see no heading."""

    id: str
    day: str
    label: str
    note: str
    disabled: bool
    checked: bool


@dataclass(frozen=True, slots=True)
class SlotDay:
    """The slots of one day."""

    label: str
    slots: Sequence[SlotRow]


@dataclass(frozen=True, slots=True)
class Trouble:
    """What an order was refused for: offers gone, and offers of which only so many steps are left."""

    gone: Collection[str] = ()
    short: dict[str, int] | None = None


def stall_parts(view: BasketView, trouble: Trouble) -> list[StallPart]:
    """The lines of a basket stall by stall, in walking order."""
    parts = []
    # No sorting here: the basket comes in walking order, so the lines of a stall stand side by side.
    for stall, own in groupby(view.lines, key=lambda pair: pair[0].offer.stall):
        rows = [_row(line, value, trouble) for line, value in own]
        parts.append(StallPart(stall.name, stall.place, rows))
    return parts


def _row(line: BasketLine, value: Rupiah, trouble: Trouble) -> BasketRow:
    offer, price = line.offer, line.offer.current.price
    return BasketRow(
        id=row_id(offer.pk),
        offer=str(offer.pk),
        name=str(offer),
        pictogram=offer.good.pictogram,
        amount=in_words(line),
        price=f"{rupiah(price.amount_rp)} / {unit_word(offer.unit)}",
        # Money lines are exact already: the stall weighs what the money buys.
        sum=f"± {rupiah(value)}" if line.money_rp is None else rupiah(value),
        note=line.note,
        url=reverse("buyer:browsing:offer", args=[offer.stall.market.slug, offer.pk]),
        trouble=_trouble(line, trouble),
    )


def _trouble(line: BasketLine, trouble: Trouble) -> str:
    offer = line.offer
    # Seen while reading or refused while placing, it is the same to the buyer: the same words.
    if not is_sold(offer) or str(offer.pk) in trouble.gone:
        return _("This is not sold any more. Please remove it.")
    left = (trouble.short or {}).get(str(offer.pk))
    if left is None:
        return ""
    if left <= 0:
        return _("Sold out. Please remove it.")
    return _("Only %(amount)s left. Please change it.") % {"amount": amount(left, counted_in(offer.mode, offer.unit))}


def slot_days(slots: Sequence[DeliverySlot], chosen: str, today: date) -> list[SlotDay]:
    """The slots to choose from, day by day; full ones cannot be chosen."""
    # Full slots stay in view: an hour that is missing would look like a market that is closed.
    days = []
    for day, own in groupby(slots, key=lambda slot: day_of(slot.starts_at)):
        label = day_near(day, today)
        days.append(SlotDay(first_upper(label), [_slot_row(slot, label, chosen) for slot in own]))
    return days


def _slot_row(slot: DeliverySlot, day: str, chosen: str) -> SlotRow:
    full = places_left(slot) <= 0
    return SlotRow(
        id=str(slot.pk),
        day=day,
        label=hours(slot.starts_at, slot.ends_at),
        note=places_in_words(slot),
        disabled=full,
        # A slot that filled up meanwhile must not stay chosen, or the form would only fail again.
        checked=not full and chosen == str(slot.pk),
    )


def fee_range(fees: Sequence[Rupiah]) -> str:
    """What delivery costs: one sum, or from the lowest to the highest; empty where nothing is brought."""
    if not fees:
        return ""
    low, high = min(fees), max(fees)
    return rupiah(low) if low == high else f"{rupiah(low)}{TO}{rupiah(high)}"


@dataclass(frozen=True, slots=True)
class Totals:
    """The sums below a basket; together is the least that both come to, and varies says that it may be more."""

    goods: str
    delivery: str
    together: str
    varies: bool


def totals(view: BasketView, fees: Sequence[Rupiah]) -> Totals:
    """The sums below a basket: goods, delivery, and both with the lowest fee."""
    # The lowest fee, because the village is not known yet; "from" warns that it may be more.
    least = min(fees, default=NOTHING)
    return Totals(
        goods=rupiah(view.total),
        delivery=fee_range(fees),
        together=rupiah(view.total + least),
        varies=len(set(fees)) > 1,
    )
