"""A row of the price list as the page shows it: words, picture, quick amounts. No arithmetic is left to templates."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from dodolan.kernel.clock import day_of
from dodolan.kernel.quantity import MEASURED_UNITS
from dodolan.kernel.words import hour, rupiah
from dodolan.market.ordering.models import BasketLine
from dodolan.market.prices.models import CurrentPrice, OfferPrice
from dodolan.market.prices.rules import change_percent, since
from dodolan.market.prices.stock import left_of
from dodolan.market.stalls.models import Offer
from dodolan.web.kit.charts import Sparkline, sparkline
from dodolan.wording.dates import day_in_words
from dodolan.wording.units import amount, counted_in, ordered, unit_word

HUNDRED_GRAMS = 100
# Small amounts are asked for by money: "cabai, five thousand".
QUICK_MONEY_RP = 5_000
# Three amounts and one sum of money, at 48 px each, stand side by side on 320 px.
MOST_QUICK = 3


@dataclass(frozen=True, slots=True)
class Amount:
    """A quick amount: value for the form ("250", "rp5000"), label for the eye, whether it is in the basket."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Move:
    """How a price moved in a week; direction is "up", "down" or "same"."""

    direction: str
    text: str


@dataclass(frozen=True, slots=True)
class GoodRow:
    """One offer on a price list."""

    id: str
    offer: UUID
    name: str
    pictogram: str
    price: str
    unit: str
    fresh: str
    move: Move
    spark: Sparkline | None
    stall: str
    place: str
    market: str
    url: str
    stall_url: str
    put_url: str
    amounts: tuple[Amount, ...]
    left: str
    gone: bool
    in_basket: str


def good_row(price: CurrentPrice, line: BasketLine | None, today: date) -> GoodRow:
    """The row of an offer: price carries the stock of its day (on_hand, allocated, is_out), line what is in the basket.

    The offer's good, stall and market are at hand.
    """
    offer, stall = price.offer, price.offer.stall
    left = left_of(price)
    # Less than the smallest amount one may order is nothing to a buyer.
    gone = left is not None and left < offer.increment
    return GoodRow(
        id=row_id(offer.pk),
        offer=offer.pk,
        name=str(offer),
        pictogram=offer.good.pictogram,
        price=rupiah(price.price.amount_rp),
        unit=unit_word(offer.unit),
        fresh=freshness(price.price, today),
        move=move_of(price, today),
        # The very days that the arrow counts: a month that rose beside a week that fell would read as a mistake.
        spark=sparkline(since(price.trend, today)),
        stall=stall.name,
        place=stall.place,
        market=stall.market.name,
        url=reverse("buyer:browsing:offer", args=[stall.market.slug, offer.pk]),
        stall_url=reverse("buyer:browsing:stall", args=[stall.market.slug, stall.slug]),
        put_url=reverse("buyer:basket:put", args=[stall.market.slug]),
        # No button that can only be refused.
        amounts=() if gone else quick_amounts(offer, left, line),
        left="" if left is None or gone else _("%(amount)s left") % {"amount": amount(left, _unit(offer))},
        gone=gone,
        in_basket=in_words(line) if line else "",
    )


def row_id(offer: UUID) -> str:
    """The anchor of an offer's row in a page."""
    return f"g-{offer}"


def by_offer(lines: list[BasketLine]) -> Mapping[UUID, BasketLine]:
    """The lines of a basket by their offer."""
    return {line.offer_id: line for line in lines}


def freshness(price: OfferPrice, today: date) -> str:
    """When the price was set: the hour if that was today, else the day."""
    # An older price must say its day, or it would pass for one of this morning.
    if day_of(price.valid_from) == today:
        return _("price at %(hour)s") % {"hour": hour(price.valid_from)}
    return _("price of %(day)s") % {"day": day_in_words(day_of(price.valid_from))}


def move_of(price: CurrentPrice, today: date) -> Move:
    """How the price moved in the last seven days."""
    percent = change_percent(price.trend, today)
    # No history and no change look alike: an arrow needs something that moved.
    if not percent:
        return Move("same", "")
    return Move("up" if percent > 0 else "down", _("%(percent)s%% this week") % {"percent": abs(percent)})


def quick_amounts(offer: Offer, left: int | None, line: BasketLine | None) -> tuple[Amount, ...]:
    """Up to three usual amounts that the offer is sold in and that are left, then a usual sum of money."""
    # A button must never be refused, so it offers whole steps of this very offer.
    wanted = offer.sold_by.usual_amounts(offer.increment)[:MOST_QUICK]
    # Pressed buttons show what is in the basket without leaving the price list.
    chosen = line.steps if line else None
    amounts = [
        Amount(str(steps), quick_label(offer, steps), steps == chosen)
        for steps in wanted
        if left is None or steps <= left
    ]
    if offer.takes_money:
        chosen_rp = line.money_rp if line else None
        amounts.append(Amount(f"rp{QUICK_MONEY_RP}", rupiah(QUICK_MONEY_RP), chosen_rp == QUICK_MONEY_RP))
    return tuple(amounts)


def quick_label(offer: Offer, steps: int) -> str:
    """The short name of an amount on its button: an ons for 100 g, a bare number where the unit stands in the price."""
    unit = _unit(offer)
    if unit == "kg" and steps == HUNDRED_GRAMS:
        return _("1 ons")
    return str(steps) if unit == offer.unit and unit not in MEASURED_UNITS else amount(steps, unit)


def in_words(line: BasketLine) -> str:
    """What of an offer is in the basket."""
    return ordered(mode=line.offer.mode, unit=line.offer.unit, steps=line.steps, money_rp=line.money_rp)


def _unit(offer: Offer) -> str:
    return counted_in(offer.mode, offer.unit)
