"""What ledger brings for the whole house."""

from dodolan.kernel.ledger.checks import CHECKS

PLUGS = (*CHECKS,)
