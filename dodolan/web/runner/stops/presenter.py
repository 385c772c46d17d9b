"""A delivery stop, ready to print."""

from typing import Any
from urllib.parse import quote

from django.utils.translation import gettext as _

from dodolan.kernel.words import rupiah
from dodolan.market.ordering.models import Purchase
from dodolan.market.paying.cash import cash_due, fee_due
from dodolan.people.phones import show_phone
from dodolan.web.runner.jobs import purchase_row
from dodolan.wording.lines import got, wanted


def stop_card(purchase: Purchase) -> dict[str, Any]:
    """One stop: who, where, what, and how much to collect once everything is weighed."""
    where = f"{purchase.street}, {purchase.village.name}, {purchase.village.district.name}"
    return purchase_row(purchase) | {
        "where": where,
        "note": purchase.note,
        "phone": show_phone(purchase.phone),
        "call": f"tel:{purchase.phone}",
        "chat": f"https://wa.me/{purchase.phone.lstrip('+')}",
        # An address to open and nothing more: no map is loaded until the runner asks for one.
        "map": f"https://www.openstreetmap.org/search?query={quote(where)}",
        "sums": _sums(purchase),
        # No sum before all is weighed: it would be asked for at the door.
        "lines": [
            {"good": line.good_name, "wanted": wanted(line), "got": got(line), "stall": order.stall.name}
            for order in purchase.orders.all()
            for line in order.lines.all()
        ],
    }


def _sums(purchase: Purchase) -> list[dict[str, str]]:
    """What is added to the goods, so that the column comes to what he collects; nothing before all is weighed."""
    if purchase.goods_final_rp is None:
        return []
    due, rounding = cash_due(purchase)
    fee = fee_due(purchase)
    added = [(_("Delivery"), rupiah(fee))] if fee.amount else []
    if rounding:
        added.append((_("Rounding"), rupiah(rounding)))
    return [{"label": label, "sum": money} for label, money in [*added, (_("Cash to collect"), rupiah(due))]]
