"""What switches brings for the whole house."""

from dodolan.kernel.switches.audit import ACTIONS
from dodolan.kernel.switches.checks import CHECKS

PLUGS = (*ACTIONS, *CHECKS)
