"""People and their roles, ready to print."""

from dataclasses import dataclass
from uuid import UUID

from dodolan.people.accounts.models import Role, RoleName, User
from dodolan.people.phones import show_phone
from dodolan.wording.codes import said

# Officers and treasurers are made on the server, where the second key is shown once: `dodolan add_officer`.
GIVEN_HERE = (RoleName.RUNNER, RoleName.TRADER)


@dataclass(frozen=True, slots=True)
class RoleRow:
    """Somebody with a role; market is empty for roles that hold everywhere."""

    id: UUID
    user: UUID
    name: str
    phone: str
    role: str
    market: str
    may_take: bool


@dataclass(frozen=True, slots=True)
class PersonCard:
    """Somebody with an account; call is an address for the officer's own phone."""

    id: UUID
    name: str
    phone: str
    call: str
    is_open: bool
    has_second_key: bool


def person_card(user: User) -> PersonCard:
    """A person on their own page."""
    return PersonCard(
        id=user.pk,
        name=user.name or show_phone(user.phone),
        phone=show_phone(user.phone),
        call=f"tel:{user.phone}",
        is_open=user.is_active,
        has_second_key=bool(user.totp_seed),
    )


def role_row(role: Role, *, may_take: bool) -> RoleRow:
    """Somebody with a role; may_take says whether who asks takes roles away at all."""
    return RoleRow(
        id=role.pk,
        user=role.user_id,
        name=role.user.name,
        phone=show_phone(role.user.phone),
        role=said(RoleName, role.name),
        market=role.market.name if role.market else "",
        # An officer's role is not taken away here, or the office could lock itself out.
        may_take=may_take and role.name in GIVEN_HERE,
    )
