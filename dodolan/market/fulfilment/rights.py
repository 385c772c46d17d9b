"""Rights of fulfilment."""

from django.utils.translation import gettext_lazy as _

from dodolan.kernel.rights import Right

CARRY = Right("fulfilment.carry", _("shop and deliver"))
ASSIGN = Right("fulfilment.assign", _("give orders to a runner"))
RELEASE = Right("fulfilment.release", _("close an order without its PIN"))
WRITE_OFF = Right("fulfilment.write_off", _("write off what nobody took"))
RIGHTS = (CARRY, ASSIGN, RELEASE, WRITE_OFF)
