"""What sealing brings for the whole house."""

from dodolan.kernel.sealing.checks import CHECKS

PLUGS = (*CHECKS,)
