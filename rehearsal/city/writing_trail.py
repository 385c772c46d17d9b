"""Writing what the trail says of people who were written straight into the tables."""

from datetime import datetime

from dodolan.kernel.audit.actions import SYSTEM, Deed, record_actions
from dodolan.people.accounts.actions import role_facts
from dodolan.people.accounts.audit import ROLE_GIVEN, SECOND_KEY_MADE
from dodolan.people.accounts.fingerprints import second_key_fingerprint
from dodolan.people.accounts.models import Role, User


def write_trail_of_people(*, at: datetime) -> None:
    """Say of every role and second key that is there that it was given and made; for a database without a trail yet."""
    roles = Role.objects.order_by("pk")
    office = User.objects.exclude(totp_seed="").order_by("pk")
    record_actions(
        [
            *(Deed(SYSTEM, ROLE_GIVEN, role.user_id, at, after=role_facts(role)) for role in roles),
            *(
                Deed(SYSTEM, SECOND_KEY_MADE, user.pk, at, after={"fingerprint": second_key_fingerprint(user)})
                for user in office
            ),
        ]
    )
