"""Calls that buy: place an order, follow it, cancel it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router, Status

from dodolan.api.access import ANYONE, BEARER_OR_GUEST, address, allow, caller, require_token
from dodolan.api.reading import counted
from dodolan.api.switches import API_WRITES
from dodolan.api.v1.asks import CodeAsk, OrderAsk
from dodolan.api.v1.orders import OrderAnswer
from dodolan.api.v1.problem import problems
from dodolan.api.v1.words import Key, OrderSecret
from dodolan.kernel.clock import now
from dodolan.kernel.idempotency.actions import answer_once
from dodolan.kernel.switches.guards import needs
from dodolan.market.ordering.cancel_order import BY_BUYER, cancel_order
from dodolan.market.ordering.limits import take_order_turn
from dodolan.market.ordering.models import Channel
from dodolan.market.ordering.place_order import Delivery, place_order
from dodolan.market.ordering.proving import prove_by_code, send_proof_code
from dodolan.market.ordering.queries import purchase_by_secret
from dodolan.people.accounts.models import BUYS, User
from dodolan.people.accounts.turns import Seat
from dodolan.people.places.queries import market_by_slug

# Names, addresses and PINs stay out of every cache on the way.
PRIVATE = "no-store"

router = Router(tags=["Orders"])


@router.post(
    "/orders",
    auth=BEARER_OR_GUEST,
    response={201: OrderAnswer, **problems(400, 401, 403, 404, 409, 413, 415, 422, 429)},
)
@allow(ANYONE)
def send_order(request: HttpRequest, response: HttpResponse, ask: OrderAsk, key: Key) -> Any:
    """Order over stalls of one market, as a guest or with a token; paid in cash at the door after weighing.

    All lines or none: when one cannot be had, nothing is ordered and the problem says which. Ten orders a minute for
    each person with an account, or each phone of a guest. Of a guest the phone is proved by a code before anybody shops
    (see `proof`); until then a phone has two open orders at most.
    """
    require_token(request, BUYS)
    buyer, delivery = caller(request), ask.delivery.cleaned()
    take_order_turn(buyer=buyer, phone=delivery.phone, seat=Seat(address(request)), at=now())
    answer = answer_once(
        # Two guests may make the same key; one phone does not make it for two orders.
        actor=f"user:{buyer.pk}" if buyer else f"guest:{delivery.phone}",
        route="api.orders",
        key=key,
        body=request.body,
        at=now(),
        work=lambda: _place(ask, delivery, buyer),
    )
    response["Cache-Control"] = PRIVATE
    # The order can be followed from here on without knowing how our addresses are made.
    response["Location"] = f"{request.path}/{answer.facts['secret']}"
    if answer.replayed:
        response["Idempotent-Replayed"] = "true"
    return Status(201, answer.facts)


@router.get("/orders/{secret}", response={200: OrderAnswer, **problems(404, 422, 429)})
@allow(ANYONE)
@counted
def follow_order(request: HttpRequest, response: HttpResponse, secret: OrderSecret) -> Any:  # noqa: ARG001
    """Where an order stands, with its lines and sums."""
    response["Cache-Control"] = PRIVATE
    return OrderAnswer.of(purchase_by_secret(secret))


@router.post("/orders/{secret}/code", response={200: OrderAnswer, **problems(400, 403, 404, 409, 422, 429)})
@allow(ANYONE)
@needs(API_WRITES)
def send_code(request: HttpRequest, response: HttpResponse, secret: OrderSecret) -> Any:
    """Send a code to the phone of an order that is not proved yet. The call has no body."""
    response["Cache-Control"] = PRIVATE
    purchase = purchase_by_secret(secret)
    send_proof_code(purchase=purchase, seat=Seat(address(request)), at=now())
    return OrderAnswer.of(purchase)


@router.post(
    "/orders/{secret}/prove",
    response={200: OrderAnswer, **problems(400, 403, 404, 409, 413, 415, 422, 429)},
)
@allow(ANYONE)
@needs(API_WRITES)
def prove_order(request: HttpRequest, response: HttpResponse, secret: OrderSecret, ask: CodeAsk) -> Any:
    """Prove the phone of an order by the code that came to it; before that nobody shops for the order."""
    response["Cache-Control"] = PRIVATE
    purchase = purchase_by_secret(secret)
    prove_by_code(purchase=purchase, typed=ask.code, seat=Seat(address(request)), at=now())
    return OrderAnswer.of(purchase_by_secret(secret))


@router.post("/orders/{secret}/cancel", response={200: OrderAnswer, **problems(403, 404, 409, 422)})
@allow(ANYONE)
@needs(API_WRITES)
def call_off_order(request: HttpRequest, response: HttpResponse, secret: OrderSecret) -> Any:  # noqa: ARG001
    """Cancel a whole order before shopping for it begins. The call has no body."""
    response["Cache-Control"] = PRIVATE
    cancel_order(purchase=purchase_by_secret(secret), reason=BY_BUYER, at=now())
    return OrderAnswer.of(purchase_by_secret(secret))


def _place(ask: OrderAsk, delivery: Delivery, buyer: User | None) -> dict[str, Any]:
    purchase = place_order(
        market=market_by_slug(ask.market),
        wishes=[line.wish(position) for position, line in enumerate(ask.lines)],
        slot_id=ask.slot,
        delivery=delivery,
        seal=ask.seal,
        buyer=buyer,
        channel=Channel.API,
        at=now(),
        switches=(API_WRITES,),
    )
    return OrderAnswer.of(purchase_by_secret(purchase.secret)).model_dump(mode="json")
