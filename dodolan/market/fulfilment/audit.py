"""What the trail keeps about orders that the office changes."""

from django.utils.translation import gettext_lazy as _

from dodolan.kernel.audit.catalogue import Action, Fact, money

# By its number, because that is what people give on the telephone.
_NUMBER = {"number": Fact(_("order"))}
_RUNNER, _REASON = {"runner": Fact(_("runner"))}, {"reason": Fact(_("reason"))}

ASSIGNED = Action("fulfilment.assigned", _("Order given to a runner"), subject="purchase", facts={**_NUMBER, **_RUNNER})
UNASSIGNED = Action(
    "fulfilment.unassigned", _("Order taken from a runner"), subject="purchase", facts={**_NUMBER, **_RUNNER}
)
CANCELLED = Action("fulfilment.cancelled", _("Order cancelled"), subject="purchase", facts={**_NUMBER, **_REASON})
RELEASED = Action(
    "fulfilment.released",
    _("Handed over without PIN"),
    subject="purchase",
    facts={**_NUMBER, **_REASON, **_RUNNER},
)
WRITTEN_OFF = Action(
    "fulfilment.written_off",
    _("Order written off"),
    subject="purchase",
    facts={**_NUMBER, **_REASON, "amount_rp": money(_("amount"))},
)
ACTIONS = (ASSIGNED, UNASSIGNED, CANCELLED, RELEASED, WRITTEN_OFF)
