"""The merged picking list: weighing, counting, finding short, asking the buyer, paying the stall."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from dodolan.kernel.clock import now
from dodolan.kernel.errors import Missing
from dodolan.kernel.ids import new_id
from dodolan.kernel.words import BadNumber, read_whole
from dodolan.market.fulfilment.errors import UnlikelyWeight
from dodolan.market.fulfilment.picking import Reading, pay_stalls, record_weights, skip_line, take_pieces
from dodolan.market.fulfilment.picking_list import picking_list
from dodolan.market.fulfilment.queries import assigned_bags
from dodolan.market.fulfilment.questions import ask_consent, withdraw_question
from dodolan.market.fulfilment.rights import CARRY
from dodolan.market.ordering.errors import TooLate
from dodolan.web.kit.access import SEND, allow
from dodolan.web.kit.forms import Done, acted, attempt
from dodolan.web.kit.refusals import words_for
from dodolan.web.runner.at_work import only_at_work, own_shift
from dodolan.web.runner.bags import bag_keys, bag_labels
from dodolan.web.runner.picking.presenter import NO_DOUBT, Doubtful, Wrong, cash_line, progress, stall_card
from dodolan.wording.dates import day_in_words


@allow(CARRY)
@only_at_work
def shopping(request: HttpRequest) -> HttpResponse:
    """The list, stall by stall in walking order."""
    return _list(request, {})


@allow(CARRY)
@only_at_work
def printed(request: HttpRequest) -> HttpResponse:
    """The list on paper, A5, with boxes to tick and room for weights."""
    shift = own_shift(request)
    # The same letters as on the phone, so that bags and paper agree.
    bags = assigned_bags(shift)
    labels = bag_labels(bags)
    facts = {
        "stops": [stall_card(stop, labels, {}) for stop in picking_list(shift)],
        "keys": bag_keys(bags),
        "market": shift.day.market,
        "day": day_in_words(shift.day.date),
        "runner": shift.runner,
    }
    return render(request, "runner/picking/print.html", facts)


@allow(CARRY, methods=SEND)
def weigh(request: HttpRequest) -> HttpResponse:
    """Readings of the scale for the lines of one good: fields g-LINE in grams and k-LINE, the key of the reading."""
    typed = _typed(request, "g-")
    measured = _numbers(typed)
    # Nothing is saved while one field is unreadable: half a form would be sent twice.
    if None in measured.values():
        return _list(request, _mistakes(typed, measured, _("Write whole grams, like 250.")))

    def act() -> None:
        readings = [_reading(request, pk, number or 0) for pk, number in measured.items()]
        record_weights(shift=own_shift(request), readings=readings, at=now())

    return _done(request, typed, act)


@allow(CARRY, methods=SEND)
def take(request: HttpRequest) -> HttpResponse:
    """Numbers of pieces for the lines of one good: fields n-LINE."""
    typed = _typed(request, "n-")
    counted = _numbers(typed)
    if None in counted.values():
        return _list(request, _mistakes(typed, counted, _("Write a whole number.")))

    def act() -> None:
        picked = {UUID(pk): number or 0 for pk, number in counted.items()}
        take_pieces(shift=own_shift(request), picked=picked, at=now())

    return _done(request, typed, act)


@allow(CARRY, methods=SEND)
def skip(request: HttpRequest, line: UUID) -> HttpResponse:
    """There is nothing to be had for a line."""
    acted(request, lambda: skip_line(shift=own_shift(request), line_id=line, at=now()))
    return _back(request)


@allow(CARRY, methods=SEND)
def ask(request: HttpRequest, line: UUID) -> HttpResponse:
    """Ask the buyer whether they pay for the heavier goods."""
    if asked := acted(request, lambda: ask_consent(shift=own_shift(request), line_id=line, at=now())):
        minutes = {"minutes": (asked.result.expires_at - asked.result.asked_at) // timedelta(minutes=1)}
        messages.success(request, _("We asked the buyer. No answer in %(minutes)s minutes means no.") % minutes)
    return _back(request)


@allow(CARRY, methods=SEND)
def withdraw(request: HttpRequest, line: UUID) -> HttpResponse:
    """Wait no longer for the buyer's answer."""
    acted(
        request,
        lambda: withdraw_question(shift=own_shift(request), line_id=line, at=now()),
        success=_("The question is taken back. The buyer pays for what was ordered."),
    )
    return _back(request)


