"""What the pages of orders bring for the whole house."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dodolan.web.kit.links import SubjectLink
from dodolan.web.kit.menus import MenuEntry

PLUGS = (
    MenuEntry("office:orders:list", "office", _("Orders"), icon="list", place=20),
    SubjectLink("purchase", url=lambda subject: reverse("office:orders:show", args=[subject.handle])),
    SubjectLink("stall_order", url=lambda subject: reverse("office:orders:show", args=[subject.handle])),
)
