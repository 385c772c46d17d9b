"""The control: the same shop with its guard off. It looks first and takes later, as shops often do, and oversells."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import F

import benchmarks.opened  # noqa: F401  Django is opened before its models are imported
from dodolan.config import wsgi
from dodolan.kernel.idempotency.actions import Answer, answer_once
from dodolan.market.ordering import place_order
from dodolan.market.ordering.models import BasketLine
from dodolan.market.stalls.errors import NotEnough
from dodolan.market.stalls.models import StockDay
from dodolan.market.stalls.stock import Wish
from dodolan.web.buyer.basket import pages


def look_first(*, actor: str, **facts: Any) -> Answer:
    """Look whether there is enough, outside the transaction, and believe it for as long as the order takes."""
    for line in BasketLine.objects.filter(basket__secret=actor):
        for stock in StockDay.objects.filter(offer=line.offer_id):
            if (stock.on_hand or 0) - stock.allocated < (line.steps or 0):
                raise NotEnough("Looked, and there is not enough.", short=[(str(line.offer_id), 0)])
    return answer_once(actor=actor, **facts)


def take_unasked(*, wishes: Sequence[Wish], stock: Sequence[StockDay], day: date) -> None:  # noqa: ARG001  as the guard
    """Take without asking again."""
    steps = {wish.offer: wish.steps for wish in wishes}
    for row in stock:
        StockDay.objects.filter(pk=row.pk).update(allocated=F("allocated") + steps[row.offer_id])


application = wsgi.application
pages.answer_once = look_first  # type: ignore[attr-defined]
place_order.take_stock = take_unasked  # type: ignore[attr-defined]
