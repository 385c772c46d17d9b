"""What the pages of payouts bring for the whole house."""

from django.urls import reverse

from dodolan.web.kit.links import SubjectLink

PLUGS = (SubjectLink("payout", url=lambda subject: f"{reverse('office:payouts:list')}?hari={subject.day}#payouts"),)
