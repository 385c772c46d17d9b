"""What the trail keeps about stalls."""

from django.utils.translation import gettext_lazy as _

from dodolan.kernel.audit.catalogue import Action, Fact
from dodolan.market.stalls.models import StallPay, StallStatus

OPENED = Action(
    "stalls.opened",
    _("Stall opened"),
    subject="stall",
    facts={
        "name": Fact(_("name")),
        "market": Fact(_("market"), names="public_market"),
        "place": Fact(_("place")),
        "pay": Fact(_("way of payment"), codes=StallPay),
    },
)
STATUS_SET = Action(
    "stalls.status_set",
    _("Stall suspended or let sell"),
    subject="stall",
    facts={
        "name": Fact(_("name")),
        "status": Fact(_("state"), codes=StallStatus),
        "reason": Fact(_("reason")),
    },
)
ACTIONS = (OPENED, STATUS_SET)
