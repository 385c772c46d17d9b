"""What the trail keeps about money."""

from django.utils.translation import gettext_lazy as _

from dodolan.kernel.audit.catalogue import Action, Fact, money

# With the receiver, so that a payout turned to somebody else differs from its own history.
_PAYOUT = {
    "amount_rp": money(_("amount")),
    "stall": Fact(_("stall"), names="stall"),
    "runner": Fact(_("runner"), names="user"),
}

CASH_VERIFIED = Action(
    "paying.cash_verified",
    _("Cash box verified"),
    subject="cash_box",
    facts={"counted_rp": money(_("counted")), "variance_rp": money(_("difference"))},
)
COUNT_SENT_BACK = Action(
    "paying.count_sent_back",
    _("Count sent back to the runner"),
    subject="cash_box",
    facts={"counted_rp": money(_("the runner counted"))},
)
PAYOUT_PROPOSED = Action("paying.payout_proposed", _("Payout proposed"), subject="payout", facts=_PAYOUT)
PAYOUT_APPROVED = Action("paying.payout_approved", _("Payout approved"), subject="payout", facts=_PAYOUT)
PAYOUT_PAID = Action("paying.payout_paid", _("Payout marked paid"), subject="payout", facts=_PAYOUT)
ACTIONS = (CASH_VERIFIED, COUNT_SENT_BACK, PAYOUT_PROPOSED, PAYOUT_APPROVED, PAYOUT_PAID)
