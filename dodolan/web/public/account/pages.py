"""Signing in and out, the language, one's own name."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dodolan.kernel.clock import now
from dodolan.kernel.errors import Refused
from dodolan.kernel.limits.addresses import address_of
from dodolan.people.accounts.actions import code_of, request_code, set_name, sign_in_officer, sign_in_with_code
from dodolan.people.accounts.models import User
from dodolan.people.accounts.queries import officer_codes, roles_of, waiting_code
from dodolan.people.phones import show_phone
from dodolan.people.places.queries import shows_demo_codes
from dodolan.web.kit.access import ANYONE, SIGNED_IN, allow, signed_in_user
from dodolan.web.kit.menus import face_of
from dodolan.web.kit.middleware import LANGUAGE_COOKIE
from dodolan.web.kit.refusals import put_into
from dodolan.web.public.account.forms import CodeForm, NameForm, OfficerForm, PhoneForm

# One working day: a office left signed in overnight is anybody's.
OFFICER_SECONDS = 12 * 3600


@allow(ANYONE)
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for a phone and send a code to it."""
    form = PhoneForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            request_code(phone=form.cleaned_data["phone"], address=_address(request), at=now())
        except Refused as refusal:
            put_into(form, refusal, "phone")
        else:
            # Kept on our side: a phone in the address would stand in logs and histories.
            request.session["sign_in"] = {"phone": form.cleaned_data["phone"], "next": _next(request)}
            return redirect("public:account:enter-code")
    return render(request, "public/account/sign_in.html", {"form": form, "next": _next(request)}, status=_status(form))


@allow(ANYONE)
def enter_code(request: HttpRequest) -> HttpResponse:
    """Ask for the code; the demo shows it on the page."""
    waiting = request.session.get("sign_in")
    if not waiting:
        return redirect("public:account:sign-in")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = sign_in_with_code(phone=waiting["phone"], typed=form.cleaned_data["code"], at=now())
        except Refused as refusal:
            put_into(form, refusal, "code")
        else:
            return _enter(request, user, waiting["next"])
    facts: dict[str, Any] = {"form": form, "phone": show_phone(waiting["phone"])}
    if shows_demo_codes():
        code = waiting_code(waiting["phone"], now())
        facts["demo_code"] = code_of(code) if code else ""
    return render(request, "public/account/enter_code.html", facts, status=_status(form))


@allow(ANYONE)
def officer_sign_in(request: HttpRequest) -> HttpResponse:
    """Phone, password and one-time password in one step."""
    form = OfficerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = sign_in_officer(
                phone=form.cleaned_data["phone"],
                password=form.cleaned_data["password"],
                totp=form.cleaned_data["totp"],
                address=_address(request),
                at=now(),
            )
        except Refused as refusal:
            # Above all three fields: a guesser is not told which of them was right.
            put_into(form, refusal, None)
        else:
            response = _enter(request, user, _next(request))
            request.session.set_expiry(OFFICER_SECONDS)
            return response
    facts = {"form": form, "next": _next(request), "demo_codes": _demo_codes()}
    return render(request, "public/account/officer_sign_in.html", facts, status=_status(form))


@require_POST
@allow(ANYONE)
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session; the basket stays with the phone."""
    logout(request)
    return redirect("buyer:browsing:home")


@allow(SIGNED_IN)
def account(request: HttpRequest) -> HttpResponse:
    """One's own name and phone, and the way out."""
    user = signed_in_user(request)
    form = NameForm(request.POST or None, initial={"name": user.name})
    if request.method == "POST" and form.is_valid():
        set_name(user=user, name=form.cleaned_data["name"])
        request.session["nav"] = nav_of(user)
        messages.success(request, _("Your name was saved."))
        return redirect("public:account:show")
    facts = {"form": form, "phone": show_phone(user.phone)}
    return render(request, "public/account/show.html", facts, status=_status(form))


@require_POST
@allow(ANYONE)
def language(request: HttpRequest) -> HttpResponse:
    """Keep the chosen language for a year and go back to the page."""
    response = HttpResponseRedirect(_next(request) or "/")
    chosen = request.POST.get("language", "")
    if chosen in dict(settings.LANGUAGES):
        response.set_cookie(LANGUAGE_COOKIE, chosen, max_age=365 * 24 * 3600, samesite="Lax", secure=settings.HTTPS)
    return response


def nav_of(user: User) -> dict[str, Any]:
    """What the menu needs of a person; rights themselves are looked up at every request."""
    return {"name": user.name or show_phone(user.phone), "roles": sorted(roles_of(user))}


def _enter(request: HttpRequest, user: User, page: str) -> HttpResponse:
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    request.session.pop("sign_in", None)
    # What was noted of an earlier stay at the office would sign out at once (access.allow).
    request.session.pop("seen", None)
    request.session["nav"] = nav_of(user)
    return HttpResponseRedirect(page) if page else redirect(face_of(roles_of(user)).first)


def _next(request: HttpRequest) -> str:
    """Where to go afterwards: a page of this site or nowhere."""
    page = request.POST.get("next") or request.GET.get("lanjut", "")
    # An address from outside could send a freshly signed-in person anywhere.
    safe = url_has_allowed_host_and_scheme(page, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return page if safe and "\\" not in page and page.isprintable() else ""


def _status(form: Any) -> int:
    return 422 if form.is_bound and form.errors else 200


def _demo_codes() -> list[tuple[str, str]]:
    """The demo's officers with the code their app would show now; nothing outside the demo."""
    return officer_codes(now()) if shows_demo_codes() else []


def _address(request: HttpRequest) -> str:
    forwarded, remote = request.headers.get("X-Forwarded-For", ""), request.META.get("REMOTE_ADDR", "")
    return address_of(forwarded=forwarded, remote=remote, behind_proxy=settings.HTTPS)
