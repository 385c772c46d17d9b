"""An order on its own page, ready to print; what happened to it is in happened.py."""

from collections.abc import Sequence
from dataclasses import dataclass

from dodolan.kernel.words import hour, hours, rupiah
from dodolan.market.ordering.models import LineState, OrderLine, Proof, Purchase, StallOrder
from dodolan.market.ordering.rules import purchase_state
from dodolan.people.phones import chat_address, show_phone
from dodolan.web.office.order_rows import goods_rp
from dodolan.wording.codes import said
from dodolan.wording.dates import day_in_words, hour_of_day
from dodolan.wording.states import STATES, reason_words, state_words
from dodolan.wording.units import amount, counted_in, ordered, unit_word


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step of an order's life and its hour."""

    label: str
    time: str


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line with what was ordered, picked and weighed; empty where it has not come to that."""

    good: str
    note: str
    wanted: str
    picked: str
    weighed: str
    price: str
    unit: str
    estimate: str
    final: str
    state: str


@dataclass(frozen=True, slots=True)
class PartRow:
    """A stall's part of an order; sum is an estimate until is_final."""

    number: str
    stall: str
    place: str
    ready: str
    sum: str
    is_final: bool
    lines: Sequence[LineRow]


@dataclass(frozen=True, slots=True)
class OrderCard:
    """An order on its own page: who, where, when, what it comes to, and every stall's part.

    sum is what the goods cost as far as is known, total adds the delivery; final is empty before all is weighed.
    """

    number: str
    code: str
    state: str
    market: str
    day: str
    slot: str
    runner: str
    buyer: str
    phone: str
    proof: str
    prove_by: str
    call: str
    chat: str
    where: str
    note: str
    reason: str
    sum: str
    is_final: bool
    fee: str
    total: str
    estimate: str
    final: str
    steps: Sequence[StepRow]
    orders: Sequence[PartRow]


def order_card(purchase: Purchase, runner: str = "") -> OrderCard:
    """An order on its own page; runner is the name of who holds it."""
    return OrderCard(
        number=purchase.number,
        code=purchase_state(purchase).value,
        state=state_words(purchase),
        market=purchase.day.market.name,
        day=day_in_words(purchase.day.date),
        slot=hours(purchase.slot.starts_at, purchase.slot.ends_at),
        runner=runner,
        buyer=purchase.buyer_name,
        phone=show_phone(purchase.phone),
        proof=str(Proof(purchase.proof).label),
        prove_by=hour_of_day(purchase.prove_by) if purchase.prove_by else "",
        # The officer's own phone calls and writes; no message goes through us unseen.
        call=f"tel:{purchase.phone}",
        chat=chat_address(purchase.phone),
        where=f"{purchase.street}, {purchase.village.name}, {purchase.village.district.name}",
        note=purchase.note,
        reason=reason_words(purchase.cancel_reason),
        sum=rupiah(goods_rp(purchase)),
        is_final=purchase.goods_final_rp is not None,
        fee=rupiah(purchase.delivery_fee_rp),
        # Before rounding in cash, which is said with the payment: this is what the goods cost brought home.
        total=rupiah(goods_rp(purchase) + purchase.delivery_fee_rp),
        estimate=rupiah(purchase.goods_estimate_rp),
        final="" if purchase.goods_final_rp is None else rupiah(purchase.goods_final_rp),
        steps=_steps(purchase),
        orders=[_part(order) for order in purchase.orders.all()],
    )


def _steps(purchase: Purchase) -> list[StepRow]:
    reached = (
        (purchase.placed_at, "placed"),
        (purchase.picking_at, "picking"),
        (purchase.weighed_at, "weighed"),
        (purchase.delivered_at, "delivered"),
        (purchase.cancelled_at, "cancelled"),
    )
    return [StepRow(str(STATES[state]), hour(at)) for at, state in reached if at]


def _part(order: StallOrder) -> PartRow:
    return PartRow(
        number=order.number,
        stall=order.stall.name,
        place=order.stall.place,
        ready=hour(order.ready_at) if order.ready_at else "",
        sum=rupiah(order.estimate_rp if order.final_rp is None else order.final_rp),
        is_final=order.final_rp is not None,
        lines=[_line(line) for line in order.lines.all()],
    )


def _line(line: OrderLine) -> LineRow:
    # Ordered, picked, weighed stand side by side: a complaint is about their difference.
    return LineRow(
        good=line.good_name,
        note=line.note,
        wanted=ordered(mode=line.mode, unit=line.unit, steps=line.ordered_steps, money_rp=line.ordered_rp),
        picked="" if line.picked_steps is None else amount(line.picked_steps, counted_in(line.mode, line.unit)),
        weighed="" if line.weighed is None else amount(line.weighed, line.unit),
        price=rupiah(line.price_rp),
        unit=unit_word(line.unit),
        estimate=rupiah(line.estimate_rp),
        final="" if line.final_rp is None else rupiah(line.final_rp),
        state=said(LineState, line.state),
    )
