"""What the pages of purchases bring for the whole house."""

from django.utils.translation import gettext_lazy as _

from dodolan.web.kit.menus import MenuEntry

PLUGS = (MenuEntry("buyer:purchases:list", "buyer", _("My orders"), icon="list", place=20),)
