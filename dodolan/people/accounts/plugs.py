"""What accounts brings for the whole house."""

from dodolan.people.accounts.audit import ACTIONS
from dodolan.people.accounts.checks import CHECKS
from dodolan.people.accounts.events import EVENTS
from dodolan.people.accounts.jobs import JOBS
from dodolan.people.accounts.rights import RIGHTS
from dodolan.people.accounts.subjects import SUBJECTS

PLUGS = (*RIGHTS, *EVENTS, *ACTIONS, *SUBJECTS, *CHECKS, *JOBS)
