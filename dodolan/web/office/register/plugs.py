"""What the pages of register bring for the whole house."""

from django.utils.translation import gettext_lazy as _

from dodolan.web.kit.menus import MenuEntry

PLUGS = (MenuEntry("office:register:list", "office", _("Register"), icon="stall", place=60),)
