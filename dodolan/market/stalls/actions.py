"""What a trader decides about their stall: how much there is today, what is out, and when it stays closed.

These actions are not told who acts: whoever calls them has asked SELL in the stall's market.
"""

from datetime import date, datetime

from dodolan.kernel.audit.actions import Actor, record_action
from dodolan.kernel.claims.actions import claim, claimed
from dodolan.kernel.errors import OutOfBounds
from dodolan.kernel.gate import write_tx
from dodolan.kernel.outbox.actions import record_event
from dodolan.kernel.quantity import MOST_STEPS
from dodolan.market.stalls import events
from dodolan.market.stalls.audit import STATUS_SET
from dodolan.market.stalls.errors import PromisedMore
from dodolan.market.stalls.models import MarketDay, Offer, Stall, StallClosure, StallStatus, StockDay


@write_tx()
def count_stock(*, offer: Offer, day: MarketDay, on_hand: int | None, at: datetime) -> StockDay:
    """Set how many steps of an offer there are on a market day; None stops counting ("ada").

    Raises OutOfBounds for a count below 0 or above MOST_STEPS, PromisedMore for one below what buyers were promised.
    """
    if on_hand is not None and not 0 <= on_hand <= MOST_STEPS:
        raise OutOfBounds("Not a count.", field="on_hand", least=0, most=MOST_STEPS)
    stock, _ = StockDay.objects.get_or_create(offer=offer, day=day)
    # An order placed at this moment is either counted or refused.
    fits = StockDay.objects.filter(pk=stock.pk)
    if on_hand is not None:
        fits = fits.filter(allocated__lte=on_hand)
    more = PromisedMore("Buyers were promised more.", field="on_hand", promised=stock.allocated)
    claim(fits, otherwise=more, on_hand=on_hand, is_out=False)
    record_event(events.STOCK_COUNTED, at=at, offer_id=str(offer.pk), day=day.date.isoformat(), on_hand=on_hand)
    stock.refresh_from_db()
    return stock


@write_tx()
def mark_out(*, offer: Offer, day: MarketDay, is_out: bool, at: datetime) -> StockDay:
    """Say that an offer is out ("habis") or there again ("ada"); what was promised before stays promised."""
    stock, _ = StockDay.objects.get_or_create(offer=offer, day=day)
    # A flag and not a count of nothing: the count is there again with the goods.
    StockDay.objects.filter(pk=stock.pk).update(is_out=is_out)
    record_event(events.MARKED_OUT, at=at, offer_id=str(offer.pk), day=day.date.isoformat(), is_out=is_out)
    stock.is_out = is_out
    return stock


@write_tx()
def close_stall(*, stall: Stall, on: date, closed: bool, at: datetime) -> None:
    """Keep a stall closed on a day, or open it again; orders placed before stay."""
    if closed:
        StallClosure.objects.get_or_create(stall=stall, date=on)
    else:
        StallClosure.objects.filter(stall=stall, date=on).delete()
    record_event(events.CLOSED, at=at, stall_id=str(stall.pk), day=on.isoformat(), closed=closed)


@write_tx()
def set_stall_status(*, stall: Stall, status: StallStatus, reason: str, by: Actor, at: datetime) -> None:
    """Suspend a stall, or let it sell again; orders placed before stay. Nothing happens if it is so already.

    Told an Actor only: whoever calls has asked SUSPEND.
    """
    before = stall.status
    # Two officers at once leave one action in the trail, not two.
    if not claimed(Stall.objects.filter(pk=stall.pk).exclude(status=status), status=status):
        return
    record_action(
        actor=by,
        action=STATUS_SET,
        subject=stall.pk,
        at=at,
        before={"status": before},
        after={"name": stall.name, "status": status.value, "reason": reason},
    )
    stall.status = status
