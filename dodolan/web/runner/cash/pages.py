"""Counting the cash at the end of the day."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dodolan.kernel.clock import now
from dodolan.market.fulfilment.queries import open_shift_of
from dodolan.market.paying.boxes import count_cash
from dodolan.market.paying.queries import box_story, newest_box
from dodolan.market.paying.rights import COUNT_CASH
from dodolan.web.kit.access import READ_AND_SEND, allow, signed_in_user
from dodolan.web.kit.fields import RupiahField
from dodolan.web.kit.forms import status_of, submitted
from dodolan.web.runner.cash.presenter import box_card


class CountForm(forms.Form):
    """What the runner counted."""

    counted = RupiahField(label=gettext_lazy("Cash you counted"), help_text=gettext_lazy("All notes and coins"))


@allow(COUNT_CASH, methods=READ_AND_SEND)
def count(request: HttpRequest) -> HttpResponse:
    """Float, collected, paid, expected; and after the shift the count, which an officer verifies."""
    runner = signed_in_user(request)
    box = newest_box(runner)
    if box is None:
        return redirect("runner:shift:show")
    form = CountForm(request.POST or None)
    # Counting while orders are on the way would always be wrong by one.
    at_work = open_shift_of(runner) is not None

    asked = ""

    def enter(said: dict[str, Any]) -> None:
        nonlocal asked
        asked = str(said["counted"])
        # The yes belongs to the sum that was asked about: another one typed after it is asked about anew.
        count_cash(box=box, counted_rp=said["counted"], at=now(), sure=request.POST.get("sure", "") == asked)

    if not at_work and submitted(form, enter, field="counted"):
        messages.success(request, _("Thank you. Now the office counts with you."))
        return redirect("runner:cash:show")
    facts = {
        "box": box_card(box_story(box)),
        "form": form,
        "sure": asked,
        "at_work": at_work,
        "is_counted": box.counted_at is not None,
    }
    return render(request, "runner/cash/show.html", facts, status=_status(request, form, at_work=at_work))


def _status(request: HttpRequest, form: CountForm, *, at_work: bool) -> int:
    if request.method == "POST" and at_work:
        # The shift goes on in another window; what was typed is not at fault.
        return 409
    return status_of(form)
