"""Notices, and how people want to be told."""

from django.db import models

from dodolan.kernel.ids import new_id
from dodolan.people.accounts.models import User


class Channel(models.TextChoices):
    """Where a person is told. Every notice stands on a page as well."""

    PAGE = "page"
    WHATSAPP = "whatsapp"


class Notice(models.Model):
    """One thing that one person is told for one reason. facts are plain JSON values for the words above.

    reason is the key of what it is about (a purchase, a line); subject is where it is shown.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=60)
    reason = models.UUIDField()
    subject = models.UUIDField(db_index=True)
    # Guests have a phone and no account.
    phone = models.CharField(max_length=16)
    user = models.ForeignKey(User, models.CASCADE, null=True, related_name="+")
    facts = models.JSONField()
    channel = models.CharField(max_length=10, choices=Channel.choices)
    urgent = models.BooleanField()
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "services_notice"
        # Events may be delivered twice; people are told once.
        constraints = [models.UniqueConstraint(fields=["phone", "kind", "reason"], name="told_once_for_a_reason")]

    def __str__(self) -> str:
        return f"{self.kind} {self.reason}"


class Wish(models.Model):
    """Whether a phone may be written to by WhatsApp. No row: nobody asked, so no."""

    phone = models.CharField(primary_key=True, max_length=16)
    whatsapp = models.BooleanField()
    chosen_at = models.DateTimeField()

    class Meta:
        db_table = "services_notice_wish"

    def __str__(self) -> str:
        return "yes" if self.whatsapp else "no"
