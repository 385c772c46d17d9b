"""What the runner's pages bring for the whole house: who is at home here."""

from dodolan.people.accounts.models import RoleName
from dodolan.web.kit.menus import Face

PLUGS = (Face("runner", roles=frozenset({RoleName.RUNNER.value}), first="runner:shift:show", rank=2),)
