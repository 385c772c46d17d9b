"""The shopping list, ready to print."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from dodolan.kernel.ids import new_id
from dodolan.kernel.money import Rupiah
from dodolan.kernel.quantity import MEASURED_UNITS
from dodolan.kernel.words import measure, rupiah
from dodolan.market.fulfilment.models import Shift
from dodolan.market.fulfilment.queries import PickItem, PickStop
from dodolan.market.ordering.models import OrderLine
from dodolan.market.ordering.rules import ceiling, expected_measure
from dodolan.market.paying.cash import cash_in
from dodolan.market.stalls.models import Mode
from dodolan.wording.lines import got, wanted
from dodolan.wording.units import amount, counted_in

Wrong = dict[str, tuple[str, str]]


def stall_card(stop: PickStop, labels: dict[object, str], wrong: Wrong) -> dict[str, Any]:
    """One stall of the picking list."""
    return {
        "id": stop.stall.pk,
        "anchor": stop.stall.pk.hex,
        "place": stop.stall.place,
        "stall": stop.stall.name,
        "done": stop.done,
        # Only when everything there is weighed: a stall is paid once for an order.
        "to_pay": rupiah(stop.to_pay) if stop.done and stop.to_pay.amount > 0 else "",
        "paid": rupiah(stop.paid) if stop.paid else "",
        "items": [_item(item, labels, wrong) for item in stop.items],
    }


def _item(item: PickItem, labels: dict[object, str], wrong: Wrong) -> dict[str, Any]:
    # One offer, so name, unit and way of counting are those of all its lines.
    first = item.lines[0]
    weighed = first.mode != Mode.EACH
    return {
        "good": first.good_name,
        "pictogram": first.offer.good.pictogram,
        "total": _total(item, first),
        "weighed": weighed,
        "small_unit": _small_unit(first),
        "done": item.done,
        "paid": all(hasattr(line.order, "stall_payment") for line in item.lines),
        "lines": [_line(line, labels, wrong) for line in item.lines],
    }


def _total(item: PickItem, first: OrderLine) -> str:
    counted = amount(item.steps, counted_in(first.mode, first.unit)) if item.steps else ""
    # A trader hears it as it is said: two kilos, and for five thousand more.
    parts = [counted, rupiah(item.money) if item.money else ""]
    return " + ".join(part for part in parts if part)


def _line(line: OrderLine, labels: dict[object, str], wrong: Wrong) -> dict[str, Any]:
    typed, mistake = wrong.get(str(line.pk), ("", ""))
    most, expected = ceiling(line), expected_measure(line)
    consent = getattr(line, "consent", None)
    too_heavy = most is not None and line.weighed is not None and line.weighed > most
    return {
        "id": line.pk,
        "label": labels.get(line.order.purchase_id, ""),
        "wanted": wanted(line),
        "aim": _aim(line),
        "expected": expected,
        "most": most,
        "note": line.note,
        "got": got(line),
        "open": line.final_rp is None,
        "paid": hasattr(line.order, "stall_payment"),
        "pieces": line.ordered_steps or 1,
        "typed": typed,
        "mistake": mistake,
        # Made with the page, before anything is sent: a repeat is known by it.
        "key": new_id(),
        # Once the stall is paid, a yes could not change the sum any more.
        "may_ask": too_heavy and consent is None and not hasattr(line.order, "stall_payment"),
        "answer": "" if consent is None else {True: "yes", False: "no", None: "waiting"}[consent.granted],
    }


def _aim(line: OrderLine) -> str:
    """What should be on the scale, in the small unit that the runner types: "= 500 g" for half a kilogram.

    "± 131 g" where the grams are a guess, as for money and for hens; nothing where the order says it already.
    """
    if line.mode == Mode.EACH:
        return ""
    by_money = (line.ordered_rp or 0) * line.price_steps // line.price_rp
    said = measure(expected_measure(line) or by_money, _small_unit(line))
    # A sign of doubt before exact grams would be read as how far the scale may be off.
    if line.ordered_rp is not None or line.mode == Mode.EACH_BY_WEIGHT:
        return f"± {said}"
    return "" if said == wanted(line) else f"= {said}"


def _small_unit(line: OrderLine) -> str:
    return MEASURED_UNITS.get(line.unit, "")


def progress(stops: Sequence[PickStop]) -> dict[str, Any]:
    """How far he is: a step for each stall, full only when it is finished, and the same in words."""
    lines = [line for stop in stops for item in stop.items for line in item.lines]
    picked, done = sum(line.final_rp is not None for line in lines), sum(stop.done for stop in stops)
    return {
        "steps": ["done" if stop.done else "next" for stop in stops],
        "stalls": _("%(done)s of %(all)s stalls done") % {"done": done, "all": len(stops)},
        "goods": _("%(done)s of %(all)s goods") % {"done": picked, "all": len(lines)},
        "over": done == len(stops),
    }


def cash_line(shift: Shift, stops: Sequence[PickStop]) -> dict[str, str]:
    """Cash in hand, and what the stalls still get of it."""
    to_pay = Rupiah(sum(stop.to_pay.amount for stop in stops if stop.to_pay.amount > 0))
    return {"held": rupiah(cash_in(shift.box)), "to_pay": rupiah(to_pay)}
