"""What the city decides for itself: rounding, tolerance, help, delivery fees and how many orders a slot holds."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from dodolan.kernel.clock import now, today
from dodolan.kernel.plugs import plugged
from dodolan.kernel.terms.queries import Terms, terms_on
from dodolan.kernel.terms.values import BASIS_POINTS, MINUTES, RUPIAH, Term
from dodolan.kernel.words import hours
from dodolan.market.ordering.capacities import set_capacities
from dodolan.market.ordering.fees import set_fees
from dodolan.market.ordering.models import DeliveryFee, DeliverySlot
from dodolan.market.ordering.overview import all_fees, slots_on
from dodolan.people.phones import show_kept_phone
from dodolan.people.places.actions import decide_terms, set_help_phone
from dodolan.people.places.queries import the_city
from dodolan.people.places.rights import SEE_TERMS, SET_TERMS
from dodolan.web.kit.access import READ_AND_SEND, actor_of, allow
from dodolan.web.kit.fields import PercentField, PhoneField, RupiahField, WholeField
from dodolan.web.kit.forms import status_of, submitted
from dodolan.web.office.city.presenter import by_market
from dodolan.web.office.days import usual_day
from dodolan.web.office.fields import DayForm
from dodolan.wording.dates import day_in_words


class TermsForm(forms.Form):
    """What the city decides, a field for each term that a room brings; and its help number."""

    def __init__(self, held: Terms, help_phone: str, *args: Any, **more: Any) -> None:
        """Filled with what holds now."""
        super().__init__(*args, **more)
        self.terms = plugged(Term)
        self.fields |= {term.key: _term_field(term, held.number(term)) for term in self.terms.values()}
        self.fields["help_phone"] = PhoneField(label=_("Help on WhatsApp"), initial=show_kept_phone(help_phone))

    def clean(self) -> dict[str, Any]:
        """Every number within the bounds of its term."""
        for key, term in self.terms.items():
            number = self.cleaned_data.get(key)
            if number is not None and not term.allows(number):
                bounds = {"least": term.unit.shown(term.least), "most": term.unit.shown(term.most)}
                self.add_error(key, _("From %(least)s to %(most)s.") % bounds)
        return self.cleaned_data

    def numbers(self) -> dict[Term[Any], int]:
        """The numbers that were typed, by term."""
        return {term: self.cleaned_data[key] for key, term in self.terms.items()}


class NumbersForm(forms.Form):
    """One number for each row of a table, named by the row's id."""

    def __init__(self, fields: Mapping[str, forms.Field], *args: Any, **more: Any) -> None:
        """The fields of the rows."""
        super().__init__(*args, **more)
        self.fields |= fields

    def numbers(self) -> dict[UUID, int]:
        """The numbers that were typed, by id."""
        return {UUID(name): value for name, value in self.cleaned_data.items()}


@allow(SEE_TERMS, sending=SET_TERMS, methods=READ_AND_SEND)
def terms(request: HttpRequest) -> HttpResponse:
    """The city's numbers and its help phone."""
    city = the_city()
    # The frame would otherwise look the city up once more.
    request.city = city  # type: ignore[attr-defined]
    form = TermsForm(terms_on(today()), city.help_phone, request.POST or None)

    def decide(said: dict[str, Any]) -> None:
        decide_terms(numbers=form.numbers(), by=actor_of(request), at=now())
        set_help_phone(city=city, phone=said["help_phone"], by=actor_of(request), at=now())

    if submitted(form, decide):
        messages.success(request, _("Done. It stands in the trail with your name."))
        # Redirected, so that a reload does not set everything again and write a second action.
        return redirect("office:city:terms")
    return render(request, "office/city/terms.html", {"form": form, "city": city}, status=status_of(form))


@allow(SEE_TERMS, sending=SET_TERMS, methods=READ_AND_SEND)
def fees(request: HttpRequest) -> HttpResponse:
    """What bringing goods from each market to each district costs."""
    # One form for all markets, saved as a whole: half a new tariff would be charged at once.
    rows = list(all_fees())
    form = NumbersForm({str(row.pk): _fee_field(row) for row in rows}, request.POST or None)
    if submitted(form, lambda _said: set_fees(fees=form.numbers(), by=actor_of(request), at=now())):
        messages.success(request, _("Done. It stands in the trail with your name."))
        return redirect("office:city:fees")
    groups = by_market((row.market.name, form[str(row.pk)]) for row in rows)
    return render(request, "office/city/fees.html", {"form": form, "groups": groups}, status=status_of(form))


@allow(SEE_TERMS, sending=SET_TERMS, methods=READ_AND_SEND)
def slots(request: HttpRequest) -> HttpResponse:
    """How many orders each slot of a day holds; never fewer than are booked."""
    day_form = DayForm(request.GET or None)
    day = day_form.day(usual_day(request, now()))
    rows = list(slots_on(day))
    form = NumbersForm({str(row.pk): _slot_field(row) for row in rows}, request.POST or None)
    # A slot that went away meanwhile has no field any more; its refusal then stands on top.
    if submitted(form, lambda _said: set_capacities(capacities=form.numbers(), by=actor_of(request), at=now())):
        messages.success(request, _("Done. It stands in the trail with your name."))
        return redirect(f"{reverse('office:city:slots')}?hari={day.isoformat()}")
    facts = {
        "form": form,
        "day": day_in_words(day),
        "day_form": day_form if day_form.is_bound else DayForm(initial={"hari": day}),
        "groups": by_market((row.day.market.name, form[str(row.pk)]) for row in rows),
    }
    # Two forms on one page: whichever is wrong decides the status.
    return render(request, "office/city/slots.html", facts, status=max(status_of(form), status_of(day_form)))


def _fee_field(row: DeliveryFee) -> forms.Field:
    return RupiahField(label=row.district.name, initial=row.amount_rp)


def _slot_field(row: DeliverySlot) -> forms.Field:
    # Beside the number, because fewer than are taken will be refused.
    taken = _("%(n)s taken") % {"n": row.booked}
    return WholeField(label=hours(row.starts_at, row.ends_at), initial=row.capacity, help_text=taken)


_FIELDS: dict[str, type[WholeField]] = {
    RUPIAH.name: RupiahField,
    BASIS_POINTS.name: PercentField,
    MINUTES.name: WholeField,
}


def _term_field(term: Term[Any], number: int) -> forms.Field:
    return _FIELDS[term.unit.name](label=f"{term.words} ({term.unit.sign})", help_text=term.hint, initial=number)
