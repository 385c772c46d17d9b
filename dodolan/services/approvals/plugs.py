"""What approvals bring for the whole house."""

from dodolan.services.approvals.checks import CHECKS

PLUGS = (*CHECKS,)
