"""A delivery stop, ready to print."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from django.utils.translation import gettext as _

from dodolan.kernel.words import rupiah
from dodolan.market.ordering.models import Purchase
from dodolan.market.paying.dues import cash_due, fee_due
from dodolan.people.phones import chat_address, show_phone
from dodolan.web.runner.jobs import purchase_row
from dodolan.wording.lines import got, wanted


@dataclass(frozen=True, slots=True)
class BagLine:
    """One good in the bags; got is empty before it was weighed or counted."""

    good: str
    wanted: str
    got: str
    stall: str


@dataclass(frozen=True, slots=True)
class SumRow:
    """A row of the sums below the goods."""

    label: str
    sum: str


@dataclass(frozen=True, slots=True)
class StopCard:
    """One stop: who, where, how to reach them, what, and the cash to collect; no sums before all is weighed.

    is_locked: no PIN is taken any more, and the office has to be called.
    """

    number: str
    buyer: str
    state: str
    collect: str
    delivered_at: str
    where: str
    note: str
    phone: str
    call: str
    chat: str
    map: str
    is_locked: bool
    sums: Sequence[SumRow]
    lines: Sequence[BagLine]


def stop_card(purchase: Purchase) -> StopCard:
    """One stop on a page of its own."""
    row = purchase_row(purchase)
    where = f"{purchase.street}, {purchase.village.name}, {purchase.village.district.name}"
    return StopCard(
        number=row.number,
        buyer=row.buyer,
        state=row.state,
        collect=row.collect,
        delivered_at=row.delivered_at,
        where=where,
        note=purchase.note,
        phone=show_phone(purchase.phone),
        call=f"tel:{purchase.phone}",
        chat=chat_address(purchase.phone),
        # An address to open and nothing more: no map is loaded until the runner asks for one.
        map=f"https://www.openstreetmap.org/search?query={quote(where)}",
        is_locked=purchase.pin_tries_left <= 0,
        sums=_sums(purchase),
        # No sum of a single line before all is weighed: it would be asked for at the door.
        lines=[
            BagLine(line.good_name, wanted(line), got(line), order.stall.name)
            for order in purchase.orders.all()
            for line in order.lines.all()
        ],
    )


def _sums(purchase: Purchase) -> list[SumRow]:
    """What is added to the goods, down to the cash to collect; nothing before all is weighed."""
    if purchase.goods_final_rp is None:
        return []
    due, rounding = cash_due(purchase)
    fee = fee_due(purchase)
    added = [SumRow(_("Delivery"), rupiah(fee))] if fee.amount else []
    if rounding:
        added.append(SumRow(_("Rounding"), rupiah(rounding)))
    return [*added, SumRow(_("Cash to collect"), rupiah(due))]
