"""Asking whether somebody may do something: of the database each time, so that a right taken away is gone at once."""

from uuid import UUID

from django.db.models import QuerySet

from dodolan.kernel.errors import NotAllowed
from dodolan.kernel.rights import Right
from dodolan.people.accounts.models import Role, RoleName, User
from dodolan.people.rights.roles import ROLES, Scope, roles_with

EVERYWHERE, NOWHERE = "everywhere", "nowhere"


def has_right(user: object, right: Right, market: UUID | None = None) -> bool:
    """Whether a user holds a right in a market; without one, whether in any market at all.

    Any market is enough to see a page and too little to act on what belongs to one. Nobody and a closed account hold
    nothing. One statement.
    """
    return _holds(user, right, () if market is None else (market,))


def require(user: object, right: Right, *markets: UUID) -> None:
    """Raise NotAllowed unless a user holds a right in each of the markets, or in any if none is named."""
    if not _holds(user, right, markets):
        raise NotAllowed(f"Needs the right {right.key}.", right=right.key)


def roles_holding(right: Right) -> QuerySet[Role]:
    """Roles by which people with an open account hold a right: in the role's market, or as far as it reaches."""
    return Role.objects.filter(name__in=list(roles_with(right.key)), user__is_active=True)


def _holds(user: object, right: Right, markets: tuple[UUID, ...]) -> bool:
    if not isinstance(user, User) or not user.is_active:
        return False
    held = roles_holding(right).filter(user=user).values_list("name", "market")
    places = [_reach(name, market) for name, market in held]
    if not markets:
        return any(place != NOWHERE for place in places)
    return all(EVERYWHERE in places or market in places for market in markets)


def _reach(name: str, market: UUID | None) -> UUID | str:
    """Where a role given for that market counts."""
    if market is not None:
        return market
    # The table of roles refuses a runner without a market; a role that slips past it opens nothing.
    return EVERYWHERE if ROLES[RoleName(name)].scope is Scope.ALL else NOWHERE
