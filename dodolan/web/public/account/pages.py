"""Signing in and out, the language, one's own name."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from dodolan.kernel.clock import now
from dodolan.kernel.errors import Missing
from dodolan.kernel.switches.queries import is_on
from dodolan.market.ordering.switches import GUEST_PURCHASES
from dodolan.people.accounts.actions import (
    CODE_LIVES,
    code_of,
    request_code,
    set_name,
    sign_in_officer,
    sign_in_with_code,
)
from dodolan.people.accounts.models import User, Way
from dodolan.people.accounts.queries import codes_are_sent, officer_codes, roles_of, waiting_code
from dodolan.people.accounts.sessions import end_session, end_sign_ins, note_sign_in, open_sign_ins
from dodolan.people.phones import show_phone
from dodolan.people.places.queries import shows_demo_codes
from dodolan.web.kit.access import ANYONE, READ_AND_SEND, SEND, SIGNED_IN, allow, signed_in_user
from dodolan.web.kit.devices import remember, seat_of
from dodolan.web.kit.forms import status_of, submitted
from dodolan.web.kit.menus import home_of
from dodolan.web.kit.middleware import LANGUAGE_COOKIE
from dodolan.web.kit.returning import page_before
from dodolan.web.kit.second_key import mark_second_key, roles_here, unmark
from dodolan.web.kit.sign_ins import device_words, sign_in_row
from dodolan.web.public.account.forms import CodeForm, NameForm, OfficerForm, PhoneForm

# One working day: an office left signed in overnight is anybody's.
OFFICER_SECONDS = 12 * 3600


@allow(ANYONE, methods=READ_AND_SEND)
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for a phone and send a code to it."""
    form = PhoneForm(request.POST or None)
    back = page_before(request)
    if submitted(form, lambda said: _ask_for_code(request, said["phone"]), field="phone"):
        # Kept on our side: a phone in the address would stand in logs and histories.
        held = "have" in request.POST
        request.session["sign_in"] = {"phone": form.cleaned_data["phone"], "next": back, "held": held}
        return redirect("public:account:enter-code")
    facts = {"form": form, "next": back, "guests": is_on(GUEST_PURCHASES)}
    return render(request, "public/account/sign_in.html", facts, status=status_of(form))


@allow(ANYONE, methods=READ_AND_SEND)
def enter_code(request: HttpRequest) -> HttpResponse:
    """Ask for the code; the demo shows it on the page."""
    waiting = request.session.get("sign_in")
    if not waiting:
        return redirect("public:account:sign-in")
    form = CodeForm(request.POST or None)
    if signed_in := submitted(
        form,
        lambda said: sign_in_with_code(
            phone=waiting["phone"], typed=said["code"], seat=seat_of(request, waiting["phone"]), at=now()
        ),
        field="code",
    ):
        _open_session(request, signed_in.result, Way.CODE)
        if roles_here(request) != roles_of(request.user):
            messages.info(request, _("The office opens only with password and code of the app."))
        return _to_first_page(request, waiting["next"])
    facts: dict[str, Any] = {
        "form": form,
        "phone": show_phone(waiting["phone"]),
        "minutes": CODE_LIVES // timedelta(minutes=1),
        "sent": codes_are_sent(),
        "held": waiting.get("held", False),
    }
    if shows_demo_codes():
        code = waiting_code(waiting["phone"], now())
        facts["demo_code"] = code_of(code) if code else ""
    return render(request, "public/account/enter_code.html", facts, status=status_of(form))


@allow(ANYONE, methods=READ_AND_SEND)
def officer_sign_in(request: HttpRequest) -> HttpResponse:
    """Phone, password and one-time password in one step."""
    form = OfficerForm(request.POST or None)
    # Without a field the words stand above all three: nobody who guesses learns which of them was right.
    if signed_in := submitted(
        form, lambda said: sign_in_officer(**said, seat=seat_of(request, said["phone"]), at=now())
    ):
        _open_session(request, signed_in.result, Way.SECOND_KEY)
        mark_second_key(request.session, signed_in.result)
        request.session.set_expiry(OFFICER_SECONDS)
        return _to_first_page(request, page_before(request))
    facts = {"form": form, "next": page_before(request), "demo_codes": _demo_codes()}
    return render(request, "public/account/officer_sign_in.html", facts, status=status_of(form))


