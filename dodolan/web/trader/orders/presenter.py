"""An order as a card of the trader's list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from uuid import UUID

from dodolan.kernel.words import hour, hours, rupiah
from dodolan.market.ordering.models import OrderLine, StallOrder
from dodolan.wording.dates import day_in_words
from dodolan.wording.lines import got, wanted


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line to pack; got is empty while it is open."""

    id: UUID
    good: str
    pictogram: str
    wanted: str
    note: str
    got: str
    open: bool


@dataclass(frozen=True, slots=True)
class OrderCard:
    """An order to pack. over says why nothing is left to do ("taken", "out"), alone is its only line if it has one."""

    id: UUID
    number: str
    stall: str
    total: str
    is_final: bool
    ready_at: str
    over: str
    alone: UUID | None
    lines: Sequence[LineRow]


@dataclass(frozen=True, slots=True)
class SlotCards:
    """The orders of one delivery time."""

    title: str
    day: str
    cards: Sequence[OrderCard]


@dataclass(frozen=True, slots=True)
class Packing:
    """A trader's orders: to pack by delivery time, and over."""

    by_slot: Sequence[SlotCards]
    over: Sequence[OrderCard]


def packing(orders: Iterable[StallOrder]) -> Packing:
    """The orders of a trader (ordering.queries.orders_for), in the order in which they come."""
    cards = [(order.purchase.slot, order.purchase.day, order_card(order)) for order in orders]
    todo = [row for row in cards if not row[2].over]
    # By the hour at which the runner comes: that is the order to pack in.
    parts = [
        SlotCards(hours(slot.starts_at, slot.ends_at), day_in_words(day.date), [card for _slot, _day, card in part])
        for (slot, day), part in groupby(todo, key=itemgetter(0, 1))
    ]
    return Packing(parts, [card for _slot, _day, card in cards if card.over])


def order_card(order: StallOrder) -> OrderCard:
    """An order as a card, with its lines."""
    lines = list(order.lines.all())
    return OrderCard(
        id=order.pk,
        number=order.number,
        stall=order.stall.name,
        total=rupiah(order.estimate_rp if order.final_rp is None else order.final_rp),
        is_final=order.final_rp is not None,
        ready_at=hour(order.ready_at) if order.ready_at else "",
        over=_over(order, lines),
        # "Habis" for the only good stands beside "siap": one row of buttons, not two.
        alone=lines[0].pk if len(lines) == 1 else None,
        lines=[_line(line) for line in lines],
    )


def _line(line: OrderLine) -> LineRow:
    return LineRow(
        id=line.pk,
        good=line.good_name,
        # A picture is found faster than a word, with wet hands and between two customers.
        pictogram=line.offer.good.pictogram,
        wanted=wanted(line),
        note=line.note,
        got=got(line),
        open=line.final_rp is None,
    )


def _over(order: StallOrder, lines: Sequence[OrderLine]) -> str:
    """Why nothing is left to pack: the runner has the goods, or there were none; empty while there is something."""
    if order.final_rp is None:
        return ""
    return "taken" if any(line.weighed or line.picked_steps for line in lines) else "out"
