"""A count of a cash box may be sent back to its runner; those that were signed stay as they were signed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("market", "0006_questions_are_put_again")]
    operations = [
        migrations.AddField("CashBox", "recounts", models.SmallIntegerField(db_default=0, default=0)),
    ]
