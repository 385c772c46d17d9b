"""What prices brings for the whole house."""

from dodolan.market.prices.events import EVENTS

PLUGS = (*EVENTS,)
