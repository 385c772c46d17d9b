"""What the pages of trail bring for the whole house."""

from django.utils.translation import gettext_lazy as _

from dodolan.web.kit.menus import MenuEntry

PLUGS = (MenuEntry("office:trail:list", "office", _("Trail"), icon="lock", place=70),)
