"""A purchase as its buyer sees it: the way it has come, its lines, its sums, the questions about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from dodolan.kernel.money import Rupiah
from dodolan.kernel.words import hour, rupiah
from dodolan.market.fulfilment.models import Consent
from dodolan.market.ordering.cancel_order import UNPROVED
from dodolan.market.ordering.models import LineState, OrderLine, Proof, Purchase
from dodolan.market.ordering.rules import PurchaseState
from dodolan.market.paying.dues import cash_due, fee_due
from dodolan.market.paying.methods import PaymentMethod
from dodolan.people.accounts.models import User
from dodolan.people.phones import show_phone
from dodolan.web.buyer.price_list_parts import first_upper, slot_in_words
from dodolan.wording.states import state_words
from dodolan.wording.units import amount, counted_in, ordered, unit_word


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the timeline; state is "done", "now" or "next"."""

    label: str
    state: str
    time: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line with what was ordered, what was weighed or counted, and what it costs."""

    name: str
    ordered: str
    got: str
    price: str
    sum: str
    note: str
    short: bool
    void: bool
    done: bool


@dataclass(frozen=True, slots=True)
class StallRows:
    """A stall's part."""

    stall: str
    place: str
    rows: Sequence[LineRow]


@dataclass(frozen=True, slots=True)
class SumRow:
    """A line of the sums below an order."""

    label: str
    sum: str
    total: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the runner; open as long as it can be answered. unanswered: what silence means."""

    id: str
    text: str
    unanswered: str
    yes: str
    no: str
    open: bool
    answer: str


@dataclass(frozen=True, slots=True)
class GroupRow:
    """An order in the list of a buyer's orders."""

    number: str
    secret: str
    market: str
    slot: str
    state: str
    sum: str


@dataclass(frozen=True, slots=True)
class RunnerCard:
    """Who brings an order, and how to call them."""

    name: str
    phone: str
    e164: str


def runner_card(runner: User | None, state: PurchaseState) -> RunnerCard | None:
    """The runner of an order; None before there is one, and after the door."""
    # After the door the runner's number is their own again.
    if runner is None or state == PurchaseState.DELIVERED:
        return None
    return RunnerCard(short_name(runner.name), show_phone(runner.phone), runner.phone)


def _waits_for(purchase: Purchase) -> str:
    return _("Waiting for your number") if purchase.proof == Proof.NONE else _("Waiting for a runner")


def timeline(purchase: Purchase) -> list[Step]:
    """The way from ordering to the door; a cancelled order ends where it was cancelled."""
    reached: list[tuple[str, datetime | None]] = [
        (_("Ordered"), purchase.placed_at),
        (_("The runner shops") if purchase.picking_at else _waits_for(purchase), purchase.picking_at),
        (_("Weighed"), purchase.weighed_at),
        (_("At your door"), purchase.delivered_at),
    ]
    # Steps that will never come would look like a delay, so a cancelled order shows none of them.
    if purchase.cancelled_at:
        reached = [*(pair for pair in reached if pair[1]), (_("Cancelled"), purchase.cancelled_at)]
    # The buyer asks this page one thing, what comes next; so one step alone is marked.
    waits_for = next((n for n, (_label, at) in enumerate(reached) if at is None), len(reached))
    return [_step(label, at, is_next=n == waits_for) for n, (label, at) in enumerate(reached)]


def _step(label: str, at: datetime | None, *, is_next: bool) -> Step:
    if at:
        return Step(label, "done", hour(at))
    return Step(label, "now" if is_next else "next")


def stall_rows(purchase: Purchase) -> list[StallRows]:
    """The lines of a purchase stall by stall; orders and lines are at hand."""
    return [
        StallRows(order.stall.name, order.stall.place, [_line_row(line) for line in order.lines.all()])
        for order in purchase.orders.all()
    ]


def _line_row(line: OrderLine) -> LineRow:
    final = line.final_rp
    return LineRow(
        # The name as it was ordered; the trader may call the offer otherwise by now.
        name=line.good_name,
        ordered=ordered(mode=line.mode, unit=line.unit, steps=line.ordered_steps, money_rp=line.ordered_rp),
        got=_got(line),
        price=f"{rupiah(line.price_rp)} / {unit_word(line.unit)}",
        sum=_sum(line),
        note=line.note,
        short=line.state == LineState.SHORT,
        void=line.state == LineState.CANCELLED,
        done=final is not None and line.state != LineState.CANCELLED,
    )


def _sum(line: OrderLine) -> str:
    if line.state == LineState.CANCELLED:
        return ""
    # The sign stays until everything is weighed: an estimate must not be taken for the price.
    return f"± {rupiah(line.estimate_rp)}" if line.final_rp is None else rupiah(line.final_rp)


def _got(line: OrderLine) -> str:
    """What was found at the stall; empty before."""
    # A cancelled line costs nothing too, but no stall ever looked: "sold out" would be untrue.
    if line.state == LineState.CANCELLED or line.final_rp is None:
        return ""
    if line.weighed is not None and line.sold_by.is_weighed:
        return _("weighed %(amount)s") % {"amount": amount(line.weighed, line.unit)} if line.weighed else _("sold out")
    # A line by money is ticked, not counted: its 1 is no amount that a buyer could understand.
    if line.ordered_rp is not None or not line.picked_steps:
        return "" if line.picked_steps else _("sold out")
    return _("picked %(amount)s") % {"amount": amount(line.picked_steps, counted_in(line.mode, line.unit))}


