"""The history of prices, and the price that holds now."""

from django.db import models
from django.db.models import Q

from dodolan.kernel.growing.rows import OnlyGrows
from dodolan.kernel.ids import new_id
from dodolan.kernel.money import Rupiah
from dodolan.kernel.quantity import UnitPrice
from dodolan.market.stalls.models import Offer


class PriceSource(models.TextChoices):
    """Where a price came from."""

    TRADER = "trader"
    OFFICER = "officer"
    API = "api"
    DEMO = "demo"


class OfferPrice(OnlyGrows):
    """A price from valid_from on, until a newer one. Append-only. per_steps: 1000 for kg and l, else 1."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    offer = models.ForeignKey(Offer, models.PROTECT, related_name="prices")
    amount_rp = models.BigIntegerField()
    per_steps = models.IntegerField()
    # The end is where the next one begins; a column for it could disagree.
    valid_from = models.DateTimeField()
    day = models.DateField()
    source = models.CharField(max_length=10, choices=PriceSource.choices)
    set_by = models.UUIDField(null=True)

    class Meta:
        db_table = "market_offer_price"
        constraints = [
            # With two prices of one instant, the promised one would not be known.
            models.UniqueConstraint(fields=["offer", "valid_from"], name="one_price_at_a_time"),
            models.CheckConstraint(name="price_above_nothing", condition=Q(amount_rp__gte=1) & Q(per_steps__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.amount_rp} / {self.per_steps}"

    @property
    def unit_price(self) -> UnitPrice:
        """The price as a value that can be multiplied."""
        return UnitPrice(Rupiah(self.amount_rp), self.per_steps)


class CurrentPrice(models.Model):
    """The price that holds now, with the trend the price list shows, so that a price list is one query.

    trend holds [ISO day, rupiah] of the last 30 days on which the price was set, oldest first.
    """

    offer = models.OneToOneField(Offer, models.PROTECT, primary_key=True, related_name="current")
    price = models.OneToOneField(OfferPrice, models.PROTECT, related_name="+")
    # Thirty days of history for every row of a price list would be a second statement on the busiest page.
    trend = models.JSONField(default=list)

    class Meta:
        db_table = "market_current_price"

    def __str__(self) -> str:
        return str(self.price_id)
