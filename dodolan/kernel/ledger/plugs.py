"""What ledger brings for the whole house."""

from dodolan.kernel.ledger.checks import CHECKS
from dodolan.kernel.ledger.rights import RIGHTS

PLUGS = (
    *RIGHTS,
    *CHECKS,
)
