"""What prices brings for the whole house."""

from dodolan.market.prices.checks import CHECKS
from dodolan.market.prices.events import EVENTS
from dodolan.market.prices.rights import RIGHTS

PLUGS = (
    *RIGHTS,
    *EVENTS,
    *CHECKS,
)
