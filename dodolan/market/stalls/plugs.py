"""What stalls brings for the whole house."""

from dodolan.market.stalls.audit import ACTIONS
from dodolan.market.stalls.checks import CHECKS
from dodolan.market.stalls.events import EVENTS
from dodolan.market.stalls.rights import RIGHTS
from dodolan.market.stalls.subjects import SUBJECTS

PLUGS = (*RIGHTS, *EVENTS, *CHECKS, *ACTIONS, *SUBJECTS)
