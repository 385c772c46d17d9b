"""What a city can switch off about ordering."""

from django.utils.translation import gettext_lazy as _

from dodolan.kernel.switches.values import Switch

GUEST_PURCHASES = Switch(key="ordering.guest_purchases", words=_("Ordering without an account"), default=True)
SWITCHES = (GUEST_PURCHASES,)
