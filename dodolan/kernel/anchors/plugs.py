"""What anchors bring for the whole house."""

from dodolan.kernel.anchors.jobs import JOBS

PLUGS = (*JOBS,)
