"""The business register: found by words and cluster; entering a business; suspending a stall."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dodolan.kernel.clock import now
from dodolan.market.stalls.actions import set_stall_status
from dodolan.market.stalls.models import StallStatus
from dodolan.market.stalls.queries import stall_by_id, stalls_of_businesses
from dodolan.market.stalls.rights import OPEN, SUSPEND
from dodolan.people.businesses.actions import LONGEST_NAME, register_with_owner
from dodolan.people.businesses.models import Business, Cluster
from dodolan.people.businesses.queries import LONGEST_SEARCH, register
from dodolan.people.businesses.rights import REGISTER, SEE_REGISTER
from dodolan.people.places.models import Village
from dodolan.people.places.queries import villages_by_district
from dodolan.web.kit.access import READ_AND_SEND, SEND, actor_of, allow, may
from dodolan.web.kit.fields import PhoneField, TextField
from dodolan.web.kit.forms import status_of, submitted
from dodolan.web.office.fields import LONGEST_REASON
from dodolan.web.office.register.presenter import business_row, stall_card
from dodolan.wording.codes import choices

PAGE_SIZE = 50


class RegisterFilter(forms.Form):
    """Which businesses; an empty field means all."""

    cari = TextField(label=gettext_lazy("Name, owner or NIB"), longest=LONGEST_SEARCH, required=False)
    sektor = forms.ChoiceField(
        label=gettext_lazy("Cluster"), required=False, choices=choices(Cluster.choices, gettext_lazy("All clusters"))
    )

    def found(self) -> QuerySet[Business]:
        """The businesses asked for; the form is valid."""
        return register(search=self.cleaned_data["cari"], cluster=self.cleaned_data["sektor"])


class BusinessForm(forms.Form):
    """A business and its owner."""

    name = TextField(label=gettext_lazy("Name of the business"), longest=LONGEST_NAME)
    cluster = forms.ChoiceField(label=gettext_lazy("Cluster"), choices=choices(Cluster.choices, gettext_lazy("Choose")))
    village = forms.ChoiceField(label=gettext_lazy("Village"))
    # Longer than 13, because people copy it with the spaces it is printed with.
    nib = TextField(
        label=gettext_lazy("NIB"), longest=24, required=False, help_text=gettext_lazy("13 digits, if there is one.")
    )
    phone = PhoneField(label=gettext_lazy("Owner's mobile number"))
    owner = TextField(label=gettext_lazy("Owner's name"), longest=80)

    def __init__(self, districts: list[tuple[str, list[Village]]], *args: Any, **more: Any) -> None:
        """The villages by district."""
        super().__init__(*args, **more)
        field: Any = self.fields["village"]
        field.choices = [
            ("", _("Choose")),
            *((name, [(row.code, row.name) for row in rows]) for name, rows in districts),
        ]


class StatusForm(forms.Form):
    """Why a stall is suspended, or may sell again."""

    # No draft among them: a stall that has been seen is suspended, not hidden.
    status = forms.ChoiceField(choices=[(code, code) for code in (StallStatus.ACTIVE, StallStatus.SUSPENDED)])
    reason = TextField(
        label=gettext_lazy("Reason"),
        longest=LONGEST_REASON,
        help_text=gettext_lazy("It stays in the trail with your name."),
    )


@allow(SEE_REGISTER)
def businesses(request: HttpRequest) -> HttpResponse:
    """The register, each business with its stalls."""
    form = RegisterFilter(request.GET)
    # An unreadable filter finds nothing, or the whole register would pass for its answer.
    page = Paginator(form.found() if form.is_valid() else (), PAGE_SIZE).get_page(request.GET.get("page"))
    # One statement for the page and not one for each business.
    stalls = stalls_of_businesses([row.pk for row in page])
    facts = {
        "form": form,
        "page": page,
        "rows": [business_row(row, stalls.get(row.pk, [])) for row in page],
        "may_register": may(request, REGISTER),
        "may_open": may(request, OPEN),
    }
    return render(request, "office/register/list.html", facts, status=status_of(form))


@allow(REGISTER, methods=READ_AND_SEND)
def new_business(request: HttpRequest) -> HttpResponse:
    """Enter a business; its owner is found or made by phone."""
    districts = villages_by_district()
    form = BusinessForm(districts, request.POST or None)

    def enter(said: dict[str, Any]) -> None:
        register_with_owner(
            actor=actor_of(request),
            phone=said["phone"],
            owner_name=said["owner"],
            name=said["name"],
            cluster=said["cluster"],
            # The form has checked the code, so one of the rows has it.
            village=next(row for _name, rows in districts for row in rows if row.code == said["village"]),
            nib=said["nib"],
            at=now(),
        )

    if submitted(form, enter):
        messages.success(request, _("%(name)s is in the register.") % {"name": form.cleaned_data["name"]})
        return redirect("office:register:list")
    return render(request, "office/register/new_business.html", {"form": form}, status=status_of(form))


@allow(SEE_REGISTER)
def stall(request: HttpRequest, stall: UUID) -> HttpResponse:
    """One stall: whose it is, where it stands, and whether it may sell."""
    own = stall_by_id(stall)
    request.city = own.market.village.district.city  # type: ignore[attr-defined]
    facts = {"stall": stall_card(own), "form": StatusForm() if may(request, SUSPEND) else None}
    return render(request, "office/register/stall.html", facts)


@allow(SUSPEND, methods=SEND)
def stall_status(request: HttpRequest, stall: UUID) -> HttpResponse:
    """Suspend a stall or let it sell again, with a reason."""
    own = stall_by_id(stall)
    form = StatusForm(request.POST)
    if not form.is_valid():
        return render(request, "office/register/stall.html", {"stall": stall_card(own), "form": form}, status=422)
    said = form.cleaned_data
    status = StallStatus(said["status"])
    set_stall_status(stall=own, status=status, reason=said["reason"], by=actor_of(request), at=now())
    messages.success(request, _("Done. It stands in the trail with your name."))
    return redirect("office:register:stall", own.pk)
