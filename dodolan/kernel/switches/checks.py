"""The promise about switches, counted on the live database."""

from dodolan.kernel.audit.models import AuditEntry
from dodolan.kernel.checks import Check, Finding, finding
from dodolan.kernel.switches.audit import TURNED
from dodolan.kernel.switches.models import SwitchState


def switches_are_their_trail() -> Finding:
    """Every switch stands as it was last turned, by the trail."""
    turned = AuditEntry.objects.filter(action=TURNED.key).order_by("number").values_list("after", flat=True)
    told = {after["switch"]: after["on"] for after in turned}
    stands = dict(SwitchState.objects.values_list("key", "is_on"))
    broken = {key for key in told.keys() | stands.keys() if told.get(key) != stands.get(key)}
    return finding("switches as they were last turned", len(stands), broken)


CHECKS = (Check("switches.switches_are_their_trail", switches_are_their_trail),)
