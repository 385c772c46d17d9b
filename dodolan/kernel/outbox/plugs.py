"""What outbox brings for the whole house."""

from dodolan.kernel.outbox.checks import CHECKS

PLUGS = (*CHECKS,)
