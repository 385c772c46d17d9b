"""People and their roles: found by name and phone, given and taken with a row in the trail."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dodolan.kernel.clock import now
from dodolan.kernel.errors import NotAllowed
from dodolan.people.accounts.actions import give_role_by_phone, take_role
from dodolan.people.accounts.models import Role, RoleName
from dodolan.people.accounts.queries import find_role_holders, role_by_id
from dodolan.people.accounts.rights import GIVE_ROLE, SEE_ROLES, TAKE_ROLE
from dodolan.people.places.queries import market_by_slug, markets
from dodolan.web.kit.access import READ_AND_SEND, SEND, actor_of, allow, may
from dodolan.web.kit.fields import PhoneField, TextField
from dodolan.web.kit.forms import submitted
from dodolan.web.office.fields import shown
from dodolan.web.office.people.presenter import GIVEN_HERE, role_row
from dodolan.wording.codes import choices

PAGE_SIZE, LONGEST_SEARCH = 50, 80


class PeopleFilter(forms.Form):
    """Who; an empty field means everybody."""

    cari = TextField(label=gettext_lazy("Name or phone"), longest=LONGEST_SEARCH, required=False)
    peran = forms.ChoiceField(
        label=gettext_lazy("Role"), required=False, choices=choices(RoleName.choices, gettext_lazy("All roles"))
    )

    def found(self) -> QuerySet[Role]:
        """The roles asked for; the form is valid."""
        return find_role_holders(name=self.cleaned_data["peran"], search=self.cleaned_data["cari"])


class RoleForm(forms.Form):
    """Who may do what; a runner works for one market."""

    phone = PhoneField()
    name = TextField(label=gettext_lazy("Name"), longest=80)
    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=[(name.value, name.label) for name in GIVEN_HERE])
    market = forms.ChoiceField(label=gettext_lazy("Market, for a runner"), required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        """The markets of the city."""
        super().__init__(*args, **more)
        field: Any = self.fields["market"]
        field.choices = [("", _("None")), *((market.slug, market.name) for market in markets())]

    def clean(self) -> dict[str, Any]:
        """A runner has a market."""
        if self.cleaned_data.get("role") == RoleName.RUNNER and not self.cleaned_data.get("market"):
            self.add_error("market", _("Please choose the market that the runner works for."))
        return self.cleaned_data


@allow(SEE_ROLES, sending=GIVE_ROLE, methods=READ_AND_SEND)
def people(request: HttpRequest) -> HttpResponse:
    """Everybody with a role, and a form to give one."""
    form = RoleForm(request.POST or None)

    def give(typed: dict[str, Any]) -> None:
        give_role_by_phone(
            phone=typed["phone"],
            name=typed["name"],
            role=RoleName(typed["role"]),
            market=market_by_slug(typed["market"]) if typed["market"] else None,
            by=actor_of(request),
            at=now(),
        )

    if submitted(form, give):
        messages.success(request, _("%(name)s has the role now.") % {"name": form.cleaned_data["name"]})
        return redirect("office:people:list")
    asked = PeopleFilter(request.GET)
    page = Paginator(asked.found() if asked.is_valid() else (), PAGE_SIZE).get_page(request.GET.get("page"))
    may_take = may(request, TAKE_ROLE)
    rows = [role_row(role, may_take=may_take) for role in page]
    facts = {"form": form, "filter": asked, "page": page, "rows": rows}
    # Two forms on one page: whichever is wrong decides the status.
    return render(request, "office/people/list.html", facts, status=max(shown(form), shown(asked)))


@allow(TAKE_ROLE, methods=SEND)
def take(request: HttpRequest, role: UUID) -> HttpResponse:
    """Take a trader's or runner's role away; it stops working with the next request."""
    held = role_by_id(role)
    # Asked here too: the page lacks the button, not the address behind it.
    if RoleName(held.name) not in GIVEN_HERE:
        raise NotAllowed("Roles of the office are taken on the server.")
    take_role(user=held.user, role=RoleName(held.name), by=actor_of(request), at=now())
    messages.success(request, _("%(name)s no longer has the role.") % {"name": held.user.name})
    return redirect(f"{reverse('office:people:list')}?peran={held.name}")
