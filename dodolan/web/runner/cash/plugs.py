"""What the pages of cash bring for the whole house."""

from django.utils.translation import gettext_lazy as _

from dodolan.web.kit.menus import MenuEntry

PLUGS = (MenuEntry("runner:cash:show", "runner", _("Cash"), icon="cash", place=40),)
