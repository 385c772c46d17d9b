"""Rights of stalls."""

from django.utils.translation import gettext_lazy as _

from dodolan.kernel.rights import Right

OPEN = Right("stalls.open", _("open a stall"))
SUSPEND = Right("stalls.suspend", _("suspend a stall"))
SELL = Right("stalls.sell", _("sell at a stall"))
RIGHTS = (OPEN, SUSPEND, SELL)
