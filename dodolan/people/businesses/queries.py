"""Reading the business register."""

from uuid import UUID

from django.db.models import Q, QuerySet

from dodolan.kernel.errors import Missing
from dodolan.people.businesses.models import Business

LONGEST_SEARCH = 100


def register(*, search: str = "", cluster: str = "") -> QuerySet[Business]:
    """The register by name, with owner and place: one query however long the list.

    search: each of its words must be in the business's or its owner's name, or begin the NIB.
    """
    rows = Business.objects.select_related("owner", "village__district").order_by("name", "pk")
    if cluster:
        rows = rows.filter(cluster=cluster)
    # Each word for itself: people write the name of the stall and of its owner in any order.
    for word in search.replace("\0", " ")[:LONGEST_SEARCH].split():
        rows = rows.filter(Q(name__icontains=word) | Q(owner__name__icontains=word) | Q(nib__startswith=word))
    return rows


def business_by_id(business: UUID) -> Business:
    """One business with its owner; raises Missing."""
    found = Business.objects.filter(pk=business).select_related("owner").first()
    if found is None:
        raise Missing("No such business.")
    return found
