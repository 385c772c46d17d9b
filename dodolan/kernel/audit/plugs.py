"""What audit brings for the whole house."""

from dodolan.kernel.audit.checks import CHECKS
from dodolan.kernel.audit.rights import RIGHTS

PLUGS = (
    *RIGHTS,
    *CHECKS,
)
