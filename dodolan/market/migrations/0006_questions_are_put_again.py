"""A question about heavier goods may be withdrawn and put again; those that are there count as they did."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("market", "0005_phones_are_proved")]
    operations = [
        migrations.AlterField(
            "Consent",
            "line",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="consents", to="market.orderline"
            ),
        ),
        migrations.AddField("Consent", "withdrawn_at", models.DateTimeField(null=True)),
        migrations.AddConstraint(
            "Consent",
            models.UniqueConstraint(
                condition=models.Q(withdrawn_at__isnull=True), fields=["line"], name="one_question_about_a_line"
            ),
        ),
    ]
