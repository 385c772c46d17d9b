"""What the pages of orders bring for the whole house."""

from django.utils.translation import gettext_lazy as _

from dodolan.web.kit.menus import MenuEntry

PLUGS = (MenuEntry("trader:orders:list", "trader", _("Orders"), icon="list", place=10),)
