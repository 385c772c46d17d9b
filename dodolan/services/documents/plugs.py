"""What documents bring for the whole house."""

from dodolan.services.documents.checks import CHECKS

PLUGS = (*CHECKS,)
