"""The shopping list, ready to print."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from django.utils.translation import gettext as _

from dodolan.kernel.clock import now
from dodolan.kernel.ids import new_id
from dodolan.kernel.money import Rupiah
from dodolan.kernel.quantity import MEASURED_UNITS
from dodolan.kernel.words import measure, rupiah
from dodolan.market.fulfilment.models import Consent, Shift
from dodolan.market.fulfilment.picking_list import PickItem, PickStop
from dodolan.market.ordering.models import OrderLine
from dodolan.market.ordering.rules import aim, ceiling, expected_measure, pieces_asked
from dodolan.market.paying.boxes import cash_in
from dodolan.wording.lines import got, wanted
from dodolan.wording.units import amount, counted_in

# What was typed for a line, and what is wrong with it, by the line's key.
Wrong = Mapping[str, tuple[str, str]]
# Weights that are far from what was ordered, to say yes to, by the line's key.
Doubtful = Mapping[str, str]
NO_DOUBT: Doubtful = MappingProxyType({})
Labels = Mapping[UUID, str]


@dataclass(frozen=True, slots=True)
class LineCard:
    """A line of one buyer: what to aim at, what was got, and what may be done.

    expected and most are grams or millilitres, None where the order sets no such bound. answer is what the buyer said:
    "yes", "no", "waiting", "silent" once the time is over, or empty where nobody was asked.
    key is that of the next reading; doubtful a weight to say
    yes to; of_pieces how many pieces lie on the scale together, None where that is no question.
    """

    id: UUID
    label: str
    wanted: str
    aim: str
    expected: int | None
    most: int | None
    note: str
    got: str
    open: bool
    paid: bool
    pieces: int
    typed: str
    mistake: str
    doubtful: str
    of_pieces: int | None
    key: UUID
    may_ask: bool
    answer: str


@dataclass(frozen=True, slots=True)
class ItemCard:
    """One good at one stall, for all buyers; small_unit is what the scale shows."""

    good: str
    pictogram: str
    total: str
    weighed: bool
    small_unit: str
    done: bool
    paid: bool
    lines: Sequence[LineCard]


@dataclass(frozen=True, slots=True)
class StallCard:
    """One stall of the picking list; to_pay and paid are empty where nothing is to be paid or was."""

    id: UUID
    anchor: str
    place: str
    stall: str
    done: bool
    to_pay: str
    paid: str
    items: Sequence[ItemCard]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the shopping is: a step for each stall ("done", "next"), the same in words, and whether it is over."""

    steps: Sequence[str]
    stalls: str
    goods: str
    over: bool


@dataclass(frozen=True, slots=True)
class CashLine:
    """Cash in hand, and what the stalls still get of it."""

    held: str
    to_pay: str


def stall_card(stop: PickStop, labels: Labels, wrong: Wrong, doubtful: Doubtful = NO_DOUBT) -> StallCard:
    """One stall of the picking list."""
    return StallCard(
        id=stop.stall.pk,
        anchor=stop.stall.pk.hex,
        place=stop.stall.place,
        stall=stop.stall.name,
        done=stop.done,
        # Only when everything there is weighed: a stall is paid once for an order.
        to_pay=rupiah(stop.to_pay) if stop.done and stop.to_pay.amount > 0 else "",
        paid=rupiah(stop.paid) if stop.paid else "",
        items=[_item(item, labels, wrong, doubtful) for item in stop.items],
    )


def _item(item: PickItem, labels: Labels, wrong: Wrong, doubtful: Doubtful) -> ItemCard:
    # One offer, so name, unit and way of counting are those of all its lines.
    first = item.lines[0]
    return ItemCard(
        good=first.good_name,
        pictogram=first.offer.good.pictogram,
        total=_total(item, first),
        weighed=first.sold_by.is_weighed,
        small_unit=_small_unit(first),
        done=item.done,
        paid=all(line.order.stall_is_paid for line in item.lines),
        lines=[_line(line, labels, wrong, doubtful) for line in item.lines],
    )


def _total(item: PickItem, first: OrderLine) -> str:
    counted = amount(item.steps, counted_in(first.mode, first.unit)) if item.steps else ""
    # As it is said at the stall: two kilos, and for five thousand more.
    parts = [counted, rupiah(item.money) if item.money else ""]
    return " + ".join(part for part in parts if part)


def _line(line: OrderLine, labels: Labels, wrong: Wrong, doubtful: Doubtful) -> LineCard:
    typed, mistake = wrong.get(str(line.pk), ("", ""))
    most = ceiling(line)
    # Fetched with the list: of the questions about a line the one that counts.
    consent = next(iter(line.consents.all()), None)
    answer = _answer(consent)
    too_heavy = most is not None and line.weighed is not None and line.weighed > most
    return LineCard(
        id=line.pk,
        label=labels.get(line.order.purchase_id, ""),
        wanted=wanted(line),
        aim=_aim(line),
        expected=expected_measure(line),
        most=most,
        note=line.note,
        got=got(line),
        open=line.final_rp is None,
        paid=line.order.stall_is_paid,
        pieces=pieces_asked(line),
        typed=typed,
        mistake=mistake,
        doubtful=doubtful.get(str(line.pk), ""),
        of_pieces=line.ordered_steps if line.sold_by.by_piece and (line.ordered_steps or 0) > 1 else None,
        # Made with the page, before anything is sent: a reading that is sent again has the same key.
        key=new_id(),
        # Once the stall is paid, a yes could not change the sum any more.
        may_ask=too_heavy and answer in ("", "silent") and not line.order.stall_is_paid,
        answer=answer,
    )


def _answer(consent: Consent | None) -> str:
    if consent is None:
        return ""
    if consent.granted is None:
        return "waiting" if consent.expires_at > now() else "silent"
    return "yes" if consent.granted else "no"


def _aim(line: OrderLine) -> str:
    """What should be on the scale, in the small unit that the runner types: "= 500 g" for half a kilogram.

    "± 132 g" where the grams are a guess, as for money and for hens; nothing where the order says it already.
    """
    grams = aim(line)
    if grams is None:
        return ""
    said = measure(grams, _small_unit(line))
    # A sign of doubt before exact grams would be read as how far the scale may be off.
    if line.ordered_rp is not None or line.sold_by.by_piece:
        return f"± {said}"
    return "" if said == wanted(line) else f"= {said}"


def _small_unit(line: OrderLine) -> str:
    return MEASURED_UNITS.get(line.unit, "")


def progress(stops: Sequence[PickStop]) -> Progress:
    """How far the shopping is; a stall's step is done only when everything there is."""
    lines = [line for stop in stops for item in stop.items for line in item.lines]
    picked, done = sum(line.final_rp is not None for line in lines), sum(stop.done for stop in stops)
    return Progress(
        steps=["done" if stop.done else "next" for stop in stops],
        stalls=_("%(done)s of %(all)s stalls done") % {"done": done, "all": len(stops)},
        goods=_("%(done)s of %(all)s goods") % {"done": picked, "all": len(lines)},
        over=done == len(stops),
    )


def cash_line(shift: Shift, stops: Sequence[PickStop]) -> CashLine:
    """Cash in hand, and what the stalls still get of it."""
    to_pay = Rupiah(sum(stop.to_pay.amount for stop in stops if stop.to_pay.amount > 0))
    return CashLine(rupiah(cash_in(shift.box)), rupiah(to_pay))
