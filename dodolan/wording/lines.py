"""A line of an order in words: what it asks for, and what became of it."""

from django.utils.translation import gettext as _

from dodolan.kernel.words import rupiah
from dodolan.market.ordering.models import LineState, OrderLine
from dodolan.wording.units import amount, counted_in


def wanted(line: OrderLine) -> str:
    """What a line asks for: "¼ kg", "Rp5.000", "2 ekor"."""
    if line.ordered_rp is not None:
        return rupiah(line.ordered_rp)
    # A hen is ordered by the head, although its price is for a kilogram.
    steps = line.ordered_steps or 0
    return amount(steps, counted_in(line.mode, line.unit))


def got(line: OrderLine) -> str:
    """What became of a line: its weight or number and its sum, or that there was nothing."""
    if line.final_rp is None:
        return ""
    if line.final_rp == 0 and line.state == LineState.SHORT:
        return _("sold out")
    # A hen is counted and weighed; it is paid by weight, so the weight is what the trader checks.
    measured = amount(line.weighed, line.unit) if line.weighed is not None else ""
    counted = amount(line.picked_steps, line.unit) if line.picked_steps and line.weighed is None else ""
    return " · ".join(part for part in (measured or counted, rupiah(line.final_rp)) if part)
