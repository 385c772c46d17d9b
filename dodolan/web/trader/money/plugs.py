"""What the pages of money bring for the whole house."""

from django.utils.translation import gettext_lazy as _

from dodolan.web.kit.menus import MenuEntry

PLUGS = (MenuEntry("trader:money:show", "trader", _("Money"), icon="cash", place=30),)
