"""Runners of a day: who is at work, orders nobody has, and counting the boxes."""

from itertools import groupby
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dodolan.kernel.clock import now
from dodolan.market.fulfilment.models import Shift
from dodolan.market.fulfilment.office import give_orders
from dodolan.market.fulfilment.overview import free_on, open_shifts, shifts_of_day
from dodolan.market.fulfilment.rights import ASSIGN
from dodolan.market.ordering.models import Purchase
from dodolan.market.ordering.overview import market_day
from dodolan.market.ordering.rights import SEE_ALL
from dodolan.market.paying.boxes import send_count_back, verify_count
from dodolan.market.paying.overview import box_by_id
from dodolan.market.paying.rights import VERIFY_COUNT
from dodolan.web.kit.access import SEND, actor_of, allow, may, signed_in_user
from dodolan.web.kit.fields import RupiahField
from dodolan.web.kit.forms import acted, status_of, submitted
from dodolan.web.office.days import usual_day
from dodolan.web.office.fields import DayForm
from dodolan.web.office.order_rows import order_row
from dodolan.web.office.runners.presenter import Hall, box_row, shift_row
from dodolan.wording.dates import day_in_words


class CountForm(forms.Form):
    """What the office counted in one box."""

    counted = RupiahField(label=gettext_lazy("You count"))


class GiveForm(forms.Form):
    """Free orders of one market day, and the runner who takes those that are ticked."""

    purchase = forms.MultipleChoiceField(label=gettext_lazy("Orders"), widget=forms.CheckboxSelectMultiple)
    shift = forms.ChoiceField(label=gettext_lazy("Runner"))

    def __init__(self, free: list[Purchase], shifts: list[Shift], *args: Any, **more: Any) -> None:
        """What there is to choose."""
        super().__init__(*args, **more)
        fields: dict[str, Any] = self.fields
        # Only what is free now can be ticked: an old page takes no order out of other hands.
        fields["purchase"].choices = [(str(purchase.pk), purchase.number) for purchase in free]
        fields["shift"].choices = [("", _("Choose")), *((str(shift.pk), shift.runner.name) for shift in shifts)]


@allow(SEE_ALL)
def runners(request: HttpRequest) -> HttpResponse:
    """The shifts of a day, the free orders and the boxes, market by market."""
    return _page(request, DayForm(request.GET or None))


@allow(ASSIGN, methods=SEND)
def give(request: HttpRequest, day: UUID) -> HttpResponse:
    """Put the ticked orders of a market day into a runner's hands."""
    own = market_day(day)
    free = [purchase for purchase in free_on(own.date) if purchase.day_id == own.pk]
    shifts = list(open_shifts(own.pk))
    # Each market has such a form on the page; the prefix says whose this one is.
    form = GiveForm(free, shifts, request.POST, prefix=own.pk.hex)

    def hand(said: dict[str, Any]) -> tuple[int, Shift]:
        shift = next(shift for shift in shifts if str(shift.pk) == said["shift"])
        chosen = [UUID(pk) for pk in said["purchase"]]
        officer = signed_in_user(request)
        return give_orders(shift=shift, purchases=chosen, officer=officer, by=actor_of(request), at=now()), shift

    if given := submitted(form, hand, field="purchase"):
        count, shift = given.result
        words = ngettext("%(n)s order given to %(name)s.", "%(n)s orders given to %(name)s.", count)
        messages.success(request, words % {"n": count, "name": shift.runner.name})
        return redirect(f"{reverse('office:runners:list')}?hari={own.date}")
    return _page(request, DayForm({"hari": own.date.isoformat()}), wrong=form)


@allow(VERIFY_COUNT, methods=SEND)
def verify(request: HttpRequest, box: UUID) -> HttpResponse:
    """Count a box, without being told what its runner counted, and take the cash."""
    own = box_by_id(box)
    officer = signed_in_user(request)
    form = CountForm(request.POST, prefix=own.pk.hex)

    def take(said: dict[str, Any]) -> None:
        verify_count(box=own, counted_rp=said["counted"], officer=officer, by=actor_of(request), at=now())

    if not submitted(form, take, field="counted"):
        return _page(request, DayForm({"hari": own.day.date.isoformat()}), wrong_count=form)
    messages.success(request, _("The box of %(name)s is verified.") % {"name": own.runner.name})
    return redirect(f"{reverse('office:runners:list')}?hari={own.day.date}#k{own.pk}")


@allow(VERIFY_COUNT, methods=SEND)
def send_back(request: HttpRequest, box: UUID) -> HttpResponse:
    """Two sums were counted: the runner counts again."""
    own = box_by_id(box)
    officer = signed_in_user(request)
    done = _("%(name)s counts again.") % {"name": own.runner.name}
    acted(request, lambda: send_count_back(box=own, officer=officer, by=actor_of(request), at=now()), success=done)
    return redirect(f"{reverse('office:runners:list')}?hari={own.day.date}")


def _page(
    request: HttpRequest, form: DayForm, *, wrong: GiveForm | None = None, wrong_count: CountForm | None = None
) -> HttpResponse:
    day = form.day(usual_day(request, now()))
    everybody = list(shifts_of_day(day))
    # Earlier boxes that nobody verified come along; at work are only those of the day.
    shifts = [shift for shift in everybody if shift.day.date == day]
    free = {key: list(part) for key, part in groupby(free_on(day), key=lambda purchase: purchase.day)}
    halls = sorted({*free, *(shift.day for shift in shifts)}, key=lambda hall: hall.market.name)
    facts = {
        "day": day_in_words(day),
        "form": form if form.is_bound else DayForm(initial={"hari": day}),
        "halls": [_hall(hall, free.get(hall, []), shifts, wrong, can_give=may(request, ASSIGN)) for hall in halls],
        "boxes": [(box_row(shift), _count_form(shift, wrong_count)) for shift in everybody if shift.box.counted_at],
        "wrong_count": wrong_count,
        "may_verify": may(request, VERIFY_COUNT),
    }
    return render(request, "office/runners/list.html", facts, status=status_of(wrong_count or wrong or form))


def _count_form(shift: Shift, wrong: CountForm | None) -> CountForm:
    """The form of one box; the one with a mistake keeps what was typed."""
    prefix = shift.box.pk.hex
    return wrong if wrong and wrong.prefix == prefix else CountForm(prefix=prefix)


def _hall(hall: Any, free: list[Purchase], shifts: list[Shift], wrong: GiveForm | None, *, can_give: bool) -> Hall:
    """One market of the day; shifts are those of all markets, can_give says whether who asks gives orders at all."""
    own = [shift for shift in shifts if shift.day_id == hall.pk]
    # A runner who went home takes no more orders, but stays in sight with the box.
    at_work = [shift for shift in own if shift.ended_at is None]
    mine = wrong if wrong and wrong.prefix == hall.pk.hex else None
    form = mine or GiveForm(free, at_work, prefix=hall.pk.hex)
    return Hall(
        id=hall.pk,
        anchor=hall.pk.hex,
        market=hall.market.name,
        shifts=[shift_row(shift) for shift in own],
        free=[order_row(purchase) for purchase in free],
        form=form,
        is_wrong=mine is not None,
        # What was ticked stays ticked after a refusal: a long list is not ticked twice.
        chosen=form["purchase"].value() or [],
        can_give=can_give and bool(at_work),
    )
