"""What switches brings for the whole house."""

from dodolan.kernel.switches.audit import ACTIONS

PLUGS = (*ACTIONS,)
