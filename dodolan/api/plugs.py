"""What the API brings for the whole house."""

from dodolan.api.switches import SWITCHES

PLUGS = (*SWITCHES,)
