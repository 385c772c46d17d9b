"""What tables that only grow bring for the whole house."""

from dodolan.kernel.growing.checks import CHECKS

PLUGS = (*CHECKS,)
