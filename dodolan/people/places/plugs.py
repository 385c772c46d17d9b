"""What places brings for the whole house."""

from dodolan.people.places.terms import TERMS

PLUGS = (*TERMS,)
