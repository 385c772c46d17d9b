"""Who may use a page, and by which methods. Every view says both with `allow`; a test refuses routes that do not."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache, wraps
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth import logout
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import resolve, reverse

from dodolan.kernel.audit.actions import Actor
from dodolan.kernel.clock import now
from dodolan.kernel.errors import NotAllowed
from dodolan.kernel.rights import Right
from dodolan.people.accounts.models import SECOND_KEY, User
from dodolan.people.accounts.queries import roles_of
from dodolan.people.rights.roles import roles_with
from dodolan.web.kit.second_key import roles_here

ANYONE = "anyone"
SIGNED_IN = "signed_in"

# A screen of the office stands where others walk by.
IDLE_SECONDS = 30 * 60
# The session is written at most this often, so that reading a page is not a write.
NOTED_EVERY_SECONDS = 5 * 60

READ, SEND = ("GET", "HEAD"), ("POST",)
READ_AND_SEND = (*READ, *SEND)

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may read a page, and who may send to it: ANYONE, SIGNED_IN, or holders of one of the rights."""

    readers: tuple[str | Right, ...]
    senders: tuple[str | Right, ...]

    def whom(self, method: str = "GET") -> frozenset[str]:
        """ANYONE, SIGNED_IN and the roles that may use the page by a method, by the table of roles as it is now."""
        named = self.senders if method in SEND else self.readers
        # Of rights the roles remain: those of a person are read with one statement.
        return frozenset(role for one in named for role in _roles_of(one))


def allow(
    *whom: str | Right, sending: Right | None = None, methods: tuple[str, ...] = READ, reload_to: str = ""
) -> Callable[[View], View]:
    """Let only these use a view: ANYONE, SIGNED_IN, or holders of one of the rights; only by these methods.

    sending: the right that POST needs where reading needs another; without it both need the same. A right held in one
    market opens the page; what may be done there the action asks again. Somebody not signed in is sent to sign in and
    comes back; somebody without the right gets NotAllowed. A role of the office counts only in a session opened with
    password and second key; whoever came by a code is sent to show them. Pages for the office alone sign out whoever
    was idle for IDLE_SECONDS, up to NOTED_EVERY_SECONDS sooner. Other methods are answered 405, but a view with
    reload_to leads GET to the page of that name, made with the view's first argument.
    """
    rule = Rule(whom, (sending,) if sending else whom)
    # A role by its name would be a second table of who may do what.
    named = [_roles_of(one) if isinstance(one, Right) else one in (ANYONE, SIGNED_IN) for one in (*whom, *rule.senders)]
    if not named or not all(named):
        raise ValueError("A view names who may use it, by rights that some role holds.")

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method not in methods:
                # Phones load a tab again after hours; that must not end in an error.
                if reload_to and request.method in READ:
                    return redirect(reload_to, next(iter(kwargs.values())))
                return HttpResponseNotAllowed(methods)
            return _elsewhere(request, rule) or view(request, *args, **kwargs)

        guarded.rule = rule  # type: ignore[attr-defined]
        return guarded

    return decorate


def _elsewhere(request: HttpRequest, rule: Rule) -> HttpResponse | None:
    """Where somebody has to go before a view with this rule is theirs; None for whoever may use it now."""
    who = rule.whom(request.method or "")
    if ANYONE in who:
        return None
    if not request.user.is_authenticated:
        return _to_sign_in(request, who)
    if _is_office(who) and _was_idle(request):
        logout(request)
        return _to_sign_in(request, who)
    # Asked of the database each time: a right taken away must not outlive the next request.
    if SIGNED_IN in who:
        return None
    roles = roles_here(request)
    if not roles.isdisjoint(who):
        # Kept for the buttons of the page, which ask no further statement.
        request.roles = roles  # type: ignore[attr-defined]
        request.may_send = not roles.isdisjoint(rule.whom("POST"))  # type: ignore[attr-defined]
        return None
    if roles_of(request.user).isdisjoint(who):
        raise NotAllowed("Needs a right that none of the person's roles holds.")
    return _to_sign_in(request, SECOND_KEY)


def _roles_of(one: str | Right) -> list[str]:
    return [one] if isinstance(one, str) else [role.value for role in roles_with(one.key)]


def may(request: HttpRequest, right: Right) -> bool:
    """Whether whoever opened a page by a right holds that other one, in any market; for buttons, without a statement.

    The action behind the button asks again, with its market.
    """
    return not request.roles.isdisjoint(_roles_of(right))  # type: ignore[attr-defined]


def opens(route: str, roles: Collection[str]) -> bool:
    """Whether the page of a route (without arguments) is for somebody with these roles; a guest may still sign in."""
    return not _rule(route).whom().isdisjoint((ANYONE, SIGNED_IN, *roles))


# Asked for every entry of the menu with every page; addresses never change while the program runs.
@cache
def _rule(route: str) -> Rule:
    return resolve(reverse(route)).func.rule  # type: ignore[attr-defined,no-any-return]


def signed_in_user(request: HttpRequest) -> User:
    """The user of a view that only signed-in people may use."""
    if isinstance(request.user, AnonymousUser):
        raise NotAllowed("Nobody is signed in.")
    return request.user


def buyer_of(request: HttpRequest) -> User | None:
    """The account that buys, or None for a guest."""
    return None if isinstance(request.user, AnonymousUser) else request.user


def actor_of(request: HttpRequest) -> Actor:
    """Who acts, for the audit trail."""
    user = signed_in_user(request)
    return Actor(user.pk, user.name, getattr(request, "request_id", ""))


def _is_office(who: Collection[str]) -> bool:
    return {*who} <= {*SECOND_KEY}


def _was_idle(request: HttpRequest) -> bool:
    """Whether the last request noted is too long ago; if not, this one is noted."""
    at = int(now().timestamp())
    seen = request.session.get("seen", at)
    if at - seen > IDLE_SECONDS:
        return True
    if "seen" not in request.session or at - seen >= NOTED_EVERY_SECONDS:
        request.session["seen"] = at
    return False


def _to_sign_in(request: HttpRequest, who: Collection[str]) -> HttpResponse:
    page = reverse("public:account:officer-sign-in" if _is_office(who) else "public:account:sign-in")
    # What was posted cannot be sent again by a redirect, so only pages are returned to.
    back = request.get_full_path() if request.method == "GET" else ""
    return HttpResponseRedirect(f"{page}?{urlencode({'lanjut': back})}" if back else page)
