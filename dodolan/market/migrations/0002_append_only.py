"""Prices, stock moves, weighings, adjustments, payments and tries to hand over only grow."""

from django.db import migrations

from dodolan.kernel.append_only import append_only

TABLES = (
    "offer_price",
    "stock_move",
    "weighing",
    "adjustment",
    "stall_payment",
    "payment",
    "payment_split",
    "handover_try",
)


class Migration(migrations.Migration):
    dependencies = [("market", "0001_tables")]
    operations = [append_only(f"market_{table}") for table in TABLES]
