"""What audit brings for the whole house."""

from dodolan.kernel.audit.checks import CHECKS

PLUGS = (*CHECKS,)
