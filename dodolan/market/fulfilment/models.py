"""Shifts, assignments, weighings, consents, and tries to hand over."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dodolan.kernel.growing.rows import OnlyGrows
from dodolan.kernel.ids import new_id
from dodolan.market.ordering.models import OrderLine, Purchase
from dodolan.market.paying.models import CashBox
from dodolan.market.stalls.models import MarketDay
from dodolan.people.accounts.models import User


class Shift(models.Model):
    """A runner at work for one market day. carries_g is what the vehicle can carry at once."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    runner = models.ForeignKey(User, models.PROTECT, related_name="+")
    day = models.ForeignKey(MarketDay, models.PROTECT, related_name="+")
    box = models.OneToOneField(CashBox, models.PROTECT, related_name="+")
    # A motorbike with two baskets; a pickup is written over it.
    carries_g = models.IntegerField(default=40_000)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "market_shift"
        constraints = [
            # One box for one runner, so that missing cash has an owner.
            models.UniqueConstraint(
                fields=["runner"], condition=Q(ended_at__isnull=True), name="one_open_shift_per_runner"
            )
        ]

    def __str__(self) -> str:
        return str(self.id)


class Assignment(models.Model):
    """A purchase assigned to a runner, until released."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    purchase = models.ForeignKey(Purchase, models.PROTECT, related_name="assignments")
    shift = models.ForeignKey(Shift, models.PROTECT, related_name="assignments")
    assigned_at = models.DateTimeField()
    assigned_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    released_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "market_assignment"
        constraints = [
            # Two runners with one order would buy everything twice.
            models.UniqueConstraint(
                fields=["purchase"], condition=Q(released_at__isnull=True), name="one_runner_per_purchase"
            )
        ]

    def __str__(self) -> str:
        return str(self.id)


class Weighing(OnlyGrows):
    """One reading of the scale for one line: grams (or millilitres) without tare, and their value at the frozen price.

    The last one counts, all are kept. Append-only; client_id is made by the runner's phone, so a repeat is known.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    line = models.ForeignKey(OrderLine, models.PROTECT, related_name="weighings")
    measured = models.BigIntegerField()
    value_rp = models.BigIntegerField()
    runner = models.ForeignKey(User, models.PROTECT, related_name="+")
    # Made by the phone before it sends: without signal the same reading may be sent three times.
    client_id = models.UUIDField(unique=True)
    weighed_at = models.DateTimeField()
    day = models.DateField()

    class Meta:
        db_table = "market_weighing"
        # Nothing on the scale is a fact as well: the goods were not to be had.
        constraints = [models.CheckConstraint(name="weight_not_negative", condition=Q(measured__gte=0))]

    def __str__(self) -> str:
        return str(self.measured)


class Consent(models.Model):
    """A buyer's answer to "it weighs more than you asked: do you pay for it?". No answer by expires_at means no.

    Of the questions about one line one counts at most; those before it are withdrawn.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    line = models.ForeignKey(OrderLine, models.PROTECT, related_name="consents")
    measured = models.BigIntegerField()
    offered_rp = models.BigIntegerField()
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    # Empty is not yet answered, which after expires_at means no.
    granted = models.BooleanField(null=True)
    answered_at = models.DateTimeField(null=True)
    # Weighed anew, put again, or waited for no longer: neither question nor answer counts any more.
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "market_consent"
        constraints = [
            models.UniqueConstraint(
                fields=["line"], condition=models.Q(withdrawn_at__isnull=True), name="one_question_about_a_line"
            )
        ]

    def __str__(self) -> str:
        return f"{self.offered_rp} {self.granted}"


class HandoverOutcome(models.TextChoices):
    """What came of a try to hand goods over."""

    DELIVERED = "delivered", _("Handed over")
    WRONG_PIN = "wrong_pin", _("Wrong PIN")
    NOBODY_THERE = "nobody_there", _("Nobody was there")


class HandoverTry(OnlyGrows):
    """One try at a buyer's door. Append-only."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    purchase = models.ForeignKey(Purchase, models.PROTECT, related_name="handover_tries")
    runner = models.ForeignKey(User, models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=14)
    at = models.DateTimeField()
    day = models.DateField()

    class Meta:
        db_table = "market_handover_try"

    def __str__(self) -> str:
        return self.outcome
