"""What an order is called at every step, on the buyer's page as on the runner's and on the office's."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dodolan.market.fulfilment.overview import Trouble
from dodolan.market.ordering import cancel_order
from dodolan.market.ordering.models import Proof, Purchase
from dodolan.market.ordering.rules import PurchaseState, purchase_state

# One set for everybody: whoever calls about an order reads the same word as who answers.
STATES: Mapping[str, Promise] = {
    PurchaseState.PLACED: _("Ordered"),
    PurchaseState.PICKING: _("Being shopped"),
    PurchaseState.WEIGHED: _("Weighed"),
    PurchaseState.DELIVERED: _("Handed over"),
    PurchaseState.CANCELLED: _("Cancelled"),
}
TROUBLES: Mapping[str, Promise] = {
    Trouble.LATE: _("Order is late"),
    Trouble.NO_RUNNER: _("Order without a runner"),
    Trouble.PIN_LOCKED: _("PIN is locked"),
}


# A phone that nobody proved yet, and why an order ended where no officer wrote it.
UNPROVED = _("Number not proved")
_REASONS: Mapping[str, Promise] = {cancel_order.BY_BUYER: _("by the buyer"), cancel_order.UNPROVED: UNPROVED}


def reason_words(reason: str) -> str:
    """Why a purchase was cancelled, in the language of the request; what an officer wrote comes back unchanged."""
    return str(_REASONS.get(reason, reason))


def state_words(purchase: Purchase) -> str:
    """Where a purchase stands, in the language of the request; placed, but for a phone that nobody proved, is said."""
    state = purchase_state(purchase)
    if state == PurchaseState.PLACED and purchase.proof == Proof.NONE:
        return str(UNPROVED)
    return str(STATES[state])
