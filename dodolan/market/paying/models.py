"""Runners' cash boxes, payments and their splits, payments to stalls, payouts."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from dodolan.kernel.growing.rows import OnlyGrows
from dodolan.kernel.ids import new_id
from dodolan.market.ordering.models import Purchase, StallOrder
from dodolan.market.stalls.models import MarketDay, Stall
from dodolan.people.accounts.models import User


class CashBox(models.Model):
    """The cash a runner carries for one market day: handed out as float, counted, verified by an officer.

    variance_rp = counted - expected, set when verified; negative when cash is missing.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    runner = models.ForeignKey(User, models.PROTECT, related_name="+")
    day = models.ForeignKey(MarketDay, models.PROTECT, related_name="+")
    # Runners pay stalls before buyers pay them, so a day begins with the office's money.
    float_rp = models.BigIntegerField()
    opened_at = models.DateTimeField()
    counted_rp = models.BigIntegerField(null=True)
    counted_at = models.DateTimeField(null=True)
    # How often the office sent a count back; each count is signed by itself.
    recounts = models.SmallIntegerField(db_default=0, default=0)
    variance_rp = models.BigIntegerField(null=True)
    verified_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    verified_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "market_cash_box"
        constraints = [
            models.CheckConstraint(name="float_not_negative", condition=Q(float_rp__gte=0)),
            # In the table too, because a row may be written past the program.
            models.CheckConstraint(
                name="cash_signed_by_two", condition=Q(verified_by__isnull=True) | ~Q(verified_by=F("runner"))
            ),
            models.CheckConstraint(
                name="cash_verified_after_count",
                condition=Q(verified_at__isnull=True) | Q(counted_rp__isnull=False, counted_rp__gte=0),
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class StallPayment(OnlyGrows):
    """Cash that a runner gave a stall for one order. Append-only."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    box = models.ForeignKey(CashBox, models.PROTECT, related_name="stall_payments")
    # One to one: however often a runner presses, a stall is paid once for an order.
    order = models.OneToOneField(StallOrder, models.PROTECT, related_name="stall_payment")
    amount_rp = models.BigIntegerField()
    paid_at = models.DateTimeField()
    day = models.DateField()

    class Meta:
        db_table = "market_stall_payment"
        constraints = [models.CheckConstraint(name="stall_paid_something", condition=Q(amount_rp__gte=1))]

    def __str__(self) -> str:
        return str(self.amount_rp)


class Payment(OnlyGrows):
    """What a buyer paid for a purchase, once. method is the key of a PaymentMethod; box only where it is cash."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    # Once for an order, even when two phones press in the same moment.
    purchase = models.OneToOneField(Purchase, models.PROTECT, related_name="payment")
    method = models.CharField(max_length=10)
    box = models.ForeignKey(CashBox, models.PROTECT, null=True, related_name="payments")
    amount_rp = models.BigIntegerField()
    paid_at = models.DateTimeField()

    class Meta:
        db_table = "market_payment"
        # Nothing is a payment too: it closes an order for which nothing was found.
        constraints = [models.CheckConstraint(name="payment_not_negative", condition=Q(amount_rp__gte=0))]

    def __str__(self) -> str:
        return str(self.amount_rp)


class SplitKind(models.TextChoices):
    """What a part of a payment is for."""

    GOODS = "goods", _("Goods")
    DELIVERY = "delivery", _("Delivery")
    ROUNDING = "rounding", _("Rounding")


class PaymentSplit(OnlyGrows):
    """A part of a payment: one per order, one for delivery, one for rounding; they sum to the payment."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    payment = models.ForeignKey(Payment, models.PROTECT, related_name="splits")
    kind = models.CharField(max_length=10)
    order = models.ForeignKey(StallOrder, models.PROTECT, null=True, related_name="+")
    amount_rp = models.BigIntegerField()

    class Meta:
        db_table = "market_payment_split"
        constraints = [
            models.UniqueConstraint(fields=["payment", "order"], name="order_paid_once"),
            models.CheckConstraint(
                name="goods_split_names_order", condition=Q(kind="goods", order__isnull=False) | ~Q(kind="goods")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.amount_rp}"


class PayoutState(models.TextChoices):
    """A payout is proposed by one officer, approved by another, then marked paid with the bank's reference."""

    PROPOSED = "proposed", _("waits for approval")
    APPROVED = "approved", _("approved")
    PAID = "paid", _("paid")


class Payout(models.Model):
    """Money the city owes a stall or a runner for one day, on its way to them."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    stall = models.ForeignKey(Stall, models.PROTECT, null=True, related_name="+")
    runner = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    day = models.DateField()
    amount_rp = models.BigIntegerField()
    state = models.CharField(max_length=10, default=PayoutState.PROPOSED)
    proposed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    approved_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    paid_at = models.DateTimeField(null=True)
    # What the bank calls it, so that its statement can be laid beside our list.
    bank_ref = models.CharField(max_length=60, blank=True)

    class Meta:
        db_table = "market_payout"
        constraints = [
            # One line a day in the bank's file: paid twice would be seen at a glance.
            models.UniqueConstraint(fields=["stall", "day"], name="one_payout_per_stall_and_day"),
            models.UniqueConstraint(fields=["runner", "day"], name="one_payout_per_runner_and_day"),
            models.CheckConstraint(
                name="payout_to_one",
                condition=Q(stall__isnull=False, runner__isnull=True) | Q(stall__isnull=True, runner__isnull=False),
            ),
            models.CheckConstraint(name="payout_above_nothing", condition=Q(amount_rp__gte=1)),
            models.CheckConstraint(
                name="payout_by_two_officers", condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("proposed_by"))
            ),
            models.CheckConstraint(
                name="payout_approved_before_paid", condition=Q(state="proposed") | Q(approved_by__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.amount_rp} {self.state}"
