"""Goods, stalls, opening hours, market days, offers and their stock of the day."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from dodolan.kernel.growing.rows import OnlyGrows
from dodolan.kernel.ids import new_id
from dodolan.market.stalls.sold_by import EACH, EACH_BY_WEIGHT, WEIGHED, SoldBy, sold_by
from dodolan.people.businesses.models import Business
from dodolan.people.places.models import PublicMarket


class Good(models.Model):
    """A good as the whole city names it; stalls offer it. Its other names are words of the language engine.

    unit is what its price is for; nominal_g is the usual weight of one piece of what is ordered by the piece and priced
    by the kilogram. How a new offer of it is sold follows from them (catalogue.usual_terms).
    """

    code = models.CharField(max_length=12, primary_key=True)
    # One name for one good, or the prices of two stalls could not be compared.
    name = models.CharField(max_length=80, unique=True)
    family = models.CharField(max_length=40, blank=True)
    cluster = models.CharField(max_length=10)
    pictogram = models.CharField(max_length=20)
    unit = models.CharField(max_length=10, default="kg")
    nominal_g = models.IntegerField(null=True)

    class Meta:
        db_table = "market_good"

    def __str__(self) -> str:
        return self.name


class StallStatus(models.TextChoices):
    """Drafts are not shown, suspended stalls sell nothing."""

    DRAFT = "draft", _("draft")
    ACTIVE = "active", _("sells")
    SUSPENDED = "suspended", _("suspended")


class StallPay(models.TextChoices):
    """How a stall gets its money: from the runner in cash when goods are picked, or by the city's payout."""

    CASH_AT_PICK = "cash_at_pick", _("In cash by the runner")
    PAYOUT = "payout", _("By the city's payout")


class Stall(models.Model):
    """A stall (lapak) of a business in one market. walk_position orders stalls as one walks through the market."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=80)
    market = models.ForeignKey(PublicMarket, models.PROTECT, related_name="+")
    business = models.ForeignKey(Business, models.PROTECT, related_name="+")
    cluster = models.CharField(max_length=10)
    place = models.CharField(max_length=40)
    # Runners walk through the market once, and the list is in the order of that walk.
    walk_position = models.IntegerField()
    status = models.CharField(max_length=10, default=StallStatus.ACTIVE)
    pay = models.CharField(max_length=12, default=StallPay.CASH_AT_PICK)

    class Meta:
        db_table = "market_stall"
        ordering = ["walk_position", "name"]
        indexes = [models.Index(fields=["market", "status", "cluster"], name="stall_by_market")]

    def __str__(self) -> str:
        return self.name


class OpeningHours(models.Model):
    """When a stall is open on a weekday (0 = Monday). No row: closed that day."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    stall = models.ForeignKey(Stall, models.CASCADE, related_name="hours")
    weekday = models.SmallIntegerField()
    opens_at = models.TimeField()
    closes_at = models.TimeField()

    class Meta:
        db_table = "market_opening_hours"
        constraints = [
            models.UniqueConstraint(fields=["stall", "weekday"], name="hours_once_a_weekday"),
            models.CheckConstraint(name="weekday_exists", condition=Q(weekday__gte=0) & Q(weekday__lte=6)),
            models.CheckConstraint(name="stall_opens_first", condition=Q(opens_at__lt=F("closes_at"))),
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.opens_at}-{self.closes_at}"


class StallClosure(models.Model):
    """A day on which a stall stays closed although its hours say otherwise."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    stall = models.ForeignKey(Stall, models.CASCADE, related_name="closures")
    date = models.DateField()

    class Meta:
        db_table = "market_stall_closure"
        constraints = [models.UniqueConstraint(fields=["stall", "date"], name="stall_closed_once")]

    def __str__(self) -> str:
        return f"closed {self.date}"


class MarketDay(models.Model):
    """One day of one market: orders, stock, slots and shifts all hang on it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    market = models.ForeignKey(PublicMarket, models.PROTECT, related_name="+")
    date = models.DateField()
    # Closed and not deleted: stock and orders may hang on the day already.
    is_closed = models.BooleanField(default=False)

    class Meta:
        db_table = "market_day"
        ordering = ["date"]
        constraints = [models.UniqueConstraint(fields=["market", "date"], name="one_day_per_market")]

    def __str__(self) -> str:
        return f"{self.market_id} {self.date}"


