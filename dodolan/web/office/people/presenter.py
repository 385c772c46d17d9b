"""People and their roles, ready to print."""

from dataclasses import dataclass
from uuid import UUID

from dodolan.people.accounts.models import Role, RoleName
from dodolan.people.phones import show_phone
from dodolan.wording.codes import said

# Officers and treasurers are made on the server, where the second key is shown once: `dodolan add_officer`.
GIVEN_HERE = (RoleName.RUNNER, RoleName.TRADER)


@dataclass(frozen=True, slots=True)
class RoleRow:
    """Somebody with a role; market is empty for roles that hold everywhere."""

    id: UUID
    name: str
    phone: str
    role: str
    market: str
    may_take: bool


def role_row(role: Role, *, may_take: bool) -> RoleRow:
    """Somebody with a role; may_take says whether who asks takes roles away at all."""
    return RoleRow(
        id=role.pk,
        name=role.user.name,
        phone=show_phone(role.user.phone),
        role=said(RoleName, role.name),
        market=role.market.name if role.market else "",
        # An officer's role is not taken away here, or the office could lock itself out.
        may_take=may_take and role.name in GIVEN_HERE,
    )
