"""The one table of who may do what. A new role is a name in accounts, a row here and a word on the page of people."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from dodolan.people.accounts.models import RoleName


class Scope(Enum):
    """How far a role reaches when it was given for no market."""

    ALL = "all"
    MARKET = "market"


@dataclass(frozen=True, slots=True)
class Grant:
    """What a role may do, by the keys of rights; a role of one market counts there alone, whatever its scope."""

    scope: Scope
    rights: frozenset[str]


def _keys(words: str) -> frozenset[str]:
    return frozenset(words.split())


# By key and not by name: the rooms stand above this one.
# Everybody at the office sees everything. Payouts are proposed and approved by both, so that two people are enough.
_OFFICE = _keys("""
    audit.read ledger.read ordering.see_all accounts.see_roles businesses.see_register places.see_terms
    paying.propose_payout paying.approve_payout
""")
_OFFICER = _keys("""
    accounts.give_role accounts.take_role accounts.change places.set_terms businesses.register stalls.open
    stalls.suspend ordering.cancel_any ordering.confirm_phone fulfilment.assign fulfilment.release
""")
_TREASURER = _keys("paying.verify_count paying.pay_payout fulfilment.write_off")

ROLES: dict[RoleName, Grant] = {
    RoleName.TRADER: Grant(Scope.ALL, _keys("stalls.sell prices.set")),
    RoleName.RUNNER: Grant(Scope.MARKET, _keys("fulfilment.carry paying.count_cash")),
    # One runs the market, the other handles its money (decision 0016); who shall do both is given both.
    RoleName.OFFICER: Grant(Scope.ALL, _OFFICE | _OFFICER),
    RoleName.TREASURER: Grant(Scope.ALL, _OFFICE | _TREASURER),
}


def roles_with(right: str) -> Iterator[RoleName]:
    """The roles that hold a right, by its key."""
    return (name for name, grant in ROLES.items() if right in grant.rights)