class Offer(models.Model):
    """What one stall sells of one good, and in which steps.

    mode is the code of its SoldBy; unit is what its price is for (kg, l, or a counted unit of the catalogue; kg for
    each-by-weight). increment is the smallest amount one may order, in steps: grams or millilitres for weighed goods,
    pieces for the others. nominal_g is the usual weight of one piece of each-by-weight goods.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    stall = models.ForeignKey(Stall, models.PROTECT, related_name="offers")
    good = models.ForeignKey(Good, models.PROTECT, related_name="offers")
    # Two grades of rice are two offers with two prices, not one with a choice.
    label = models.CharField(max_length=60, blank=True, help_text="grade, size or brand")
    # Without choices: a further way of selling is no change of the table.
    mode = models.CharField(max_length=16)
    unit = models.CharField(max_length=10)
    # A scale in the market reads 50 g at best, and nobody cuts a hen in four.
    increment = models.IntegerField()
    nominal_g = models.IntegerField(null=True)
    allows_money = models.BooleanField(default=True)
    # Switched off and never deleted: orders and the history of prices point at it.
    is_active = models.BooleanField(default=True)

    class Meta:
        db_table = "market_offer"
        constraints = [
            models.UniqueConstraint(fields=["stall", "good", "label"], name="good_offered_once"),
            models.CheckConstraint(name="offer_increment", condition=Q(increment__gte=1)),
            models.CheckConstraint(
                name="nominal_weight_where_needed",
                # A further way of selling may have a usual weight or none.
                condition=(~Q(mode__in=(WEIGHED.code, EACH.code)) & Q(nominal_g__isnull=False, nominal_g__gte=1))
                | (~Q(mode=EACH_BY_WEIGHT.code) & Q(nominal_g__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.good.name} {self.label}".strip()

    @property
    def sold_by(self) -> SoldBy:
        """The way in which it is sold."""
        return sold_by(self.mode)

    @property
    def takes_money(self) -> bool:
        """Whether it may be ordered by money: the offer allows it, and so does the way in which it is sold."""
        return self.allows_money and self.sold_by.takes_money


class StockDay(models.Model):
    """What is left of an offer on a market day. No row, or on_hand empty: not counted, "ada" unless is_out."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    offer = models.ForeignKey(Offer, models.PROTECT, related_name="stock")
    day = models.ForeignKey(MarketDay, models.PROTECT, related_name="stock")
    # Most traders do not count; they only set "ada" or "habis".
    on_hand = models.BigIntegerField(null=True)
    # Beside the count and not taken off it: what the trader counted and what was promised are two facts.
    allocated = models.BigIntegerField(default=0)
    is_out = models.BooleanField(default=False)

    class Meta:
        db_table = "market_stock_day"
        constraints = [
            models.UniqueConstraint(fields=["offer", "day"], name="stock_once_a_day"),
            models.CheckConstraint(
                name="stock_never_oversold",
                condition=Q(allocated__gte=0) & (Q(on_hand__isnull=True) | Q(allocated__lte=F("on_hand"))),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.allocated} of {self.on_hand}"


class StockMove(OnlyGrows):
    """Why `allocated` changed: one row per order line and reason. Append-only; steps sum to `allocated`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    stock = models.ForeignKey(StockDay, models.PROTECT, related_name="moves")
    # Not a foreign key: the room of stalls lies below ordering.
    line = models.UUIDField()
    reason = models.CharField(max_length=10)
    steps = models.BigIntegerField()
    day = models.DateField()

    class Meta:
        db_table = "market_stock_move"
        # Whatever is tried again, a line takes stock once and gives it back once.
        constraints = [models.UniqueConstraint(fields=["line", "reason"], name="stock_moved_once")]

    def __str__(self) -> str:
        return f"{self.reason} {self.steps}"
