"""What the pages of stops bring for the whole house."""

from django.utils.translation import gettext_lazy as _

from dodolan.web.kit.menus import MenuEntry

PLUGS = (MenuEntry("runner:stops:list", "runner", _("Deliveries"), icon="truck", place=30),)
