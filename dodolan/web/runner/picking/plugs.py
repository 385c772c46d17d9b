"""What the pages of picking bring for the whole house."""

from django.utils.translation import gettext_lazy as _

from dodolan.web.kit.menus import MenuEntry

PLUGS = (MenuEntry("runner:picking:list", "runner", _("Shopping"), icon="list", place=20),)
