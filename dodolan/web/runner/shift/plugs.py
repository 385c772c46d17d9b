"""What the pages of shift bring for the whole house."""

from django.utils.translation import gettext_lazy as _

from dodolan.web.kit.menus import MenuEntry

PLUGS = (MenuEntry("runner:shift:show", "runner", _("Shift"), icon="home", place=10),)
