"""Stalls and prices, purchases and their parts, deliveries and money."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import dodolan.kernel.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_tables"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Offer",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("label", models.CharField(blank=True, help_text="grade, size or brand", max_length=60)),
                ("mode", models.CharField(max_length=16)),
                ("unit", models.CharField(max_length=10)),
                ("increment", models.IntegerField()),
                ("nominal_g", models.IntegerField(null=True)),
                ("allows_money", models.BooleanField(default=True)),
                ("is_active", models.BooleanField(default=True)),
            ],
            options={
                "db_table": "market_offer",
            },
        ),
        migrations.CreateModel(
            name="Good",
            fields=[
                ("code", models.CharField(max_length=12, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=80, unique=True)),
                ("family", models.CharField(blank=True, max_length=40)),
                ("cluster", models.CharField(max_length=10)),
                ("pictogram", models.CharField(max_length=20)),
            ],
            options={
                "db_table": "market_good",
            },
        ),
        migrations.CreateModel(
            name="Basket",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("secret", models.CharField(max_length=30)),
                ("touched_at", models.DateTimeField(db_index=True)),
                (
                    "market",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.publicmarket"
                    ),
                ),
            ],
            options={
                "db_table": "market_basket",
            },
        ),
        migrations.CreateModel(
            name="CurrentPrice",
            fields=[
                (
                    "offer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="current",
                        serialize=False,
                        to="market.offer",
                    ),
                ),
                ("trend", models.JSONField(default=list)),
            ],
            options={
                "db_table": "market_current_price",
            },
        ),
        migrations.CreateModel(
            name="BasketLine",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("steps", models.BigIntegerField(null=True)),
                ("money_rp", models.BigIntegerField(null=True)),
                ("note", models.CharField(blank=True, max_length=120)),
                (
                    "basket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="market.basket"
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="market.offer"),
                ),
            ],
            options={
                "db_table": "market_basket_line",
            },
        ),
        migrations.CreateModel(
            name="DeliveryFee",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("amount_rp", models.BigIntegerField()),
                (
                    "district",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.district"
                    ),
                ),
                (
                    "market",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.publicmarket"
                    ),
                ),
            ],
            options={
                "db_table": "market_delivery_fee",
            },
        ),
        migrations.AddField(
            model_name="offer",
            name="good",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="offers", to="market.good"
            ),
        ),
        migrations.CreateModel(
            name="MarketDay",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("date", models.DateField()),
                ("is_closed", models.BooleanField(default=False)),
                (
                    "market",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.publicmarket"
                    ),
                ),
            ],
            options={
                "db_table": "market_day",
                "ordering": ["date"],
            },
        ),
        migrations.CreateModel(
            name="DeliverySlot",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("cutoff_at", models.DateTimeField()),
                ("capacity", models.IntegerField()),
                ("booked", models.IntegerField(default=0)),
                (
                    "day",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="slots", to="market.marketday"
                    ),
                ),
            ],
            options={
                "db_table": "market_delivery_slot",
                "ordering": ["starts_at"],
            },
        ),
        migrations.CreateModel(
            name="CashBox",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("float_rp", models.BigIntegerField()),
                ("opened_at", models.DateTimeField()),
                ("counted_rp", models.BigIntegerField(null=True)),
                ("counted_at", models.DateTimeField(null=True)),
                ("variance_rp", models.BigIntegerField(null=True)),
                ("verified_at", models.DateTimeField(null=True)),
                (
                    "runner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "verified_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "day",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="market.marketday"
                    ),
                ),
            ],
            options={
                "db_table": "market_cash_box",
            },
        ),
        migrations.CreateModel(
            name="OfferPrice",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("amount_rp", models.BigIntegerField()),
                ("per_steps", models.IntegerField()),
                ("valid_from", models.DateTimeField()),
                ("day", models.DateField()),
                (
                    "source",
                    models.CharField(
                        choices=[("trader", "Trader"), ("officer", "Officer"), ("api", "Api"), ("demo", "Demo")],
                        max_length=10,
                    ),
                ),
                ("set_by", models.UUIDField(null=True)),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="prices", to="market.offer"
                    ),
                ),
            ],
            options={
                "db_table": "market_offer_price",
            },
        ),
        migrations.CreateModel(
            name="OrderLine",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("position", models.SmallIntegerField()),
                ("good_name", models.CharField(max_length=142)),
                ("mode", models.CharField(max_length=16)),
                ("unit", models.CharField(max_length=10)),
                ("price_rp", models.BigIntegerField()),
                ("price_steps", models.IntegerField()),
                ("nominal_g", models.IntegerField(null=True)),
                ("tolerance_bp", models.IntegerField()),
                ("ordered_steps", models.BigIntegerField(null=True)),
                ("ordered_rp", models.BigIntegerField(null=True)),
                ("estimate_rp", models.BigIntegerField()),
                ("note", models.CharField(blank=True, max_length=120)),
                ("state", models.CharField(default="requested", max_length=10)),
                ("picked_steps", models.BigIntegerField(null=True)),
                ("weighed", models.BigIntegerField(null=True)),
                ("final_rp", models.BigIntegerField(null=True)),
                (
                    "offer",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="market.offer"),
                ),
                (
                    "price",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="market.offerprice"
                    ),
                ),
            ],
            options={
                "db_table": "market_order_line",
                "ordering": ["position"],
            },
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("measured", models.BigIntegerField()),
                ("offered_rp", models.BigIntegerField()),
                ("asked_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("granted", models.BooleanField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "line",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="consent", to="market.orderline"
                    ),
                ),
            ],
            options={
                "db_table": "market_consent",
            },
        ),
        migrations.CreateModel(
            name="Purchase",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.CharField(max_length=10, unique=True)),
                ("secret", models.CharField(default=dodolan.kernel.ids.new_secret, max_length=30, unique=True)),
                ("pin", models.CharField(max_length=4)),
                ("pin_tries_left", models.SmallIntegerField(default=5)),
                ("channel", models.CharField(max_length=10)),
                ("buyer_name", models.CharField(max_length=80)),
                ("phone", models.CharField(db_index=True, max_length=16)),
                ("street", models.CharField(max_length=200)),
                ("note", models.CharField(blank=True, max_length=200)),
                ("goods_estimate_rp", models.BigIntegerField()),
                ("goods_final_rp", models.BigIntegerField(null=True)),
                ("delivery_fee_rp", models.BigIntegerField()),
                ("cash_multiple_rp", models.IntegerField()),
                ("placed_at", models.DateTimeField()),
                ("picking_at", models.DateTimeField(null=True)),
                ("weighed_at", models.DateTimeField(null=True)),
                ("delivered_at", models.DateTimeField(null=True)),
                ("cancelled_at", models.DateTimeField(null=True)),
                ("cancel_reason", models.CharField(blank=True, max_length=200)),
                (
                    "buyer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "day",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="purchases", to="market.marketday"
                    ),
                ),
                (
                    "slot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="purchases", to="market.deliveryslot"
                    ),
                ),
                (
                    "village",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.village"
                    ),
                ),
            ],
            options={
                "db_table": "market_purchase",
            },
        ),
        migrations.CreateModel(
            name="Payment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("method", models.CharField(max_length=10)),
                ("amount_rp", models.BigIntegerField()),
                ("paid_at", models.DateTimeField()),
                (
                    "box",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payments",
                        to="market.cashbox",
                    ),
                ),
                (
                    "purchase",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="payment", to="market.purchase"
                    ),
                ),
            ],
            options={
                "db_table": "market_payment",
            },
        ),
        migrations.CreateModel(
            name="HandoverTry",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("outcome", models.CharField(max_length=14)),
                ("at", models.DateTimeField()),
                ("day", models.DateField()),
                (
                    "runner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "purchase",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="handover_tries", to="market.purchase"
                    ),
                ),
            ],
            options={
                "db_table": "market_handover_try",
            },
        ),
        migrations.CreateModel(
            name="Adjustment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(max_length=14)),
                ("amount_rp", models.BigIntegerField()),
                ("bearer", models.CharField(max_length=10)),
                ("made_at", models.DateTimeField()),
                (
                    "line",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adjustments",
                        to="market.orderline",
                    ),
                ),
                (
                    "purchase",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="adjustments", to="market.purchase"
                    ),
                ),
            ],
            options={
                "db_table": "market_adjustment",
            },
        ),
        migrations.CreateModel(
            name="Shift",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("carries_g", models.IntegerField(default=40000)),
                ("started_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "box",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="market.cashbox"
                    ),
                ),
                (
                    "day",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="market.marketday"
                    ),
                ),
                (
                    "runner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "db_table": "market_shift",
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("assigned_at", models.DateTimeField()),
                ("released_at", models.DateTimeField(null=True)),
                (
                    "assigned_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "purchase",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="assignments", to="market.purchase"
                    ),
                ),
                (
                    "shift",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="assignments", to="market.shift"
                    ),
                ),
            ],
            options={
                "db_table": "market_assignment",
            },
        ),
        migrations.CreateModel(
            name="Stall",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("slug", models.SlugField(max_length=60, unique=True)),
                ("name", models.CharField(max_length=80)),
                ("cluster", models.CharField(max_length=10)),
                ("place", models.CharField(max_length=40)),
                ("walk_position", models.IntegerField()),
                ("status", models.CharField(default="active", max_length=10)),
                ("pay", models.CharField(default="cash_at_pick", max_length=12)),
                (
                    "business",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.business"
                    ),
                ),
                (
                    "market",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.publicmarket"
                    ),
                ),
            ],
            options={
                "db_table": "market_stall",
                "ordering": ["walk_position", "name"],
            },
        ),
        migrations.CreateModel(
            name="Payout",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("day", models.DateField()),
                ("amount_rp", models.BigIntegerField()),
                ("state", models.CharField(default="proposed", max_length=10)),
                ("proposed_at", models.DateTimeField()),
                ("approved_at", models.DateTimeField(null=True)),
                ("paid_at", models.DateTimeField(null=True)),
                ("bank_ref", models.CharField(blank=True, max_length=60)),
                (
                    "approved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "runner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "stall",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="market.stall"
                    ),
                ),
            ],
            options={
                "db_table": "market_payout",
            },
        ),
        migrations.CreateModel(
            name="OpeningHours",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("weekday", models.SmallIntegerField()),
                ("opens_at", models.TimeField()),
                ("closes_at", models.TimeField()),
                (
                    "stall",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="hours", to="market.stall"
                    ),
                ),
            ],
            options={
                "db_table": "market_opening_hours",
            },
        ),
        migrations.AddField(
            model_name="offer",
            name="stall",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="offers", to="market.stall"
            ),
        ),
        migrations.CreateModel(
            name="StallClosure",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("date", models.DateField()),
                (
                    "stall",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="closures", to="market.stall"
                    ),
                ),
            ],
            options={
                "db_table": "market_stall_closure",
            },
        ),
        migrations.CreateModel(
            name="StallOrder",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.CharField(max_length=14, unique=True)),
                ("estimate_rp", models.BigIntegerField()),
                ("final_rp", models.BigIntegerField(null=True)),
                ("ready_at", models.DateTimeField(null=True)),
                (
                    "purchase",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="orders", to="market.purchase"
                    ),
                ),
                (
                    "stall",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="market.stall"),
                ),
            ],
            options={
                "db_table": "market_stall_order",
            },
        ),
        migrations.CreateModel(
            name="PaymentSplit",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(max_length=10)),
                ("amount_rp", models.BigIntegerField()),
                (
                    "payment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="splits", to="market.payment"
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="market.stallorder"
                    ),
                ),
            ],
            options={
                "db_table": "market_payment_split",
            },
        ),
        migrations.AddField(
            model_name="orderline",
            name="order",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="market.stallorder"
            ),
        ),
        migrations.CreateModel(
            name="StallPayment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("amount_rp", models.BigIntegerField()),
                ("paid_at", models.DateTimeField()),
                ("day", models.DateField()),
                (
                    "box",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="stall_payments", to="market.cashbox"
                    ),
                ),
                (
                    "order",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stall_payment",
                        to="market.stallorder",
                    ),
                ),
            ],
            options={
                "db_table": "market_stall_payment",
            },
        ),
        migrations.CreateModel(
            name="StockDay",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("on_hand", models.BigIntegerField(null=True)),
                ("allocated", models.BigIntegerField(default=0)),
                ("is_out", models.BooleanField(default=False)),
                (
                    "day",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="stock", to="market.marketday"
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="stock", to="market.offer"
                    ),
                ),
            ],
            options={
                "db_table": "market_stock_day",
            },
        ),
        migrations.CreateModel(
            name="StockMove",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("line", models.UUIDField()),
                ("reason", models.CharField(max_length=10)),
                ("steps", models.BigIntegerField()),
                ("day", models.DateField()),
                (
                    "stock",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="moves", to="market.stockday"
                    ),
                ),
            ],
            options={
                "db_table": "market_stock_move",
            },
        ),
        migrations.CreateModel(
            name="Weighing",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("measured", models.BigIntegerField()),
                ("value_rp", models.BigIntegerField()),
                ("client_id", models.UUIDField(unique=True)),
                ("weighed_at", models.DateTimeField()),
                ("day", models.DateField()),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="weighings", to="market.orderline"
                    ),
                ),
                (
                    "runner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "db_table": "market_weighing",
            },
        ),
        migrations.AddConstraint(
            model_name="basket",
            constraint=models.UniqueConstraint(fields=("secret", "market"), name="one_basket_per_market"),
        ),
        migrations.AddField(
            model_name="currentprice",
            name="price",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="market.offerprice"
            ),
        ),
        migrations.AddConstraint(
            model_name="basketline",
            constraint=models.UniqueConstraint(fields=("basket", "offer"), name="offer_once_in_a_basket"),
        ),
        migrations.AddConstraint(
            model_name="basketline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("money_rp__isnull", True), ("steps__gte", 1), ("steps__isnull", False)),
                    models.Q(("money_rp__gte", 1), ("money_rp__isnull", False), ("steps__isnull", True)),
                    _connector="OR",
                ),
                name="basket_line_amount",
            ),
        ),
        migrations.AddConstraint(
            model_name="deliveryfee",
            constraint=models.UniqueConstraint(fields=("market", "district"), name="one_fee_per_district"),
        ),
        migrations.AddConstraint(
            model_name="deliveryfee",
            constraint=models.CheckConstraint(condition=models.Q(("amount_rp__gte", 0)), name="fee_not_negative"),
        ),
        migrations.AddConstraint(
            model_name="marketday",
            constraint=models.UniqueConstraint(fields=("market", "date"), name="one_day_per_market"),
        ),
        migrations.AddConstraint(
            model_name="deliveryslot",
            constraint=models.UniqueConstraint(fields=("day", "starts_at"), name="slot_starts_once"),
        ),
        migrations.AddConstraint(
            model_name="deliveryslot",
            constraint=models.CheckConstraint(
                condition=models.Q(("booked__gte", 0), ("booked__lte", models.F("capacity"))),
                name="slot_never_overbooked",
            ),
        ),
        migrations.AddConstraint(
            model_name="deliveryslot",
            constraint=models.CheckConstraint(
                condition=models.Q(("cutoff_at__lte", models.F("starts_at")), ("starts_at__lt", models.F("ends_at"))),
                name="slot_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="cashbox",
            constraint=models.CheckConstraint(condition=models.Q(("float_rp__gte", 0)), name="float_not_negative"),
        ),
        migrations.AddConstraint(
            model_name="cashbox",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("verified_by__isnull", True),
                    models.Q(("verified_by", models.F("runner")), _negated=True),
                    _connector="OR",
                ),
                name="cash_signed_by_two",
            ),
        ),
        migrations.AddConstraint(
            model_name="cashbox",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("verified_at__isnull", True),
                    models.Q(("counted_rp__gte", 0), ("counted_rp__isnull", False)),
                    _connector="OR",
                ),
                name="cash_verified_after_count",
            ),
        ),
        migrations.AddConstraint(
            model_name="offerprice",
            constraint=models.UniqueConstraint(fields=("offer", "valid_from"), name="one_price_at_a_time"),
        ),
        migrations.AddConstraint(
            model_name="offerprice",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount_rp__gte", 1), ("per_steps__gte", 1)), name="price_above_nothing"
            ),
        ),
        migrations.AddIndex(
            model_name="purchase",
            index=models.Index(fields=["day", "slot"], name="purchase_by_day_and_slot"),
        ),
        migrations.AddConstraint(
            model_name="purchase",
            constraint=models.CheckConstraint(
                condition=models.Q(("delivered_at__isnull", True), ("cancelled_at__isnull", True), _connector="OR"),
                name="purchase_ends_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="purchase",
            constraint=models.CheckConstraint(
                condition=models.Q(("delivered_at__isnull", True), ("weighed_at__isnull", False), _connector="OR"),
                name="purchase_delivered_after_weighing",
            ),
        ),
        migrations.AddConstraint(
            model_name="purchase",
            constraint=models.CheckConstraint(condition=models.Q(("pin_tries_left__gte", 0)), name="pin_tries"),
        ),
        migrations.AddConstraint(
            model_name="purchase",
            constraint=models.CheckConstraint(
                condition=models.Q(("cash_multiple_rp__gte", 1)), name="purchase_cash_multiple"
            ),
        ),
        migrations.AddConstraint(
            model_name="payment",
            constraint=models.CheckConstraint(condition=models.Q(("amount_rp__gte", 0)), name="payment_not_negative"),
        ),
        migrations.AddConstraint(
            model_name="adjustment",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount_rp", 0), _negated=True), name="adjustment_not_nothing"
            ),
        ),
        migrations.AddConstraint(
            model_name="shift",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at__isnull", True)), fields=("runner",), name="one_open_shift_per_runner"
            ),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("released_at__isnull", True)), fields=("purchase",), name="one_runner_per_purchase"
            ),
        ),
        migrations.AddIndex(
            model_name="stall",
            index=models.Index(fields=["market", "status", "cluster"], name="stall_by_market"),
        ),
        migrations.AddConstraint(
            model_name="payout",
            constraint=models.UniqueConstraint(fields=("stall", "day"), name="one_payout_per_stall_and_day"),
        ),
        migrations.AddConstraint(
            model_name="payout",
            constraint=models.UniqueConstraint(fields=("runner", "day"), name="one_payout_per_runner_and_day"),
        ),
        migrations.AddConstraint(
            model_name="payout",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("runner__isnull", True), ("stall__isnull", False)),
                    models.Q(("runner__isnull", False), ("stall__isnull", True)),
                    _connector="OR",
                ),
                name="payout_to_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="payout",
            constraint=models.CheckConstraint(condition=models.Q(("amount_rp__gte", 1)), name="payout_above_nothing"),
        ),
        migrations.AddConstraint(
            model_name="payout",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("approved_by__isnull", True),
                    models.Q(("approved_by", models.F("proposed_by")), _negated=True),
                    _connector="OR",
                ),
                name="payout_by_two_officers",
            ),
        ),
        migrations.AddConstraint(
            model_name="payout",
            constraint=models.CheckConstraint(
                condition=models.Q(("state", "proposed"), ("approved_by__isnull", False), _connector="OR"),
                name="payout_approved_before_paid",
            ),
        ),
        migrations.AddConstraint(
            model_name="openinghours",
            constraint=models.UniqueConstraint(fields=("stall", "weekday"), name="hours_once_a_weekday"),
        ),
        migrations.AddConstraint(
            model_name="openinghours",
            constraint=models.CheckConstraint(
                condition=models.Q(("weekday__gte", 0), ("weekday__lte", 6)), name="weekday_exists"
            ),
        ),
        migrations.AddConstraint(
            model_name="openinghours",
            constraint=models.CheckConstraint(
                condition=models.Q(("opens_at__lt", models.F("closes_at"))), name="stall_opens_first"
            ),
        ),
        migrations.AddConstraint(
            model_name="offer",
            constraint=models.UniqueConstraint(fields=("stall", "good", "label"), name="good_offered_once"),
        ),
        migrations.AddConstraint(
            model_name="offer",
            constraint=models.CheckConstraint(condition=models.Q(("increment__gte", 1)), name="offer_increment"),
        ),
        migrations.AddConstraint(
            model_name="offer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        models.Q(("mode__in", ("weighed", "each")), _negated=True),
                        ("nominal_g__gte", 1),
                        ("nominal_g__isnull", False),
                    ),
                    models.Q(models.Q(("mode", "each_by_weight"), _negated=True), ("nominal_g__isnull", True)),
                    _connector="OR",
                ),
                name="nominal_weight_where_needed",
            ),
        ),
        migrations.AddConstraint(
            model_name="stallclosure",
            constraint=models.UniqueConstraint(fields=("stall", "date"), name="stall_closed_once"),
        ),
        migrations.AddConstraint(
            model_name="stallorder",
            constraint=models.UniqueConstraint(fields=("purchase", "stall"), name="one_order_per_stall"),
        ),
        migrations.AddConstraint(
            model_name="paymentsplit",
            constraint=models.UniqueConstraint(fields=("payment", "order"), name="order_paid_once"),
        ),
        migrations.AddConstraint(
            model_name="paymentsplit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "goods"), ("order__isnull", False)),
                    models.Q(("kind", "goods"), _negated=True),
                    _connector="OR",
                ),
                name="goods_split_names_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="orderline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ordered_rp__isnull", True), ("ordered_steps__gte", 1), ("ordered_steps__isnull", False)),
                    models.Q(("ordered_rp__gte", 1), ("ordered_rp__isnull", False), ("ordered_steps__isnull", True)),
                    _connector="OR",
                ),
                name="line_ordered_one_way",
            ),
        ),
        migrations.AddConstraint(
            model_name="orderline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state", "requested"), models.Q(("final_rp__gte", 0), ("final_rp__isnull", False)), _connector="OR"
                ),
                name="line_final_when_done",
            ),
        ),
        migrations.AddConstraint(
            model_name="stallpayment",
            constraint=models.CheckConstraint(condition=models.Q(("amount_rp__gte", 1)), name="stall_paid_something"),
        ),
        migrations.AddConstraint(
            model_name="stockday",
            constraint=models.UniqueConstraint(fields=("offer", "day"), name="stock_once_a_day"),
        ),
        migrations.AddConstraint(
            model_name="stockday",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("allocated__gte", 0),
                    models.Q(("on_hand__isnull", True), ("allocated__lte", models.F("on_hand")), _connector="OR"),
                ),
                name="stock_never_oversold",
            ),
        ),
        migrations.AddConstraint(
            model_name="stockmove",
            constraint=models.UniqueConstraint(fields=("line", "reason"), name="stock_moved_once"),
        ),
        migrations.AddConstraint(
            model_name="weighing",
            constraint=models.CheckConstraint(condition=models.Q(("measured__gte", 0)), name="weight_not_negative"),
        ),
    ]
