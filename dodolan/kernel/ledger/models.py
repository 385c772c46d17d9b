"""Accounts, journals and their entries. Debits are positive, credits negative."""

from uuid import UUID

from django.db import models

from dodolan.kernel.growing.rows import OnlyGrows
from dodolan.kernel.ids import new_id

# Accounts of the city as a whole have no subject.
WHOLE_CITY = UUID(int=0)


class Account(models.Model):
    """A page of the book. Its balance is the sum of its entries and is stored nowhere else."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    # A key of the chart; no list of choices here, so that a new account needs no migration.
    kind = models.CharField(max_length=20)
    # No foreign key: the ledger lies below everything that earns money and must not know of stalls or runners.
    subject = models.UUIDField(default=WHOLE_CITY)

    class Meta:
        db_table = "kernel_account"
        constraints = [models.UniqueConstraint(fields=["kind", "subject"], name="one_account_per_subject")]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"


class Journal(OnlyGrows):
    """One movement of money: what happened, to what, on which day. Append-only."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=32)
    # The key says what happened ("sale:<group>"), so the same thing cannot be posted twice by any path.
    key = models.CharField(max_length=120, unique=True)
    source = models.UUIDField(db_index=True)
    day = models.DateField(db_index=True)
    posted_at = models.DateTimeField()
    memo = models.CharField(max_length=200, blank=True)
    # One to one: a mistake can be taken back once, and the pair is found from both sides.
    reverses = models.OneToOneField("self", models.PROTECT, null=True, related_name="reversed_by")

    class Meta:
        db_table = "kernel_journal"

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Entry(OnlyGrows):
    """One line of a journal: a debit (above 0) or a credit (below 0) to one account. Append-only."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    journal = models.ForeignKey(Journal, models.PROTECT, related_name="entries")
    account = models.ForeignKey(Account, models.PROTECT, related_name="entries")
    amount_rp = models.BigIntegerField()
    day = models.DateField()

    class Meta:
        db_table = "kernel_entry"
        constraints = [models.CheckConstraint(name="entry_moves_money", condition=~models.Q(amount_rp=0))]
        # Balances are sums, so this index is what keeps them quick.
        indexes = [models.Index(fields=["account", "day"], name="entry_by_account_and_day")]

    def __str__(self) -> str:
        return f"{self.amount_rp} on {self.account_id}"
