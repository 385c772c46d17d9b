"""Rights of stalls."""

from django.utils.translation import gettext_lazy as _

from dodolan.kernel.rights import Right

OPEN = Right("stalls.open", _("open a stall"))
CHANGE = Right("stalls.change", _("change what is known of a stall"))
SUSPEND = Right("stalls.suspend", _("suspend a stall"))
IMPORT_GOODS = Right("stalls.import_goods", _("change the catalogue of goods"))
SELL = Right("stalls.sell", _("sell at a stall"))
RIGHTS = (OPEN, CHANGE, SUSPEND, IMPORT_GOODS, SELL)
