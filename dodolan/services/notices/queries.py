"""What people were told."""

from uuid import UUID

from django.db.models import QuerySet

from dodolan.people.accounts.models import User
from dodolan.services.notices.models import Notice


def notices_for(user: User) -> QuerySet[Notice]:
    """What an account was told, newest first; by its phone too, which was told things before it had an account."""
    return (Notice.objects.filter(user=user) | Notice.objects.filter(phone=user.phone)).order_by("-made_at", "-pk")


def notices_about(subject: UUID) -> QuerySet[Notice]:
    """What anybody was told about one thing, oldest first: for the page of that thing, which knows who may look."""
    return Notice.objects.filter(subject=subject).order_by("made_at", "pk")