@allow(CARRY, methods=SEND)
def pay(request: HttpRequest, stall: UUID) -> HttpResponse:
    """Pay a stall in cash for everything taken there."""
    acted(
        request,
        lambda: pay_stalls(shift=own_shift(request), stall=stall, at=now()),
        success=_("The stall is paid."),
    )
    return _back(request)


def _typed(request: HttpRequest, prefix: str) -> dict[str, str]:
    """The fields of a form that were filled in, by line; what is no line's field is left out."""
    fields = {name[2:]: str(value).strip() for name, value in request.POST.items() if name.startswith(prefix)}
    # An empty field is a line still to be weighed: a stall is done in several goes.
    return {pk: value for pk, value in fields.items() if value and _as_key(pk)}


def _numbers(typed: dict[str, str]) -> dict[str, int | None]:
    """What was typed as whole numbers; None for what is none."""
    numbers: dict[str, int | None] = {}
    for pk, value in typed.items():
        try:
            numbers[pk] = read_whole(value)
        except BadNumber:
            numbers[pk] = None
    return numbers


def _mistakes(typed: dict[str, str], numbers: dict[str, int | None], sentence: str) -> Wrong:
    """The sentence beside each field that holds no number; the others keep what was typed."""
    return {pk: (value, sentence if numbers[pk] is None else "") for pk, value in typed.items()}


def _done(request: HttpRequest, typed: dict[str, str], act: Callable[[], None]) -> HttpResponse:
    """Act and go back to the stall; refused, the list comes back with what was typed and why not."""
    outcome = attempt(act, passing=(Missing,))
    if isinstance(outcome, Done):
        return _back(request)
    if isinstance(outcome, TooLate):
        # What is paid has no field any more to stand beside.
        messages.error(request, words_for(outcome))
        return _back(request)
    if isinstance(outcome, UnlikelyWeight):
        doubtful = {str(line): str(measured) for line, measured in outcome.facts["readings"]}
        said = {pk: (value, words_for(outcome) if pk in doubtful else "") for pk, value in typed.items()}
        return _list(request, said, doubtful)
    return _list(request, {pk: (value, words_for(outcome)) for pk, value in typed.items()})


def _reading(request: HttpRequest, pk: str, measured: int) -> Reading:
    """A reading as the form says it: p-LINE how many pieces lie there, s-LINE the weight that was asked about."""
    pieces = _numbers({pk: request.POST.get(f"p-{pk}", "").strip()})[pk]
    # The yes belongs to the weight that was shown: another one typed beside it is asked about anew.
    sure = request.POST.get(f"s-{pk}", "") == str(measured)
    return Reading(UUID(pk), measured, _key(request, pk), pieces=pieces, sure=sure)


def _key(request: HttpRequest, pk: str) -> UUID:
    """The key of a reading, made with the page; a form without one gets its own."""
    # By its key the same page sent twice is one reading and not two.
    return _as_key(request.POST.get(f"k-{pk}", "")) or new_id()


def _as_key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _list(request: HttpRequest, wrong: Wrong, doubtful: Doubtful = NO_DOUBT) -> HttpResponse:
    """The picking list, with mistakes beside their lines; doubtful: weights to say yes to, by line."""
    shift = own_shift(request)
    bags = assigned_bags(shift)
    labels = bag_labels(bags)
    stops = picking_list(shift)
    facts = {
        "stops": [stall_card(stop, labels, wrong, doubtful) for stop in stops],
        "keys": bag_keys(bags),
        "ready": sum(bool(bag.purchase.weighed_at and not bag.purchase.delivered_at) for bag in bags),
        "progress": progress(stops),
        "cash": cash_line(shift, stops),
        "wrong": wrong,
    }
    return render(request, "runner/picking/list.html", facts, status=422 if wrong else 200)


def _back(request: HttpRequest) -> HttpResponse:
    # Back to the stall where the runner stands, and not to the top of a long list.
    place = request.POST.get("stop", "")
    return redirect(reverse("runner:picking:list") + (f"#s{place}" if place.isalnum() else ""))
