"""What fulfilment brings for the whole house."""

from dodolan.market.fulfilment.terms import TERMS

PLUGS = (*TERMS,)
