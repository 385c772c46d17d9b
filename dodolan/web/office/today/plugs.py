"""What the pages of today bring for the whole house."""

from django.utils.translation import gettext_lazy as _

from dodolan.web.kit.menus import MenuEntry

PLUGS = (MenuEntry("office:today:show", "office", _("Today"), icon="home", place=10),)
