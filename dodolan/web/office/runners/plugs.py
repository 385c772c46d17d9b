"""What the pages of runners bring for the whole house."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dodolan.web.kit.links import SubjectLink
from dodolan.web.kit.menus import MenuEntry

PLUGS = (
    MenuEntry("office:runners:list", "office", _("Runners"), icon="truck", place=30),
    SubjectLink(
        "cash_box", url=lambda subject: f"{reverse('office:runners:list')}?hari={subject.day}#k{subject.handle}"
    ),
)
