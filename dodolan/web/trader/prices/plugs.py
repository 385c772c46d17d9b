"""What the pages of prices bring for the whole house."""

from django.utils.translation import gettext_lazy as _

from dodolan.web.kit.menus import MenuEntry

PLUGS = (MenuEntry("trader:prices:list", "trader", _("Prices"), icon="edit", place=20),)
