"""Purchases say how their phone was proved, and slots how many of their places the unproved hold.

What was placed before, or by the old code meanwhile, was never asked: its goods move as they did.
"""

from django.db import migrations, models

PROOF = models.CharField(
    blank=True,
    choices=[
        ("", "not proved"),
        ("account", "signed in"),
        ("device", "known device"),
        ("code", "code typed"),
        ("office", "confirmed by the office"),
        ("earlier", "not asked"),
    ],
    db_default="earlier",
    default="",
    max_length=8,
)


class Migration(migrations.Migration):
    dependencies = [("market", "0004_goods_have_units")]
    operations = [
        migrations.AddField("DeliverySlot", "unproved", models.IntegerField(db_default=0, default=0)),
        migrations.AddField("Purchase", "proof", PROOF),
        migrations.AddField("Purchase", "prove_by", models.DateTimeField(null=True)),
        migrations.AddIndex(
            "Purchase", models.Index(condition=models.Q(proof=""), fields=["phone"], name="purchase_unproved")
        ),
        migrations.AddConstraint(
            "DeliverySlot", models.CheckConstraint(condition=models.Q(unproved__gte=0), name="slot_unproved")
        ),
    ]
