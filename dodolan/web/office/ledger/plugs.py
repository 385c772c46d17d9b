"""What the pages of ledger bring for the whole house."""

from django.utils.translation import gettext_lazy as _

from dodolan.web.kit.menus import MenuEntry

PLUGS = (MenuEntry("office:ledger:list", "office", _("Ledger"), icon="book", place=50),)
