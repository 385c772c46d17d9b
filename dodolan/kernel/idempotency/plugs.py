"""What idempotency brings for the whole house."""

from dodolan.kernel.idempotency.jobs import JOBS

PLUGS = (*JOBS,)
