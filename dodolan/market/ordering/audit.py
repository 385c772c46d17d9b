"""What the trail keeps about fees and slots."""

from django.utils.translation import gettext_lazy as _

from dodolan.kernel.audit.catalogue import Action, Fact, money

FEE_SET = Action(
    "ordering.fee_set",
    _("Delivery fee changed"),
    subject="delivery_fee",
    facts={"market": Fact(_("market")), "district": Fact(_("district")), "amount_rp": money(_("amount"))},
)
CAPACITY_SET = Action(
    "ordering.capacity_set",
    _("Slot capacity changed"),
    subject="delivery_slot",
    facts={"capacity": Fact(_("orders that fit"))},
)
PHONE_CONFIRMED = Action(
    "ordering.phone_confirmed",
    _("Buyer's number confirmed"),
    subject="purchase",
    facts={"number": Fact(_("order"))},
)
ACTIONS = (FEE_SET, CAPACITY_SET, PHONE_CONFIRMED)
