"""The day on one page: how it stands, and what needs a person."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dodolan.kernel.clock import now
from dodolan.kernel.outbox.queries import failed_events
from dodolan.kernel.words import hour
from dodolan.market.fulfilment.overview import day_board, markets_without_runner, shifts_of_day
from dodolan.market.ordering.proving import unproved
from dodolan.market.ordering.rights import SEE_ALL
from dodolan.market.paying.overview import payouts_waiting
from dodolan.market.prices.moves import biggest_moves
from dodolan.web.kit.access import allow
from dodolan.web.kit.forms import status_of
from dodolan.web.kit.frame import city_shown
from dodolan.web.office.days import usual_day
from dodolan.web.office.fields import DayForm
from dodolan.web.office.today.presenter import (
    box_needs,
    city_needs,
    event_needs,
    move_row,
    order_needs,
    payout_needs,
    proof_needs,
    tiles,
    uncounted_needs,
)
from dodolan.wording.dates import day_in_words

# More than an officer calls in an hour; the list of orders has them all.
MOST_UNPROVED = 20


@allow(SEE_ALL)
def today(request: HttpRequest) -> HttpResponse:
    """Tiles, the list of what needs a person, and the prices that moved; of the day people work for, or of ?hari."""
    at = now()
    usual = usual_day(request, at)
    form = DayForm(request.GET or None)
    day = form.day(usual)
    board = day_board(day, at)
    shifts = list(shifts_of_day(day))
    facts = {
        "day": day_in_words(day),
        "at": hour(at),
        "form": form if form.is_bound else DayForm(initial={"hari": day}),
        "before": (day - timedelta(days=1)).isoformat(),
        "after": (day + timedelta(days=1)).isoformat(),
        "is_usual": day == usual,
        # Boxes of earlier days wait among the shifts; the tiles count one day.
        "tiles": tiles(board, [shift for shift in shifts if shift.day.date == day], day),
        "needs": [
            *order_needs(board, at),
            *proof_needs(list(unproved()[:MOST_UNPROVED]), at),
            *uncounted_needs(shifts),
            *box_needs(shifts),
            *payout_needs(payouts_waiting()),
            *event_needs(failed_events()),
            *city_needs(markets_without_runner(), city_shown(request)),
        ],
        "moves": [move_row(move) for move in biggest_moves(day)],
    }
    return render(request, "office/today/show.html", facts, status=status_of(form))
