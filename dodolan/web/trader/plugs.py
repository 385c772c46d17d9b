"""What the trader's pages bring for the whole house: who is at home here."""

from dodolan.people.accounts.models import RoleName
from dodolan.web.kit.menus import Face

PLUGS = (Face("trader", roles=frozenset({RoleName.TRADER.value}), first="trader:orders:list", rank=3),)
