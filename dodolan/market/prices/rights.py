"""Rights of prices."""

from django.utils.translation import gettext_lazy as _

from dodolan.kernel.rights import Right

SET_PRICES = Right("prices.set", _("set the prices of a stall"))
RIGHTS = (SET_PRICES,)
