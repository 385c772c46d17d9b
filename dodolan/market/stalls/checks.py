"""Promises about what stalls have and promised, counted on the live database."""

from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce

from dodolan.kernel.audit.models import AuditEntry
from dodolan.kernel.checks import Check, Finding, finding
from dodolan.kernel.outbox.models import Event
from dodolan.market.stalls.audit import OPENED, STATUS_SET
from dodolan.market.stalls.events import STOCK_COUNTED
from dodolan.market.stalls.models import Stall, StallStatus, StockDay


def stock_not_oversold() -> Finding:
    """No stall was promised away more than it has."""
    broken = StockDay.objects.filter(Q(allocated__lt=0) | Q(on_hand__isnull=False, allocated__gt=F("on_hand")))
    return finding("stock never oversold", StockDay.objects.count(), broken.values_list("pk", flat=True))


def stock_is_its_moves() -> Finding:
    """What is promised of an offer on a day is the sum of its moves."""
    # Counted anew from the moves, which are never changed, and not from the sum that is under suspicion.
    rows = StockDay.objects.annotate(moved=Coalesce(Sum("moves__steps"), 0)).exclude(allocated=F("moved"))
    return finding("promised stock = sum of its moves", StockDay.objects.count(), rows.values_list("pk", flat=True))


def counts_were_told() -> Finding:
    """What a stall has of an offer on a day is what was last counted; nothing is counted that nobody told."""
    told: dict[tuple[str, str], int | None] = {}
    rows = Event.objects.filter(name=STOCK_COUNTED.key).order_by("pk").values_list("facts", flat=True)
    for facts in rows.iterator(chunk_size=2000):
        told[facts["offer_id"], facts["day"]] = facts["on_hand"]
    stock = StockDay.objects.values_list("offer", "day__date", "on_hand")
    broken, count = set(), 0
    for offer, day, on_hand in stock.iterator(chunk_size=2000):
        count += 1
        if told.get((str(offer), day.isoformat())) != on_hand:
            broken.add(f"{offer} {day}")
    return finding("stock as it was last counted", count, broken)


def stalls_are_their_trail() -> Finding:
    """A stall is paid as it was opened, and sells or not as was decided last, by the trail."""
    opened = AuditEntry.objects.filter(action=OPENED.key).values_list("subject", "after")
    decided = AuditEntry.objects.filter(action=STATUS_SET.key).order_by("number").values_list("subject", "after")
    # Of a stall that a file or a demo brought the trail says nothing until somebody decides about it.
    pay = {stall: after["pay"] for stall, after in opened}
    status = {stall: after["status"] for stall, after in decided}
    rows = Stall.objects.filter(pk__in=pay.keys() | status.keys()).values_list("pk", "pay", "status")
    broken = [
        stall
        for stall, paid, state in rows
        if pay.get(stall, paid) != paid or status.get(stall, StallStatus.ACTIVE) != state
    ]
    return finding("stalls as they were opened and decided", len(rows), broken)


CHECKS = (
    Check("stalls.stalls_are_their_trail", stalls_are_their_trail),
    Check("stalls.stock_not_oversold", stock_not_oversold),
    Check("stalls.stock_is_its_moves", stock_is_its_moves),
    Check("stalls.counts_were_told", counts_were_told),
)