@allow(ANYONE, methods=SEND)
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session; the basket stays with the phone."""
    if request.session.session_key:
        end_session(session_key=request.session.session_key, at=now())
    logout(request)
    return redirect("buyer:browsing:home")


@allow(SIGNED_IN, methods=READ_AND_SEND)
def account(request: HttpRequest) -> HttpResponse:
    """One's own name and phone, where one is signed in, and the way out."""
    user = signed_in_user(request)
    form = NameForm(request.POST or None, initial={"name": user.name})
    if submitted(form, lambda said: set_name(user=user, name=said["name"]), field="name"):
        request.session["nav"] = nav_of(user, roles_here(request))
        messages.success(request, _("Your name was saved."))
        return redirect("public:account:show")
    here = request.session.session_key
    facts = {
        "form": form,
        "phone": show_phone(user.phone),
        "sign_ins": [sign_in_row(row, here=row.session_key == here) for row in open_sign_ins(user, now())],
    }
    return render(request, "public/account/show.html", facts, status=status_of(form))


@allow(SIGNED_IN, methods=SEND)
def end(request: HttpRequest) -> HttpResponse:
    """End one of one's own sessions elsewhere, or all of them but this one."""
    only = request.POST.get("sesi", "")
    here = request.session.session_key or ""
    ended = end_sign_ins(user=signed_in_user(request), at=now(), only=_id_of(only) if only else None, but=here)
    if ended:
        messages.success(request, _("That device is signed out."))
    return redirect("public:account:show")


def _id_of(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Missing("No such session.") from None


@allow(ANYONE, methods=SEND)
def language(request: HttpRequest) -> HttpResponse:
    """Keep the chosen language for a year and go back to the page."""
    response = HttpResponseRedirect(page_before(request, "/"))
    chosen = request.POST.get("language", "")
    if chosen in dict(settings.LANGUAGES):
        response.set_cookie(LANGUAGE_COOKIE, chosen, max_age=365 * 24 * 3600, samesite="Lax", secure=settings.HTTPS)
    return response


def nav_of(user: User, roles: Collection[str]) -> dict[str, Any]:
    """What the menu needs of a person and the roles of their session; rights are looked up at every request."""
    return {"name": user.name or show_phone(user.phone), "roles": sorted(roles)}


def _open_session(request: HttpRequest, user: User, way: Way) -> None:
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    # So that there is a key to note; login alone leaves none where another person was signed in before.
    request.session.cycle_key()
    device = device_words(request.headers.get("User-Agent", ""))
    note_sign_in(user=user, session_key=request.session.session_key or "", way=way, device=device, at=now())
    request.session.pop("sign_in", None)
    # What was noted of an earlier stay at the office would sign out at once, or open it once more (access.allow).
    request.session.pop("seen", None)
    unmark(request.session)


def _to_first_page(request: HttpRequest, page: str) -> HttpResponse:
    user, roles = signed_in_user(request), roles_here(request)
    request.session["nav"] = nav_of(user, roles)
    response = HttpResponseRedirect(page) if page else redirect(home_of(roles))
    remember(request, response, user.phone)
    return response


def _demo_codes() -> list[tuple[str, str]]:
    """The demo's officers with the code their app would show now; nothing outside the demo."""
    return officer_codes(now()) if shows_demo_codes() else []


def _ask_for_code(request: HttpRequest, phone: str) -> None:
    """A new code, unless the person holds one already: then nothing is sent, and no turn is taken."""
    if "have" not in request.POST:
        request_code(phone=phone, seat=seat_of(request, phone), at=now())
