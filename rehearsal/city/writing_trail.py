"""Writing what the trail says of people who were written straight into the tables."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from dodolan.kernel.audit.actions import SYSTEM, Deed, record_actions
from dodolan.kernel.audit.models import AuditEntry
from dodolan.people.accounts.actions import given_facts
from dodolan.people.accounts.audit import ROLE_GIVEN, SECOND_KEY_MADE
from dodolan.people.accounts.fingerprints import second_key_fingerprint as _fingerprint
from dodolan.people.accounts.models import Role, User


def write_trail_of_people(*, at: datetime) -> None:
    """Say of every role and second key of which the trail says nothing yet that it was given and made."""
    told = {action: set(_subjects(action)) for action in (ROLE_GIVEN.key, SECOND_KEY_MADE.key)}
    roles = Role.objects.exclude(user__in=told[ROLE_GIVEN.key]).select_related("user").order_by("pk")
    office = User.objects.exclude(totp_seed="").exclude(pk__in=told[SECOND_KEY_MADE.key]).order_by("pk")
    given = [Deed(SYSTEM, ROLE_GIVEN, role.user_id, at, after=given_facts(role)) for role in roles]
    made = [Deed(SYSTEM, SECOND_KEY_MADE, one.pk, at, after={"fingerprint": _fingerprint(one)}) for one in office]
    record_actions(given + made)


def _subjects(action: str) -> Iterator[UUID]:
    return AuditEntry.objects.filter(action=action).values_list("subject", flat=True).iterator()
