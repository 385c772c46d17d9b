"""The merged picking list: weighing, counting, finding short, asking the buyer, paying the stall."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dodolan.kernel.clock import now
from dodolan.kernel.errors import Refused
from dodolan.kernel.words import BadNumber, day_in_words, read_whole
from dodolan.market.fulfilment.picking import Reading, ask_consent, pay_stalls, record_weights, skip_line, take_pieces
from dodolan.market.fulfilment.queries import groups_in_hand, picking_list
from dodolan.web.access import RUNNER, allow
from dodolan.web.refusals import words_for
from dodolan.web.runner.rows import cash_line, group_labels, step_states, stop_card
from dodolan.web.runner.shift import own_shift


@allow(RUNNER)
def shopping(request: HttpRequest) -> HttpResponse:
    """The list, stall by stall in walking order."""
    return _list(request, {})


@allow(RUNNER)
def printed(request: HttpRequest) -> HttpResponse:
    """The list on paper, A5, with boxes to tick and room for weights."""
    shift = own_shift(request)
    labels = group_labels(groups_in_hand(shift))
    stops = [stop_card(stop, labels, {}) for stop in picking_list(shift)]
    facts = {"stops": stops, "market": shift.day.market, "day": day_in_words(shift.day.date), "runner": shift.runner}
    return render(request, "runner/print.html", facts)


@require_POST
@allow(RUNNER)
def weigh(request: HttpRequest) -> HttpResponse:
    """Readings of the scale for the lines of one good: fields g-LINE in grams and k-LINE, the key of the reading."""
    typed = _typed(request, "g-")
    try:
        readings = [
            Reading(UUID(name[2:]), read_whole(value), UUID(request.POST.get(f"k-{name[2:]}", "")))
            for name, value in typed.items()
        ]
    except (BadNumber, ValueError):
        return _list(request, {name[2:]: (value, _("Write whole grams, like 250.")) for name, value in typed.items()})
    try:
        record_weights(shift=own_shift(request), readings=readings, at=now())
    except Refused as refusal:
        words = words_for(refusal)
        return _list(request, {name[2:]: (value, words) for name, value in typed.items()})
    return _back(request)


@require_POST
@allow(RUNNER)
def take(request: HttpRequest) -> HttpResponse:
    """Numbers of pieces for the lines of one good: fields n-LINE."""
    typed = _typed(request, "n-")
    try:
        picked = {UUID(name[2:]): read_whole(value) for name, value in typed.items()}
    except (BadNumber, ValueError):
        return _list(request, {name[2:]: (value, _("Write a whole number.")) for name, value in typed.items()})
    try:
        take_pieces(shift=own_shift(request), picked=picked, at=now())
    except Refused as refusal:
        words = words_for(refusal)
        return _list(request, {name[2:]: (value, words) for name, value in typed.items()})
    return _back(request)


@require_POST
@allow(RUNNER)
def skip(request: HttpRequest, line: UUID) -> HttpResponse:
    """There is nothing to be had for a line."""
    try:
        skip_line(shift=own_shift(request), line_id=line, at=now())
    except Refused as refusal:
        messages.error(request, words_for(refusal))
    return _back(request)


@require_POST
@allow(RUNNER)
def ask(request: HttpRequest, line: UUID) -> HttpResponse:
    """Ask the buyer whether he pays for the heavier goods."""
    try:
        ask_consent(shift=own_shift(request), line_id=line, at=now())
    except Refused as refusal:
        messages.error(request, words_for(refusal))
    else:
        messages.success(request, _("We asked the buyer. No answer in 10 minutes means no."))
    return _back(request)


@require_POST
@allow(RUNNER)
def pay(request: HttpRequest, stall: UUID) -> HttpResponse:
    """Pay a stall in cash for everything taken there."""
    try:
        pay_stalls(shift=own_shift(request), stall=stall, at=now())
    except Refused as refusal:
        messages.error(request, words_for(refusal))
    else:
        messages.success(request, _("The stall is paid."))
    return _back(request)


def _typed(request: HttpRequest, prefix: str) -> dict[str, str]:
    """The fields of a form that were filled in."""
    fields = {name: str(value).strip() for name, value in request.POST.items() if name.startswith(prefix)}
    return {name: value for name, value in fields.items() if value}


def _list(request: HttpRequest, wrong: dict[str, tuple[str, str]]) -> HttpResponse:
    """The list; wrong holds (what was typed, what is wrong with it) by line."""
    shift = own_shift(request)
    labels = group_labels(groups_in_hand(shift))
    stops = picking_list(shift)
    facts = {
        "stops": [stop_card(stop, labels, wrong) for stop in stops],
        "orders": len(labels),
        "steps": step_states(stops),
        "cash": cash_line(shift, stops),
        "wrong": wrong,
    }
    return render(request, "runner/picking.html", facts, status=422 if wrong else 200)


def _back(request: HttpRequest) -> HttpResponse:
    place = request.POST.get("stop", "")
    return redirect(reverse("web:picking") + (f"#s{place}" if place.isalnum() else ""))
