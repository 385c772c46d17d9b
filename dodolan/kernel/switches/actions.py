"""Turning a switch."""

from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from dodolan.kernel.audit.actions import Actor, record_action
from dodolan.kernel.claims.actions import claimed
from dodolan.kernel.gate import write_tx
from dodolan.kernel.switches.audit import TURNED
from dodolan.kernel.switches.models import SwitchState
from dodolan.kernel.switches.values import Switch


@write_tx()
def turn(*, switch: Switch, on: bool, by: Actor, at: datetime) -> bool:
    """Turn a switch on or off, with an audit row; False if it stood so already. It works with the next request."""
    untouched = SwitchState(key=switch.key, is_on=switch.default, turned_at=at)
    SwitchState.objects.bulk_create([untouched], ignore_conflicts=True)
    # Two who turn it the same way at once leave one action in the trail.
    if not claimed(SwitchState.objects.filter(pk=switch.key, is_on=not on), is_on=on, turned_at=at):
        return False
    record_action(
        actor=by,
        action=TURNED,
        # Switches have a name, not a key; the trail wants a key, always the same for the same name.
        subject=uuid5(NAMESPACE_URL, f"dodolan:switch:{switch.key}"),
        at=at,
        before={"on": not on},
        after={"switch": switch.key, "on": on},
    )
    return True
