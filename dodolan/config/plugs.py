"""What the rooms bring for the whole house, put together; decided in the rooms, only listed here."""

from typing import Any

from dodolan.api import switches as api_switches
from dodolan.kernel.switches.values import Switch
from dodolan.kernel.terms.values import Term
from dodolan.market.fulfilment import terms as fulfilment_terms
from dodolan.market.ordering import switches as ordering_switches
from dodolan.people.places import terms as places_terms

TERMS: tuple[Term[Any], ...] = (*places_terms.TERMS, *fulfilment_terms.TERMS)
SWITCHES: tuple[Switch, ...] = (*ordering_switches.SWITCHES, *api_switches.SWITCHES)
