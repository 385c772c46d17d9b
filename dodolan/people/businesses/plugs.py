"""What businesses brings for the whole house."""

from dodolan.people.businesses.audit import ACTIONS
from dodolan.people.businesses.checks import CHECKS
from dodolan.people.businesses.rights import RIGHTS
from dodolan.people.businesses.subjects import SUBJECTS

PLUGS = (*ACTIONS, *RIGHTS, *SUBJECTS, *CHECKS)
