"""Delivery slots and fees, baskets, purchases, orders and their lines."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from dodolan.kernel.growing.rows import OnlyGrows
from dodolan.kernel.ids import new_id, new_secret
from dodolan.kernel.money import Rupiah
from dodolan.kernel.quantity import UnitPrice
from dodolan.market.prices.models import OfferPrice
from dodolan.market.stalls.models import MarketDay, Offer, Stall
from dodolan.market.stalls.sold_by import Asked, SoldBy, sold_by
from dodolan.people.accounts.models import User
from dodolan.people.places.models import District, PublicMarket, Village

# As long as the columns: SQLite would take more, PostgreSQL would fail.
LONGEST_NAME, LONGEST_STREET, LONGEST_DIRECTIONS, LONGEST_WISH = 80, 200, 200, 120


class DeliverySlot(models.Model):
    """A span of a market day in which goods are brought, with room for so many purchases."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    day = models.ForeignKey(MarketDay, models.PROTECT, related_name="slots")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    cutoff_at = models.DateTimeField()
    capacity = models.IntegerField()
    # A number beside its rows, because one UPDATE asks and takes a place; check_books compares the two.
    booked = models.IntegerField(default=0)
    # How many of them are of phones that nobody proved yet; a share of the places is kept from these.
    unproved = models.IntegerField(db_default=0, default=0)

    class Meta:
        db_table = "market_delivery_slot"
        ordering = ["starts_at"]
        constraints = [
            models.UniqueConstraint(fields=["day", "starts_at"], name="slot_starts_once"),
            # The second guard behind the UPDATE that takes a place.
            models.CheckConstraint(
                name="slot_never_overbooked", condition=Q(booked__gte=0) & Q(booked__lte=F("capacity"))
            ),
            models.CheckConstraint(name="slot_unproved", condition=Q(unproved__gte=0)),
            models.CheckConstraint(
                name="slot_in_order", condition=Q(cutoff_at__lte=F("starts_at")) & Q(starts_at__lt=F("ends_at"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%H:%M}-{self.ends_at:%H:%M}"


class DeliveryFee(models.Model):
    """What bringing goods from a market to a district costs. No row: the market does not deliver there."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    market = models.ForeignKey(PublicMarket, models.PROTECT, related_name="+")
    district = models.ForeignKey(District, models.PROTECT, related_name="+")
    amount_rp = models.BigIntegerField()

    class Meta:
        db_table = "market_delivery_fee"
        constraints = [
            models.UniqueConstraint(fields=["market", "district"], name="one_fee_per_district"),
            # Nothing is a fee too: a market may bring goods free of charge.
            models.CheckConstraint(name="fee_not_negative", condition=Q(amount_rp__gte=0)),
        ]

    def __str__(self) -> str:
        return str(self.amount_rp)


class Basket(models.Model):
    """What somebody means to buy in one market; its secret is the cookie of the phone that fills it.

    A phone keeps one basket per market, because a runner shops in one.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    secret = models.CharField(max_length=30)
    market = models.ForeignKey(PublicMarket, models.PROTECT, related_name="+")
    touched_at = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "market_basket"
        constraints = [models.UniqueConstraint(fields=["secret", "market"], name="one_basket_per_market")]

    def __str__(self) -> str:
        return str(self.id)


# A CHECK that comes out as unknown lets a row pass, so what must be there is asked for by name.
EXACTLY_ONE_AMOUNT = Q(steps__isnull=False, steps__gte=1, money_rp__isnull=True) | Q(
    steps__isnull=True, money_rp__isnull=False, money_rp__gte=1
)


class BasketLine(models.Model):
    """One offer in a basket, by amount (steps) or by money."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    # Deleted with its basket or its offer; only orders outlive both.
    basket = models.ForeignKey(Basket, models.CASCADE, related_name="lines")
    offer = models.ForeignKey(Offer, models.CASCADE, related_name="+")
    steps = models.BigIntegerField(null=True)
    money_rp = models.BigIntegerField(null=True)
    note = models.CharField(max_length=LONGEST_WISH, blank=True)

    class Meta:
        db_table = "market_basket_line"
        constraints = [
            models.UniqueConstraint(fields=["basket", "offer"], name="offer_once_in_a_basket"),
            models.CheckConstraint(name="basket_line_amount", condition=EXACTLY_ONE_AMOUNT),
        ]

    def __str__(self) -> str:
        return f"{self.steps or self.money_rp}"

    @property
    def asked(self) -> Asked:
        """What is asked for, as a value."""
        return Asked.of(self.steps, self.money_rp)


class Channel(models.TextChoices):
    """How an order came in."""

    WEB = "web"
    API = "api"


class Proof(models.TextChoices):
    """How it is known that the phone of a purchase is its buyer's."""

    NONE = "", _("not proved")
    ACCOUNT = "account", _("signed in")
    # The phone was proved on this device before.
    DEVICE = "device", _("known device")
    CODE = "code", _("code typed")
    OFFICE = "office", _("confirmed by the office")
    # Placed before anybody asked.
    EARLIER = "earlier", _("not asked")


# Five of ten thousand PINs: guessing stays unlikely, and a PIN that was misheard can be repeated.
MOST_PIN_TRIES = 5


class Purchase(models.Model):
    """One purchase of one buyer: one address, one slot, one payment, one order per stall.

    number is said out loud, secret opens the tracking page, pin is given to the runner at the door. Amounts are in
    rupiah: goods_estimate_rp at placing, goods_final_rp after weighing, paid sums in the room of paying.
    Its state follows from which instants are set; see rules.purchase_state.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField(max_length=10, unique=True)
    secret = models.CharField(max_length=30, unique=True, default=new_secret)
    # Readable, because the buyer looks it up on the tracking page.
    pin = models.CharField(max_length=4)
    # A number beside the rows of HandoverTry, because one UPDATE asks and spends a try.
    pin_tries_left = models.SmallIntegerField(default=MOST_PIN_TRIES)
    # Empty for guests: buying takes a telephone number, not an account.
    buyer = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    channel = models.CharField(max_length=10)
    day = models.ForeignKey(MarketDay, models.PROTECT, related_name="purchases")
    slot = models.ForeignKey(DeliverySlot, models.PROTECT, related_name="purchases")
    buyer_name = models.CharField(max_length=LONGEST_NAME)
    phone = models.CharField(max_length=16, db_index=True)
    # No goods move for a phone that is not proved; prove_by is frozen where it was not when the order was placed.
    proof = models.CharField(max_length=8, choices=Proof, blank=True, db_default=Proof.EARLIER, default=Proof.NONE)
    prove_by = models.DateTimeField(null=True)
    village = models.ForeignKey(Village, models.PROTECT, related_name="+")
    street = models.CharField(max_length=LONGEST_STREET)
    note = models.CharField(max_length=LONGEST_DIRECTIONS, blank=True)
    goods_estimate_rp = models.BigIntegerField()
    goods_final_rp = models.BigIntegerField(null=True)
    delivery_fee_rp = models.BigIntegerField()
    # Frozen like the prices: a later decision of the city does not change orders of today.
    cash_multiple_rp = models.IntegerField()
    placed_at = models.DateTimeField()
    picking_at = models.DateTimeField(null=True)
    weighed_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    cancel_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "market_purchase"
        indexes = [
            models.Index(fields=["day", "slot"], name="purchase_by_day_and_slot"),
            models.Index(fields=["phone"], name="purchase_unproved", condition=Q(proof="")),
        ]
        constraints = [
            # What was delivered is made good by goodwill, never by cancelling it.
            models.CheckConstraint(
                name="purchase_ends_once", condition=Q(delivered_at__isnull=True) | Q(cancelled_at__isnull=True)
            ),
            # Without a final sum there is nothing to pay at the door.
            models.CheckConstraint(
                name="purchase_delivered_after_weighing",
                condition=Q(delivered_at__isnull=True) | Q(weighed_at__isnull=False),
            ),
            models.CheckConstraint(name="pin_tries", condition=Q(pin_tries_left__gte=0)),
            models.CheckConstraint(name="purchase_cash_multiple", condition=Q(cash_multiple_rp__gte=1)),
        ]

    def __str__(self) -> str:
        return self.number


class StallOrder(models.Model):
    """A stall's part of a purchase; all that its trader may see of it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    purchase = models.ForeignKey(Purchase, models.PROTECT, related_name="orders")
    stall = models.ForeignKey(Stall, models.PROTECT, related_name="+")
    number = models.CharField(max_length=14, unique=True)
    estimate_rp = models.BigIntegerField()
    final_rp = models.BigIntegerField(null=True)
    ready_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "market_stall_order"
        # One slip and one payment for a stall, however many lines it has.
        constraints = [models.UniqueConstraint(fields=["purchase", "stall"], name="one_order_per_stall")]

    def __str__(self) -> str:
        return self.number

    @property
    def stall_is_paid(self) -> bool:
        """Whether the stall got its cash for this order (paying.models.StallPayment)."""
        # The far side of a one-to-one raises where there is no row; hasattr turns that into a no.
        return hasattr(self, "stall_payment")


class LineState(models.TextChoices):
    """Where a line stands. SHORT: less than ordered, or nothing, could be had."""

    REQUESTED = "requested", _("to do")
    PICKED = "picked", _("picked")
    SHORT = "short", _("short")
    CANCELLED = "cancelled", _("cancelled")


class OrderLine(models.Model):
    """What was ordered, what was picked, what it weighed: three facts, none overwritten by another.

    Ordered either by steps or by money (ordered_rp). What the offer was at placing is copied here and never changes:
    mode, unit, price for price_steps, usual weight. picked_steps counts pieces, weighed is grams or millilitres.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    order = models.ForeignKey(StallOrder, models.PROTECT, related_name="lines")
    position = models.SmallIntegerField()
    offer = models.ForeignKey(Offer, models.PROTECT, related_name="+")
    # The row itself and the amount: the promised price can be proved after the price list changed.
    price = models.ForeignKey(OfferPrice, models.PROTECT, related_name="+")
    good_name = models.CharField(max_length=142)
    mode = models.CharField(max_length=16)
    unit = models.CharField(max_length=10)
    price_rp = models.BigIntegerField()
    price_steps = models.IntegerField()
    nominal_g = models.IntegerField(null=True)
    # Frozen too: a later decision of the city does not change goods ordered today.
    tolerance_bp = models.IntegerField()
    ordered_steps = models.BigIntegerField(null=True)
    ordered_rp = models.BigIntegerField(null=True)
    estimate_rp = models.BigIntegerField()
    note = models.CharField(max_length=LONGEST_WISH, blank=True)
    state = models.CharField(max_length=10, default=LineState.REQUESTED)
    picked_steps = models.BigIntegerField(null=True)
    weighed = models.BigIntegerField(null=True)
    final_rp = models.BigIntegerField(null=True)

    class Meta:
        db_table = "market_order_line"
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(
                name="line_ordered_one_way",
                condition=Q(ordered_steps__isnull=False, ordered_steps__gte=1, ordered_rp__isnull=True)
                | Q(ordered_steps__isnull=True, ordered_rp__isnull=False, ordered_rp__gte=1),
            ),
            # A line that is done has its final sum, be it nothing.
            models.CheckConstraint(
                name="line_final_when_done", condition=Q(state="requested") | Q(final_rp__isnull=False, final_rp__gte=0)
            ),
        ]

    def __str__(self) -> str:
        return self.good_name

    @property
    def sold_by(self) -> SoldBy:
        """The way in which the goods are sold."""
        return sold_by(self.mode)

    @property
    def asked(self) -> Asked:
        """What was ordered, as a value."""
        return Asked.of(self.ordered_steps, self.ordered_rp)

    @property
    def unit_price(self) -> UnitPrice:
        """The price frozen at placing, as a value that can be multiplied."""
        return UnitPrice(Rupiah(self.price_rp), self.price_steps)

    @property
    def estimate(self) -> Rupiah:
        """What it costs if it weighs what was ordered; estimate_rp keeps the answer of the moment of placing."""
        return self.sold_by.estimate(self.asked, price=self.unit_price, nominal_g=self.nominal_g)


class AdjustmentKind(models.TextChoices):
    """Why a sum differs from what goods weighed."""

    GOODWILL = "goodwill", _("More weighed than asked")
    CASH_ROUNDING = "cash_rounding", _("Cash rounding")


class Bearer(models.TextChoices):
    """Who bears the difference."""

    STALL = "stall", _("the stall")
    CITY = "city", _("the city")


class Adjustment(OnlyGrows):
    """A signed difference with its cause and who bears it; final once written."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    purchase = models.ForeignKey(Purchase, models.PROTECT, related_name="adjustments")
    line = models.ForeignKey(OrderLine, models.PROTECT, null=True, related_name="adjustments")
    kind = models.CharField(max_length=14)
    amount_rp = models.BigIntegerField()
    bearer = models.CharField(max_length=10)
    made_at = models.DateTimeField()

    class Meta:
        db_table = "market_adjustment"
        constraints = [
            # A difference of nothing is no adjustment.
            models.CheckConstraint(name="adjustment_not_nothing", condition=~Q(amount_rp=0)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.amount_rp}"
