"""One person: roles, where they are signed in, and what an officer may do with the account."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dodolan.kernel.clock import now
from dodolan.people.accounts.closing import change_phone, close_account, reopen_account
from dodolan.people.accounts.models import User
from dodolan.people.accounts.queries import person_by_id, roles_held
from dodolan.people.accounts.rights import CHANGE_ACCOUNT, SEE_ROLES, TAKE_ROLE
from dodolan.people.accounts.sessions import end_sign_ins, open_sign_ins
from dodolan.web.kit.access import SEND, actor_of, allow, may
from dodolan.web.kit.fields import PhoneField
from dodolan.web.kit.forms import status_of, submitted
from dodolan.web.kit.sign_ins import sign_in_row
from dodolan.web.office.fields import ReasonForm
from dodolan.web.office.people.presenter import person_card, role_row


class NewPhoneForm(forms.Form):
    """The number a person has now."""

    phone = PhoneField(label=gettext_lazy("The new number"))


@allow(SEE_ROLES)
def show(request: HttpRequest, user: UUID) -> HttpResponse:
    """Everything of one person that the office may know."""
    return _page(request, person_by_id(user))


@allow(CHANGE_ACCOUNT, methods=SEND)
def phone(request: HttpRequest, user: UUID) -> HttpResponse:
    """A new SIM, or a slip of the finger: the account gets another number."""
    person = person_by_id(user)
    form = NewPhoneForm(request.POST)

    def change(said: dict[str, Any]) -> None:
        change_phone(user=person, phone=said["phone"], by=actor_of(request), at=now())

    return _done(request, person) if submitted(form, change, field="phone") else _page(request, person, form)


@allow(CHANGE_ACCOUNT, methods=SEND)
def close(request: HttpRequest, user: UUID) -> HttpResponse:
    """Nobody signs in to the account any more, for a reason that is kept."""
    person = person_by_id(user)
    form = ReasonForm(request.POST)

    def act(said: dict[str, Any]) -> None:
        close_account(user=person, reason=said["reason"], by=actor_of(request), at=now())

    return _done(request, person) if submitted(form, act, field="reason") else _page(request, person, form)


@allow(CHANGE_ACCOUNT, methods=SEND)
def reopen(request: HttpRequest, user: UUID) -> HttpResponse:
    """Its person may sign in again."""
    person = person_by_id(user)
    reopen_account(user=person, by=actor_of(request), at=now())
    return _done(request, person)


@allow(CHANGE_ACCOUNT, methods=SEND)
def sign_out(request: HttpRequest, user: UUID) -> HttpResponse:
    """A lost phone: every session of the account ends, but the one that asks."""
    person = person_by_id(user)
    end_sign_ins(user=person, at=now(), but=request.session.session_key or "")
    messages.success(request, _("Signed out everywhere."))
    return redirect("office:people:show", person.pk)


def _done(request: HttpRequest, person: User) -> HttpResponse:
    messages.success(request, _("Done. It stands in the trail with your name."))
    return redirect("office:people:show", person.pk)


def _page(request: HttpRequest, person: User, wrong: forms.Form | None = None) -> HttpResponse:
    may_take = may(request, TAKE_ROLE)
    facts = {
        "person": person_card(person),
        "roles": [role_row(role, may_take=may_take) for role in roles_held(person)],
        "sign_ins": [sign_in_row(row) for row in open_sign_ins(person, now())],
        "may_change": may(request, CHANGE_ACCOUNT),
        "is_self": person.pk == actor_of(request).id,
        "phone_form": wrong if isinstance(wrong, NewPhoneForm) else NewPhoneForm(),
        "close_form": wrong if isinstance(wrong, ReasonForm) else ReasonForm(),
        "wrong": wrong,
    }
    return render(request, "office/people/show.html", facts, status=status_of(wrong) if wrong else 200)
