"""REPLACE on SQLite and TRUNCATE on PostgreSQL are refused as UPDATE and DELETE were before."""

from django.db import migrations

from dodolan.kernel.growing.steps import guard_rows

MODELS = (
    "OfferPrice",
    "StockMove",
    "Weighing",
    "Adjustment",
    "StallPayment",
    "Payment",
    "PaymentSplit",
    "HandoverTry",
)


class Migration(migrations.Migration):
    dependencies = [("market", "0002_append_only")]
    operations = [guard_rows("market", *MODELS)]
