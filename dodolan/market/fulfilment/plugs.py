"""What fulfilment brings for the whole house."""

from dodolan.market.fulfilment.audit import ACTIONS
from dodolan.market.fulfilment.checks import CHECKS
from dodolan.market.fulfilment.events import EVENTS
from dodolan.market.fulfilment.notices import NOTICES
from dodolan.market.fulfilment.rights import RIGHTS
from dodolan.market.fulfilment.terms import TERMS

PLUGS = (*RIGHTS, *EVENTS, *CHECKS, *TERMS, *ACTIONS, *NOTICES)
