"""The open shift of the runner who asks; pages for people at work ask for it."""

from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from dodolan.kernel.errors import Missing
from dodolan.market.fulfilment.models import Shift
from dodolan.market.fulfilment.queries import open_shift_of
from dodolan.market.fulfilment.rights import CARRY
from dodolan.people.rights.queries import require
from dodolan.web.kit.access import View, signed_in_user


def own_shift(request: HttpRequest) -> Shift:
    """The runner's open shift; raises Missing for who is not at work, NotAllowed for who left the shift's market."""
    # A page for people at work has asked already.
    shift: Shift | None = getattr(request, "shift", None) or _open_shift(request)
    if shift is None:
        raise Missing("No open shift.")
    request.shift = shift  # type: ignore[attr-defined]
    # The frame needs the city too; it came with the shift.
    request.city = shift.day.market.village.district.city  # type: ignore[attr-defined]
    return shift


def only_at_work(view: View) -> View:
    """Lead a runner without an open shift to the page where one is started."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # A bookmark opened before work is no mistake, so it leads there and is not refused.
        request.shift = _open_shift(request)  # type: ignore[attr-defined]
        if request.shift is None:  # type: ignore[attr-defined]
            return redirect("runner:shift:show")
        return view(request, *args, **kwargs)

    return guarded


def _open_shift(request: HttpRequest) -> Shift | None:
    runner = signed_in_user(request)
    shift = open_shift_of(runner)
    # The page let in whoever carries for any market, and what is done is done in that of the shift.
    if shift is not None and request.method == "POST":
        require(runner, CARRY, shift.day.market_id)
    return shift
