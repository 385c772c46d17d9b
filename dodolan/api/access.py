"""Who may call what: a bearer token speaks for its person, their rights decide. Session cookies count nothing."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.conf import settings
from django.http import HttpRequest
from ninja.security import HttpBearer

from dodolan.api.refusals import WrongRole
from dodolan.kernel.clock import now
from dodolan.kernel.limits.addresses import address_of
from dodolan.kernel.rights import Right
from dodolan.people.accounts.actions import token_hash
from dodolan.people.accounts.models import ApiToken, User
from dodolan.people.accounts.queries import live_token
from dodolan.people.rights.queries import has_right

ANYONE = "anyone"
GUEST = "guest"
LONGEST_TOKEN = 200

Call = TypeVar("Call", bound=Callable[..., Any])


class BearerToken(HttpBearer):
    """`Authorization: Bearer TOKEN`, as printed by `dodolan issue_token`."""

    def authenticate(self, request: HttpRequest, token: str) -> User | None:
        """The person of a token that works; what the token itself may do is kept with the request."""
        # Cut off by length first: hashing a megabyte for a stranger would be a gift.
        found = live_token(token_hash(token), now()) if 0 < len(token) <= LONGEST_TOKEN else None
        request.token = found  # type: ignore[attr-defined]
        return found.user if found else None


class BearerOrGuest(BearerToken):
    """A token, or none at all; a wrong one is refused all the same."""

    def __call__(self, request: HttpRequest) -> User | str | None:
        """The person, or GUEST."""
        # Only who shows no token is a guest; a revoked one must not quietly become a guest order.
        if "Authorization" not in request.headers:
            return GUEST
        return cast("User | None", super().__call__(request))


BEARER, BEARER_OR_GUEST = BearerToken(), BearerOrGuest()


def allow(whom: str | Right) -> Callable[[Call], Call]:
    """Let only these make a call: ANYONE, or holders of a right, in any market. Others get WrongRole.

    With the market of what is acted on the call asks again.
    """

    def decorate(call: Call) -> Call:
        @wraps(call)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            if isinstance(whom, Right):
                require_token(request, whom.key)
                if not has_right(caller(request), whom):
                    raise WrongRole(f"Needs the right {whom.key}.")
            return call(request, *args, **kwargs)

        guarded.rule = whom  # type: ignore[attr-defined]
        return cast("Call", guarded)

    return decorate


def require_token(request: HttpRequest, key: str) -> None:
    """Raise WrongRole for a token that was not made for this (a right's key, or BUYS); guests have none."""
    token: ApiToken | None = getattr(request, "token", None)
    if token is not None and not token.allows(key):
        raise WrongRole(f"This token is not for {key}.")


def caller(request: HttpRequest) -> User | None:
    """The person whose token came with the call, or None for a guest."""
    found = getattr(request, "auth", None)
    return found if isinstance(found, User) else None


def address(request: HttpRequest) -> str:
    """The network address that a call comes from."""
    forwarded, remote = request.headers.get("X-Forwarded-For", ""), request.META.get("REMOTE_ADDR", "")
    return address_of(forwarded=forwarded, remote=remote, behind_proxy=settings.HTTPS)


def owner_of(request: HttpRequest) -> User:
    """The person of a call that needs a right."""
    found = caller(request)
    if found is None:
        raise WrongRole("Nobody called.")
    return found
