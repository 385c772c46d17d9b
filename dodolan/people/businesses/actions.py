"""Changing the business register. Actions are told an Actor only: whoever calls them has asked REGISTER."""

from datetime import datetime

from django.db import IntegrityError

from dodolan.kernel.audit.actions import Actor, record_action
from dodolan.kernel.gate import write_tx
from dodolan.kernel.words import BadNumber, BadText, clean, read_digits
from dodolan.people.accounts.actions import ensure_role, enter_person
from dodolan.people.accounts.models import RoleName, User
from dodolan.people.businesses.audit import REGISTERED
from dodolan.people.businesses.errors import BadBusiness, EnteredAlready, NibTaken
from dodolan.people.businesses.models import Business, Cluster
from dodolan.people.places.models import Village

LONGEST_NAME = 120
NIB_DIGITS = 13


@write_tx()
def register_business(
    *, actor: Actor, owner: User, name: str, cluster: str, village: Village, nib: str | None, at: datetime
) -> Business:
    """Enter a business.

    Raises BadBusiness for what cannot be right, NibTaken for a number entered before, EnteredAlready for a second one
    of that name and owner.
    """
    # One after the other: the same form sent twice at once finds what the first wrote.
    User.objects.select_for_update().get(pk=owner.pk)
    business = Business(
        owner=owner, name=_name(name), cluster=_cluster(cluster), village=village, nib=_nib(nib), registered_at=at
    )
    if Business.objects.filter(owner=owner, name__iexact=business.name).exists():
        raise EnteredAlready("Its owner has a business of that name.", field="name")
    try:
        # A savepoint: after a broken constraint PostgreSQL gives up the whole transaction otherwise.
        with write_tx():
            business.save(force_insert=True)
    except IntegrityError:
        raise NibTaken("Another business has this NIB.", field="nib") from None
    record_action(
        actor=actor,
        action=REGISTERED,
        subject=business.pk,
        at=at,
        after={"name": business.name, "cluster": business.cluster, "village": village.pk, "owner": str(owner.pk)},
    )
    return business


@write_tx()
def register_with_owner(
    *,
    actor: Actor,
    phone: str,
    owner_name: str,
    name: str,
    cluster: str,
    village: Village,
    nib: str | None,
    at: datetime,
) -> Business:
    """Enter a business of the person with that phone (E.164), who becomes a trader and, if new, gets an account.

    A name that the person already goes by is not overwritten. Raises like register_business.
    """
    owner = enter_person(phone=phone, name=owner_name, at=at)
    ensure_role(user=owner, role=RoleName.TRADER, by=actor, at=at)
    return register_business(actor=actor, owner=owner, name=name, cluster=cluster, village=village, nib=nib, at=at)


def _name(typed: str) -> str:
    try:
        return clean(typed, field="name", longest=LONGEST_NAME)
    except BadText as bad:
        raise BadBusiness(str(bad), field="name") from None


def _cluster(typed: str) -> Cluster:
    if typed not in Cluster.values:
        raise BadBusiness("No such cluster.", field="cluster")
    return Cluster(typed)


def _nib(typed: str | None) -> str | None:
    """Thirteen digits; None for nothing typed."""
    wrong = BadBusiness(f"A NIB has {NIB_DIGITS} digits.", field="nib")
    try:
        digits = read_digits(typed or "")
    except BadNumber:
        raise wrong from None
    if digits and len(digits) != NIB_DIGITS:
        raise wrong
    return digits or None
