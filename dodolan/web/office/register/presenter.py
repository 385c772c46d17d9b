"""What the pages about businesses and stalls show, ready to print."""

from collections.abc import Sequence
from typing import Any

from dodolan.kernel.clock import day_of
from dodolan.market.stalls.models import Stall, StallStatus
from dodolan.people.businesses.models import Business, Cluster
from dodolan.people.phones import show_phone
from dodolan.wording.codes import said
from dodolan.wording.dates import day_in_words


def business_row(business: Business, stalls: Sequence[Stall]) -> dict[str, Any]:
    """A business in the register with its stalls."""
    return {
        "id": business.pk,
        "name": business.name,
        "owner": business.owner.name,
        # The owner's, because a stall has no telephone of its own.
        "phone": show_phone(business.owner.phone),
        "cluster": said(Cluster, business.cluster),
        "village": business.village.name,
        "nib": business.nib or "",
        "stalls": [_stall(row) for row in stalls],
    }


def stall_card(stall: Stall) -> dict[str, Any]:
    """A stall on its own page."""
    business = stall.business
    return _stall(stall) | {
        "business": business.name,
        "owner": business.owner.name,
        "phone": show_phone(business.owner.phone),
        "cluster": said(Cluster, business.cluster),
        "since": day_in_words(day_of(business.registered_at)),
    }


def _stall(stall: Stall) -> dict[str, Any]:
    return {
        "id": stall.pk,
        "slug": stall.slug,
        "name": stall.name,
        "market": stall.market.name,
        "place": stall.place,
        "status": said(StallStatus, stall.status),
        "sells": stall.status == StallStatus.ACTIVE,
    }
