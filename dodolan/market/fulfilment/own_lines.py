"""The lines that a runner has to pick."""

from collections.abc import Sequence
from uuid import UUID

from dodolan.kernel.errors import Missing
from dodolan.market.fulfilment.models import Assignment, Shift
from dodolan.market.ordering.models import OrderLine


def own_lines(shift: Shift, ids: Sequence[UUID]) -> dict[UUID, OrderLine]:
    """Lines assigned to a runner, by their keys, with order and purchase; raises Missing if one is not."""
    lines = (
        OrderLine.objects.filter(pk__in=ids, order__purchase__assignments__in=_open_assignments(shift))
        .select_related("order__purchase", "order__stall_payment")
        .in_bulk()
    )
    # Unknown lines and those of other runners get the same answer.
    if len(lines) != len(set(ids)):
        raise Missing("Not assigned to this runner.")
    return lines


def _open_assignments(shift: Shift) -> list[UUID]:
    return list(Assignment.objects.filter(shift=shift, released_at__isnull=True).values_list("pk", flat=True))
