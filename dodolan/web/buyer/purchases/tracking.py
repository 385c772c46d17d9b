"""The page on which a buyer follows an order."""

from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dodolan.kernel.clock import now, today
from dodolan.kernel.errors import Missing, Refused
from dodolan.market.fulfilment.queries import door_tries, questions_to, runner_of
from dodolan.market.ordering.models import Purchase
from dodolan.market.ordering.queries import purchase_by_secret
from dodolan.market.ordering.rules import PurchaseState, purchase_state
from dodolan.market.ordering.states import CANCEL, PURCHASE
from dodolan.market.paying.queries import way_paid
from dodolan.services.notices.queries import notices_about
from dodolan.web.buyer.price_list_parts import slot_in_words
from dodolan.web.buyer.purchases.presenter import (
    estimate_words,
    notice,
    questions,
    runner_card,
    stall_rows,
    sums,
    timeline,
)
from dodolan.web.buyer.purchases.proof import proof_ask
from dodolan.web.kit.forms import status_of
from dodolan.web.kit.refusals import words_for
from dodolan.wording.notices import notice_words
from dodolan.wording.states import state_words

# Nothing longer was made by us, so it need not reach the database.
LONGEST_SECRET = 30


def purchase_of(request: HttpRequest, secret: str) -> Purchase:
    """The purchase with that secret, and its city for the frame of the page; raises Missing."""
    if len(secret) > LONGEST_SECRET or not secret.isprintable():
        raise Missing("No such order.")
    purchase = purchase_by_secret(secret)
    request.city = purchase.day.market.village.district.city  # type: ignore[attr-defined]
    return purchase


def track_page(
    request: HttpRequest, purchase: Purchase, refusal: Refused | None = None, wrong: BaseForm | None = None
) -> HttpResponse:
    """The page of a purchase; a refusal stands above all, what is wrong in a form beside its field."""
    state = purchase_state(purchase)
    # Nobody stands at a door with goods that are not weighed yet.
    nobody_at = door_tries([purchase])[purchase.pk].nobody_at if state == PurchaseState.WEIGHED else None
    facts: dict[str, Any] = {
        "purchase": purchase,
        "market": purchase.day.market,
        "state": state_words(purchase),
        "slot": "" if purchase.cancelled_at else slot_in_words(purchase.slot, today()),
        "notice": notice(purchase, nobody_at, now()),
        "steps": timeline(purchase),
        "parts": stall_rows(purchase),
        "sums": sums(purchase, way_paid(purchase)),
        "estimate": estimate_words(purchase),
        "questions": questions(list(questions_to(purchase)), purchase, now()),
        "told": [notice_words(row.kind, row.facts) for row in notices_about(purchase.pk)],
        # The PIN goes with the goods: shown any longer, somebody else could read it.
        "pin": "" if state in (PurchaseState.DELIVERED, PurchaseState.CANCELLED) else purchase.pin,
        # Before the goods are weighed there is nothing to put into a drawer, and after a cancellation neither.
        "has_slip": state in (PurchaseState.WEIGHED, PurchaseState.DELIVERED),
        "can_cancel": PURCHASE.allows(purchase, CANCEL),
        "runner": runner_card(runner_of(purchase), state),
        "refused": words_for(refusal) if refusal else "",
        "proof": proof_ask(request, purchase, wrong),
    }
    status = refusal.status if refusal else status_of(wrong) if wrong else 200
    return render(request, "buyer/purchases/track.html", facts, status=status)
