"""What the office's pages bring for the whole house: who is at home here."""

from dodolan.people.accounts.models import SECOND_KEY
from dodolan.web.kit.menus import Face

PLUGS = (Face("office", roles=frozenset(role.value for role in SECOND_KEY), first="office:today:show", rank=1),)
