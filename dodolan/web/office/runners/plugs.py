"""What the pages of runners bring for the whole house."""

from django.urls import reverse

from dodolan.web.kit.links import SubjectLink

PLUGS = (
    SubjectLink(
        "cash_box", url=lambda subject: f"{reverse('office:runners:list')}?hari={subject.day}#k{subject.handle}"
    ),
)
