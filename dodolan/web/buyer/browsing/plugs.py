"""What the pages of browsing bring for the whole house."""

from django.utils.translation import gettext_lazy as _

from dodolan.web.kit.menus import MenuEntry

PLUGS = (MenuEntry("buyer:browsing:home", "buyer", _("Markets"), icon="stall", place=10),)
