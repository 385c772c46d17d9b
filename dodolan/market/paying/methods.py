"""How a buyer may pay at the door: a plug that a room brings, so that a city can take more than cash."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dodolan.kernel.ledger.chart import AccountKind
from dodolan.kernel.plugs import plugged
from dodolan.market.paying import accounts


@dataclass(frozen=True, slots=True)
class PaymentMethod:
    """A way to pay. key stands in the payment's row (10 signs at most).

    words are said of what was paid so ("Paid in cash"), button by the runner at the door. The sale is debited to
    account, whose owner is the cash box of the runner, the purchase, or nobody: the whole city's.
    """

    key: str
    words: str | Promise
    button: str | Promise
    account: AccountKind

    @property
    def fills_box(self) -> bool:
        """Whether the runner takes the money along."""
        return self.account.owner == "cash_box"


CASH = PaymentMethod("cash", _("Paid in cash"), _("Handed over and paid"), accounts.RUNNER_CASH)
METHODS = (CASH,)


def method_by_key(key: str) -> PaymentMethod:
    """The method with that key; cash for one that no room brings (any more)."""
    # Payments outlive the room that brought their method; a page of the past must still open.
    return plugged(PaymentMethod).get(key, CASH)
