"""What the pages about businesses and stalls show, ready to print."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from dodolan.kernel.clock import day_of
from dodolan.market.stalls.models import Stall, StallStatus
from dodolan.people.businesses.models import Business, Cluster
from dodolan.people.phones import show_phone
from dodolan.wording.codes import said
from dodolan.wording.dates import day_in_words


@dataclass(frozen=True, slots=True)
class StallRow:
    """A stall of a business."""

    id: UUID
    name: str
    market: str
    place: str
    status: str
    sells: bool


@dataclass(frozen=True, slots=True)
class BusinessRow:
    """A business in the register with its stalls; nib is empty where it has none."""

    id: UUID
    name: str
    owner: str
    phone: str
    cluster: str
    village: str
    nib: str
    stalls: Sequence[StallRow]


@dataclass(frozen=True, slots=True)
class StallCard:
    """A stall on its own page, with the business behind it."""

    id: UUID
    name: str
    market: str
    place: str
    status: str
    sells: bool
    business: str
    owner: str
    phone: str
    cluster: str
    since: str


def business_row(business: Business, stalls: Sequence[Stall]) -> BusinessRow:
    """A business in the register with its stalls."""
    return BusinessRow(
        id=business.pk,
        name=business.name,
        owner=business.owner.name,
        # The owner's, because a stall has no telephone of its own.
        phone=show_phone(business.owner.phone),
        cluster=said(Cluster, business.cluster),
        village=business.village.name,
        nib=business.nib or "",
        stalls=[_stall(row) for row in stalls],
    )


def stall_card(stall: Stall) -> StallCard:
    """A stall on its own page."""
    business = stall.business
    return StallCard(
        id=stall.pk,
        name=stall.name,
        market=stall.market.name,
        place=stall.place,
        status=said(StallStatus, stall.status),
        sells=stall.status == StallStatus.ACTIVE,
        business=business.name,
        owner=business.owner.name,
        phone=show_phone(business.owner.phone),
        cluster=said(Cluster, business.cluster),
        since=day_in_words(day_of(business.registered_at)),
    )


def _stall(stall: Stall) -> StallRow:
    return StallRow(
        id=stall.pk,
        name=stall.name,
        market=stall.market.name,
        place=stall.place,
        status=said(StallStatus, stall.status),
        sells=stall.status == StallStatus.ACTIVE,
    )
