"""Who may use a page. Every view names its users with `allow`; a test refuses routes that do not."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth import logout
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import reverse

from dodolan.kernel.audit.actions import Actor
from dodolan.kernel.clock import now
from dodolan.kernel.errors import NotAllowed
from dodolan.people.accounts.models import RoleName, User
from dodolan.people.accounts.queries import roles_of

ANYONE = "anyone"
SIGNED_IN = "signed_in"
TRADER, RUNNER = RoleName.TRADER.value, RoleName.RUNNER.value
OFFICER, TREASURER = RoleName.OFFICER.value, RoleName.TREASURER.value
OFFICE = (OFFICER, TREASURER)

# A screen of the office stands where others walk by.
IDLE_SECONDS = 30 * 60
# The session is written at most this often, so that reading a page is not a write.
NOTED_EVERY_SECONDS = 5 * 60

# Pages are read and forms are sent; a view that takes less says so itself.
METHODS = ("GET", "HEAD", "POST")

View = Callable[..., HttpResponse]


def allow(*who: str) -> Callable[[View], View]:
    """Let only these use a view: ANYONE, SIGNED_IN, or holders of one of the named roles.

    Somebody not signed in is sent to sign in and comes back; somebody without the role gets NotAllowed. Pages for the
    office alone sign out whoever was idle for IDLE_SECONDS, up to NOTED_EVERY_SECONDS sooner.
    """
    if not who:
        raise ValueError("A view names who may use it.")

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            # Any other method would be taken for a look, and answered as if something had been done.
            if request.method not in METHODS:
                return HttpResponseNotAllowed(METHODS)
            if ANYONE not in who:
                if not request.user.is_authenticated:
                    return _to_sign_in(request, who)
                if _is_office(who) and _was_idle(request):
                    logout(request)
                    return _to_sign_in(request, who)
                # Asked of the database each time: a right taken away must not outlive the next request.
                if SIGNED_IN not in who and not roles_of(request.user) & set(who):
                    raise NotAllowed(f"Needs one of {', '.join(who)}.")
            return view(request, *args, **kwargs)

        guarded.allowed = frozenset(who)  # type: ignore[attr-defined]
        return guarded

    return decorate


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


def _is_office(who: tuple[str, ...]) -> bool:
    return set(who) <= set(OFFICE)


def _was_idle(request: HttpRequest) -> bool:
    """Whether the last request noted is too long ago; if not, this one is noted."""
    at = int(now().timestamp())
    seen = request.session.get("seen", at)
    if at - seen > IDLE_SECONDS:
        return True
    if "seen" not in request.session or at - seen >= NOTED_EVERY_SECONDS:
        request.session["seen"] = at
    return False


def _to_sign_in(request: HttpRequest, who: tuple[str, ...]) -> HttpResponse:
    page = reverse("public:account:officer-sign-in" if _is_office(who) else "public:account:sign-in")
    # What was posted cannot be sent again by a redirect, so only pages are returned to.
    back = request.get_full_path() if request.method == "GET" else ""
    return HttpResponseRedirect(f"{page}?{urlencode({'lanjut': back})}" if back else page)
