"""What the office's pages bring for the whole house: who is at home here."""

from dodolan.people.accounts.models import RoleName
from dodolan.web.kit.menus import Face

PLUGS = (
    Face(
        "office", roles=frozenset({RoleName.OFFICER.value, RoleName.TREASURER.value}), first="office:today:show", rank=1
    ),
)
