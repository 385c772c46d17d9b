"""How switches stand."""

from collections.abc import Sequence

from django.db.models import BooleanField, Subquery, Value
from django.db.models.functions import Coalesce

from dodolan.kernel.switches.models import SwitchState
from dodolan.kernel.switches.values import Switch


def is_on(switch: Switch) -> bool:
    """Whether a switch is on at this moment. One statement."""
    return states_of([switch])[switch.key]


def states_of(switches: Sequence[Switch]) -> dict[str, bool]:
    """Whether each is on, by its key, in their order. One statement for all."""
    turned = SwitchState.objects.filter(pk__in=[switch.key for switch in switches]).values_list("key", "is_on")
    # A switch that nobody ever turned has no row.
    return {switch.key: switch.default for switch in switches} | dict(turned)


def on_column(switch: Switch) -> Coalesce:
    """Whether a switch is on, as a column of any other statement, so that who reads a row anyway needs no more."""
    turned = Subquery(SwitchState.objects.filter(pk=switch.key).values("is_on")[:1])
    return Coalesce(turned, Value(switch.default), output_field=BooleanField())
