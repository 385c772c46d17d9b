"""What limits brings for the whole house."""

from dodolan.kernel.limits.jobs import JOBS

PLUGS = (*JOBS,)
