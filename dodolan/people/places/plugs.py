"""What places brings for the whole house."""

from dodolan.people.places.audit import ACTIONS
from dodolan.people.places.checks import CHECKS
from dodolan.people.places.rights import RIGHTS
from dodolan.people.places.subjects import SUBJECTS
from dodolan.people.places.terms import TERMS

PLUGS = (*RIGHTS, *CHECKS, *TERMS, *ACTIONS, *SUBJECTS)
