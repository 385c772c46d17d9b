"""An order in the lists of the office."""

from dataclasses import dataclass
from uuid import UUID

from dodolan.kernel.words import hours, rupiah
from dodolan.market.ordering.models import Purchase
from dodolan.people.phones import show_phone
from dodolan.wording.states import state_words


@dataclass(frozen=True, slots=True)
class OrderRow:
    """An order in a list. sum is an estimate until is_final; lines is None where nobody counted them."""

    id: UUID
    number: str
    day: str
    slot: str
    market: str
    state: str
    buyer: str
    phone: str
    village: str
    runner: str
    sum: str
    is_final: bool
    lines: int | None


def order_row(purchase: Purchase) -> OrderRow:
    """An order in a list."""
    return OrderRow(
        id=purchase.pk,
        number=purchase.number,
        # Day and month are enough in a list; the whole date stands on the order's own page.
        day=f"{purchase.day.date:%d/%m}",
        slot=hours(purchase.slot.starts_at, purchase.slot.ends_at),
        market=purchase.day.market.name,
        state=state_words(purchase),
        buyer=purchase.buyer_name,
        phone=show_phone(purchase.phone),
        village=purchase.village.name,
        runner=getattr(purchase, "runner_name", ""),
        sum=rupiah(goods_rp(purchase)),
        # Said beside the sum: an estimate must not be quoted on the telephone as a price.
        is_final=purchase.goods_final_rp is not None,
        lines=getattr(purchase, "line_count", None),
    )


def goods_rp(purchase: Purchase) -> int:
    """What the goods of an order cost, as far as is known: an estimate before all is weighed."""
    return purchase.goods_estimate_rp if purchase.goods_final_rp is None else purchase.goods_final_rp
