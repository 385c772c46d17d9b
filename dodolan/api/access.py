"""Who may call what: a bearer token speaks for its person, their rights decide. Session cookies count nothing."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.conf import settings
from django.http import HttpRequest
from ninja.security import HttpBearer

from dodolan.api.refusals import WrongRole
from dodolan.kernel.limits.addresses import address_of
from dodolan.kernel.rights import Right
from dodolan.people.accounts.actions import token_hash
from dodolan.people.accounts.models import User
from dodolan.people.accounts.queries import user_of_token
from dodolan.people.rights.queries import has_right

ANYONE = "anyone"
GUEST = "guest"
LONGEST_TOKEN = 200

Call = TypeVar("Call", bound=Callable[..., Any])


class BearerToken(HttpBearer):
    """`Authorization: Bearer TOKEN`, as printed by `dodolan issue_token`."""

    def authenticate(self, request: HttpRequest, token: str) -> User | None:  # noqa: ARG002  the shape asked for
        """The person of a token that is known and not revoked."""
        # Cut off by length first: hashing a megabyte for a stranger would be a gift.
        return user_of_token(token_hash(token)) if 0 < len(token) <= LONGEST_TOKEN else None


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
            if isinstance(whom, Right) and not has_right(caller(request), whom):
                raise WrongRole(f"Needs the right {whom.key}.")
            return call(request, *args, **kwargs)

        guarded.rule = whom  # type: ignore[attr-defined]
        return cast("Call", guarded)

    return decorate


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
