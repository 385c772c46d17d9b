"""What the pages of orders bring for the whole house."""

from django.urls import reverse

from dodolan.web.kit.links import SubjectLink

PLUGS = (
    SubjectLink("purchase", url=lambda subject: reverse("office:orders:show", args=[subject.handle])),
    SubjectLink("stall_order", url=lambda subject: reverse("office:orders:show", args=[subject.handle])),
)
