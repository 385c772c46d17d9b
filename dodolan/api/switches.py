"""What a city can switch off about programs."""

from django.utils.translation import gettext_lazy as _

from dodolan.kernel.switches.values import Switch

API_WRITES = Switch(key="api.writes", words=_("Orders, prices and stock from programs"), default=True)
SWITCHES = (API_WRITES,)