def sums(purchase: Purchase, paid: PaymentMethod | None = None) -> list[SumRow]:
    """Estimate and delivery; once weighed, the final sum, the rounding and what is paid at the door. They add up.

    paid is how it was paid, once it is.
    """
    # Nothing is owed: no fee and no total that a worried buyer could take for a bill.
    if purchase.cancelled_at:
        return [SumRow(_("To pay"), rupiah(Rupiah(0)), total=True)]
    if purchase.goods_final_rp is None:
        together = Rupiah(purchase.goods_estimate_rp + purchase.delivery_fee_rp)
        estimate = SumRow(_("Goods, as ordered"), f"± {rupiah(purchase.goods_estimate_rp)}")
        fee = SumRow(_("Delivery"), rupiah(purchase.delivery_fee_rp))
        return [estimate, fee, SumRow(_("Together, about"), f"± {rupiah(together)}", total=True)]
    due, rounding = cash_due(purchase)
    final = [SumRow(_("Goods, as weighed"), rupiah(purchase.goods_final_rp))]
    if fee_due(purchase).amount:
        final.append(SumRow(_("Delivery"), rupiah(fee_due(purchase))))
    # A line of its own, so that buyer and runner can add up the slip and agree.
    if rounding:
        final.append(SumRow(_("Rounded down"), rupiah(rounding)))
    label = str(paid.words) if paid else _("To pay in cash")
    return [*final, SumRow(label, rupiah(due), total=True)]


def estimate_words(purchase: Purchase) -> str:
    """What the goods were thought to cost, to compare; empty while that stands among the sums."""
    if purchase.goods_final_rp is None or purchase.cancelled_at:
        return ""
    return _("As ordered, the goods were about %(sum)s.") % {"sum": rupiah(purchase.goods_estimate_rp)}


def notice(purchase: Purchase, nobody_at: datetime | None, at: datetime) -> str:
    """What went otherwise than promised: not proved in time, nobody at the door, or late; empty if all is well."""
    if purchase.cancelled_at and purchase.cancel_reason == UNPROVED:
        return _("Nobody proved the number in time, so the order ended. Order again whenever you like.")
    if purchase.delivered_at or purchase.cancelled_at:
        return ""
    if nobody_at:
        return _("The runner came at %(hour)s and found nobody. Please call them.") % {"hour": hour(nobody_at)}
    if at > purchase.slot.ends_at:
        return _("Your order is late. We are sorry. It is still on its way to you.")
    return ""


def questions(consents: Sequence[Consent], purchase: Purchase, at: datetime) -> list[Question]:
    """The runner's questions: does the buyer pay for what weighs more than they asked for?"""
    return [_question(consent, purchase, at) for consent in consents]


def _question(consent: Consent, purchase: Purchase, at: datetime) -> Question:
    line = consent.line
    text = _("%(good)s weighs %(amount)s. You asked for %(asked)s.") % {
        "good": line.good_name,
        "amount": amount(consent.measured, line.unit),
        "asked": ordered(mode=line.mode, unit=line.unit, steps=line.ordered_steps, money_rp=line.ordered_rp),
    }
    # After the door an answer would change a sum that is paid already.
    over = bool(purchase.delivered_at or purchase.cancelled_at)
    is_open = consent.granted is None and consent.expires_at > at and not over
    # Silence means no, so a question that ran out reads like one that was refused.
    # Until somebody says yes, the line is charged as high as it may be without asking.
    usual = rupiah(line.final_rp or 0)
    answer = _("You said yes.") if consent.granted else _("You pay %(sum)s for it.") % {"sum": usual}
    return Question(
        id=str(consent.pk),
        text=text,
        unanswered=_("Without an answer by %(hour)s you pay %(sum)s.")
        % {"hour": hour(consent.expires_at), "sum": usual},
        yes=_("Yes, %(sum)s") % {"sum": rupiah(consent.offered_rp)},
        no=_("No, stay at %(sum)s") % {"sum": usual},
        open=is_open,
        answer="" if is_open else answer,
    )


def purchase_row(purchase: Purchase, today: date) -> GroupRow:
    """A line of the list of orders; slot, day and market are at hand."""
    return GroupRow(
        number=purchase.number,
        secret=purchase.secret,
        market=purchase.day.market.name,
        slot=first_upper(slot_in_words(purchase.slot, today)),
        state=state_words(purchase),
        # The same sum as on the order's own page: what is handed over at the door, rounding and all.
        sum="" if purchase.cancelled_at else sums(purchase)[-1].sum,
    )


def short_name(name: str) -> str:
    """The title and first name of a runner: "Cak Rudi" of "Cak Rudi Hartono"."""
    # Enough to call somebody at the gate; more of the name is the runner's own affair.
    return " ".join(name.split()[:2])
