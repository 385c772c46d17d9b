"""What the trail keeps about switches."""

from django.utils.translation import gettext_lazy as _

from dodolan.kernel.audit.catalogue import Action, Fact

TURNED = Action(
    "switches.turned",
    _("Switched on or off"),
    subject="switch",
    facts={"switch": Fact(_("switch")), "on": Fact(_("is on"))},
)
ACTIONS = (TURNED,)
