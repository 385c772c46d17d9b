"""What the job queue brings for the whole house."""

from dodolan.kernel.jobs.jobs import JOBS

PLUGS = (*JOBS,)
