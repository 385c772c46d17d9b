"""What the buyer's pages bring for the whole house: who is at home here."""

from dodolan.web.kit.menus import Face

PLUGS = (Face("buyer", roles=frozenset(), first="buyer:browsing:home", rank=9),)
