"""What ordering brings for the whole house."""

from dodolan.market.ordering.switches import SWITCHES

PLUGS = (*SWITCHES,)
