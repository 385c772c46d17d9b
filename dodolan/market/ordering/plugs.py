"""What ordering brings for the whole house."""

from dodolan.market.ordering.anchors import ANCHORED
from dodolan.market.ordering.audit import ACTIONS
from dodolan.market.ordering.checks import CHECKS
from dodolan.market.ordering.events import EVENTS
from dodolan.market.ordering.jobs import JOBS
from dodolan.market.ordering.notices import NOTICES
from dodolan.market.ordering.rights import RIGHTS
from dodolan.market.ordering.subjects import SUBJECTS
from dodolan.market.ordering.switches import SWITCHES
from dodolan.market.ordering.terms import TERMS

PLUGS = (*RIGHTS, *EVENTS, *CHECKS, *SWITCHES, *JOBS, *ACTIONS, *SUBJECTS, *NOTICES, *ANCHORED, *TERMS)
