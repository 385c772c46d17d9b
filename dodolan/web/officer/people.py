"""People and their roles: found by phone, given and taken with a row in the trail."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from dodolan.kernel.clock import now
from dodolan.kernel.errors import Refused
from dodolan.people.accounts.actions import give_role_by_phone, take_role
from dodolan.people.accounts.models import RoleName
from dodolan.people.accounts.phones import show_phone
from dodolan.people.accounts.queries import role_by_id, role_holders
from dodolan.people.places.queries import market_by_slug, markets
from dodolan.web.access import DESK, actor_of, allow
from dodolan.web.account.forms import PhoneField
from dodolan.web.fields import TextField
from dodolan.web.officer.fields import shown
from dodolan.web.refusals import put_into

# Officers and treasurers are made on the server, where the second key is shown once: `dodolan add_officer`.
GIVEN_HERE = {RoleName.RUNNER: gettext_lazy("Runner"), RoleName.TRADER: gettext_lazy("Trader")}
NAMES = {
    **GIVEN_HERE,
    RoleName.OFFICER: gettext_lazy("Officer"),
    RoleName.TREASURER: gettext_lazy("Treasurer"),
}


class RoleForm(forms.Form):
    """Who may do what; a runner works for one market."""

    phone = PhoneField()
    name = TextField(label=gettext_lazy("Name"), longest=80)
    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=list(GIVEN_HERE.items()))
    market = forms.ChoiceField(label=gettext_lazy("Market, for a runner"), required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        """The markets of the city."""
        super().__init__(*args, **more)
        field: Any = self.fields["market"]
        field.choices = [("", _("None")), *((market.slug, market.name) for market in markets())]


@allow(*DESK)
def people(request: HttpRequest) -> HttpResponse:
    """Everybody with a role, and a form to give one."""
    form = RoleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            give_role_by_phone(
                phone=said["phone"],
                name=said["name"],
                role=RoleName(said["role"]),
                market=market_by_slug(said["market"]) if said["market"] else None,
                by=actor_of(request),
                at=now(),
            )
        except Refused as refusal:
            put_into(form, refusal, refusal.facts.get("field"))
        else:
            messages.success(request, _("%(name)s has the role now.") % {"name": said["name"]})
            return redirect("web:desk-people")
    rows = [
        {
            "id": role.pk,
            "name": role.user.name,
            "phone": show_phone(role.user.phone),
            "role": NAMES[RoleName(role.name)],
            "market": role.market.name if role.market else "",
            # An officer's role is not taken away here, or the desk could lock itself out.
            "may_take": RoleName(role.name) in GIVEN_HERE,
        }
        for role in role_holders(request.GET.get("peran", ""))
    ]
    facts = {"form": form, "rows": rows, "kinds": NAMES.items(), "kind": request.GET.get("peran", "")}
    return render(request, "officer/people.html", facts, status=shown(form))


@require_POST
@allow(*DESK)
def take(request: HttpRequest, role: UUID) -> HttpResponse:
    """Take a trader's or runner's role away; it stops working with the next request."""
    held = role_by_id(role)
    # Asked here too: the page lacks the button, not the address behind it.
    if RoleName(held.name) in GIVEN_HERE:
        take_role(user=held.user, role=RoleName(held.name), by=actor_of(request), at=now())
        messages.success(request, _("%(name)s no longer has the role.") % {"name": held.user.name})
    return redirect(f"{reverse('web:desk-people')}?peran={held.name}")
