"""What the pages of payouts bring for the whole house."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dodolan.web.kit.links import SubjectLink
from dodolan.web.kit.menus import MenuEntry

PLUGS = (
    MenuEntry("office:payouts:list", "office", _("Money"), icon="cash", place=40),
    SubjectLink("payout", url=lambda subject: f"{reverse('office:payouts:list')}?hari={subject.day}#payouts"),
)
