"""What fulfilment brings for the whole house."""

from dodolan.market.fulfilment.audit import ACTIONS
from dodolan.market.fulfilment.checks import CHECKS
from dodolan.market.fulfilment.terms import TERMS

PLUGS = (*CHECKS, *TERMS, *ACTIONS)
