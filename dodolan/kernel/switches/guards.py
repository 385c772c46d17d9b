"""Standing before what may be off."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from dodolan.kernel.switches.errors import Off
from dodolan.kernel.switches.queries import is_on
from dodolan.kernel.switches.values import Switch

Call = TypeVar("Call", bound=Callable[..., Any])


def guard(switch: Switch, *, on: bool | None = None) -> None:
    """Raise Off if the switch is off. One statement, or none where on was read along with something else."""
    if not (is_on(switch) if on is None else on):
        raise Off(f"{switch.key} is off.", is_room=switch.is_room, switch=switch.key)


def needs(switch: Switch) -> Callable[[Call], Call]:
    """Let a page, a call or an action run only while the switch is on; else it raises Off and was not begun."""

    def decorate(call: Call) -> Call:
        # Asked at each call, not when the module is read: a switch that is turned works at once.
        @wraps(call)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            guard(switch)
            return call(*args, **kwargs)

        return cast("Call", guarded)

    return decorate
