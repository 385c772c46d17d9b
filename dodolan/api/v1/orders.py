"""What callers get about an order."""

from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

from ninja import Schema
from pydantic import Field

from dodolan.api.v1.answers import Rp, SlotAnswer, StallAnswer, Way
from dodolan.market.ordering.models import LineState, OrderLine, Proof, Purchase, StallOrder
from dodolan.market.ordering.rules import PurchaseState, purchase_state
from dodolan.market.ordering.states import CANCEL, PURCHASE
from dodolan.market.paying.dues import cash_due


class LineAnswer(Schema):
    """A line: what was ordered (by steps or by money), what was picked, what it weighed and what it comes to.

    The price is the one of the moment of ordering: price_rp for price_steps.
    """

    offer: UUID
    good: str
    mode: Way
    unit: str
    price_rp: Rp
    price_steps: int
    ordered_steps: int | None
    ordered_rp: Annotated[int | None, Field(description="whole rupiah")]
    estimate_rp: Rp
    note: str
    state: LineState
    picked_steps: Annotated[int | None, Field(description="pieces")]
    weighed: Annotated[int | None, Field(description="grams or millilitres")]
    final_rp: Annotated[int | None, Field(description="whole rupiah; null until picked")]

    @classmethod
    def of(cls, line: OrderLine) -> Self:
        """A line."""
        return cls(
            offer=line.offer_id,
            good=line.good_name,
            mode=line.sold_by.code,
            unit=line.unit,
            price_rp=line.price_rp,
            price_steps=line.price_steps,
            ordered_steps=line.ordered_steps,
            ordered_rp=line.ordered_rp,
            estimate_rp=line.estimate_rp,
            note=line.note,
            # Three amounts and a state: what was ordered is never overwritten by what was found.
            state=LineState(line.state),
            picked_steps=line.picked_steps,
            weighed=line.weighed,
            final_rp=line.final_rp,
        )


class StallOrderAnswer(Schema):
    """A stall's part of an order."""

    number: str
    stall: StallAnswer
    estimate_rp: Rp
    final_rp: Annotated[int | None, Field(description="whole rupiah; null until all is picked")]
    lines: list[LineAnswer]

    @classmethod
    def of(cls, order: StallOrder) -> Self:
        """An order with its stall and lines at hand."""
        return cls(
            number=order.number,
            stall=StallAnswer.of(order.stall),
            estimate_rp=order.estimate_rp,
            final_rp=order.final_rp,
            # All lines at once; there is no call for one, as nobody buys a line without its order.
            lines=[LineAnswer.of(line) for line in order.lines.all()],
        )


class OrderAnswer(Schema):
    """An order as its buyer sees it. Tell the pin to the runner at the door, to nobody before.

    cash_due_rp is what the runner collects: goods and delivery, with rounding_rp (0 or less) to coins in use; both
    are null until everything is weighed.
    """

    number: Annotated[str, Field(description="said out loud")]
    secret: str
    pin: str
    state: PurchaseState
    market: str
    slot: SlotAnswer
    name: str
    # In one form, however it was sent: a program can compare it.
    phone: Annotated[str, Field(description="E.164")]
    village: str
    street: str
    note: str
    proof: Annotated[Proof, Field(description="how the phone is known to be the buyer's; empty: it is to be proved")]
    prove_by: Annotated[datetime | None, Field(description="an order that is not proved by then ends")]
    placed_at: datetime
    can_be_cancelled: bool
    goods_estimate_rp: Rp
    goods_final_rp: Annotated[int | None, Field(description="whole rupiah")]
    delivery_fee_rp: Rp
    cash_due_rp: Annotated[int | None, Field(description="whole rupiah")]
    rounding_rp: Annotated[int | None, Field(description="whole rupiah")]
    orders: list[StallOrderAnswer]

    @classmethod
    def of(cls, purchase: Purchase) -> Self:
        """A purchase as queries.purchase_by_secret brings it."""
        # Before weighing there is no sum to pay, and a guess would be taken for one.
        due, rounding = cash_due(purchase) if purchase.goods_final_rp is not None else (None, None)
        state = purchase_state(purchase)
        return cls(
            number=purchase.number,
            secret=purchase.secret,
            # Whoever holds the secret is the buyer, and must be able to tell the runner.
            pin=purchase.pin,
            state=state,
            market=purchase.day.market.slug,
            slot=SlotAnswer.of(purchase.slot),
            name=purchase.buyer_name,
            phone=purchase.phone,
            village=purchase.village_id,
            street=purchase.street,
            note=purchase.note,
            proof=Proof(purchase.proof),
            prove_by=purchase.prove_by if purchase.proof == Proof.NONE else None,
            placed_at=purchase.placed_at,
            # Answered here, so that no program has to know the rule and keep it up to date.
            can_be_cancelled=PURCHASE.allows(purchase, CANCEL),
            goods_estimate_rp=purchase.goods_estimate_rp,
            goods_final_rp=purchase.goods_final_rp,
            delivery_fee_rp=purchase.delivery_fee_rp,
            cash_due_rp=due.amount if due is not None else None,
            rounding_rp=rounding.amount if rounding is not None else None,
            orders=[StallOrderAnswer.of(order) for order in purchase.orders.all()],
        )
