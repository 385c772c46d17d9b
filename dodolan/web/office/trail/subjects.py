"""Finding actions by what an officer knows: an order's number, a stall, a person."""

from uuid import UUID

from django.db.models import Q, QuerySet

from dodolan.kernel.audit.models import AuditEntry
from dodolan.kernel.ids import read_code
from dodolan.market.ordering.models import Purchase
from dodolan.market.paying.models import CashBox, Payout
from dodolan.market.stalls.models import Stall
from dodolan.people.accounts.models import User
from dodolan.people.businesses.models import Business


def about(actions: QuerySet[AuditEntry], typed: str) -> QuerySet[AuditEntry]:
    """The actions about what was typed, and those of a person of that name; typed may be a key. No further statement."""
    key = _key(typed)
    if key is not None:
        return actions.filter(subject=key)
    number = read_code(typed)
    orders = Purchase.objects.filter(number=number)
    # Subqueries: the names stand in other tables, and the trail itself knows only keys.
    named = (
        Stall.objects.filter(name__icontains=typed),
        Business.objects.filter(name__icontains=typed),
        User.objects.filter(name__icontains=typed),
        CashBox.objects.filter(runner__name__icontains=typed),
        Payout.objects.filter(Q(stall__name__icontains=typed) | Q(runner__name__icontains=typed)),
    )
    wanted = Q(actor_name__icontains=typed)
    for rows in (orders, *named) if number else named:
        wanted |= Q(subject__in=rows.order_by().values("pk"))
    return actions.filter(wanted)


def _key(typed: str) -> UUID | None:
    try:
        return UUID(typed)
    except ValueError:
        return None
