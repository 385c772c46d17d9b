"""Who may use a page, and by which methods. Every view says both with `allow`; a test refuses routes that do not."""

from collections.abc import Callable, Collection
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
from dodolan.people.accounts.models import SECOND_KEY, RoleName, User
from dodolan.people.accounts.queries import roles_of
from dodolan.people.rights.roles import roles_with
from dodolan.web.kit.second_key import roles_here

ANYONE = "anyone"
SIGNED_IN = "signed_in"
TRADER, RUNNER = RoleName.TRADER.value, RoleName.RUNNER.value
OFFICER, TREASURER = RoleName.OFFICER.value, RoleName.TREASURER.value
OFFICE = (OFFICER, TREASURER)

# A screen of the office stands where others walk by.
IDLE_SECONDS = 30 * 60
# The session is written at most this often, so that reading a page is not a write.
NOTED_EVERY_SECONDS = 5 * 60

READ, SEND = ("GET", "HEAD"), ("POST",)
READ_AND_SEND = (*READ, *SEND)

View = Callable[..., HttpResponse]


def allow(*whom: str | Right, methods: tuple[str, ...] = READ, reload_to: str = "") -> Callable[[View], View]:
    """Let only these use a view: ANYONE, SIGNED_IN, holders of one of the named roles or rights; only by these methods.

    A right held in one market opens the page; what may be done there the action asks again. Somebody not signed in is
    sent to sign in and comes back; somebody without role or right gets NotAllowed. A role of the office counts only in
    a session opened with password and second key; whoever came by a code is sent to show them. Pages for the office
    alone sign out whoever was idle for IDLE_SECONDS, up to NOTED_EVERY_SECONDS sooner. Other methods are answered 405,
    but a view with reload_to leads GET to the page of that name, made with the view's first argument.
    """
    # Of roles and rights alike the roles remain: they are read with one statement, and a test walks them.
    who = tuple(dict.fromkeys(role for one in whom for role in _roles_of(one)))
    if not who:
        raise ValueError("A view names who may use it.")

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method not in methods:
                # Phones load a tab again after hours; that must not end in an error.
                if reload_to and request.method in READ:
                    return redirect(reload_to, next(iter(kwargs.values())))
                return HttpResponseNotAllowed(methods)
            return _elsewhere(request, who) or view(request, *args, **kwargs)

        guarded.allowed = frozenset(who)  # type: ignore[attr-defined]
        return guarded

    return decorate


def _elsewhere(request: HttpRequest, who: tuple[str, ...]) -> HttpResponse | None:
    """Where somebody has to go before a view for these is theirs; None for whoever may use it now."""
    if ANYONE in who:
        return None
    if not request.user.is_authenticated:
        return _to_sign_in(request, who)
    if _is_office(who) and _was_idle(request):
        logout(request)
        return _to_sign_in(request, who)
    # Asked of the database each time: a right taken away must not outlive the next request.
    if SIGNED_IN in who or not roles_here(request).isdisjoint(who):
        return None
    if roles_of(request.user).isdisjoint(who):
        raise NotAllowed(f"Needs one of {', '.join(who)}.")
    return _to_sign_in(request, SECOND_KEY)


def _roles_of(one: str | Right) -> list[str]:
    if isinstance(one, str):
        return [one]
    holders = [role.value for role in roles_with(one.key)]
    if not holders:
        raise ValueError(f"No role holds the right {one.key}.")
    return holders


def opens(route: str, roles: Collection[str]) -> bool:
    """Whether the page of a route (without arguments) is for somebody with these roles; a guest may still sign in."""
    return not _allowed(route).isdisjoint((ANYONE, SIGNED_IN, *roles))


# Asked for every entry of the menu with every page; addresses never change while the program runs.
@cache
def _allowed(route: str) -> frozenset[str]:
    return resolve(reverse(route)).func.allowed  # type: ignore[attr-defined,no-any-return]


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
