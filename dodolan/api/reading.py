"""How often a program may look: a limit by person or, for those without a token, by address."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any, TypeVar, cast

from django.http import HttpRequest

from dodolan.api.access import address, caller
from dodolan.kernel.clock import now
from dodolan.kernel.limits.actions import Limit
from dodolan.kernel.limits.addresses import network_of
from dodolan.kernel.limits.rough import RoughCount

# Ten a second for a minute: no program that shows prices to people needs more, and a whole school behind one address
# still gets through.
READS = RoughCount(Limit("api-reads", 600, timedelta(minutes=1)))

Call = TypeVar("Call", bound=Callable[..., Any])


def counted(call: Call) -> Call:
    """Count a call that only looks; raises TooMany, which is answered with 429 and Retry-After."""

    @wraps(call)
    def limited(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        person = caller(request)
        READS.take_turn(subject=str(person.pk) if person else network_of(address(request)), at=now())
        return call(request, *args, **kwargs)

    return cast("Call", limited)
