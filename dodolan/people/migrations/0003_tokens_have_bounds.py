"""API keys may be for some rights alone and end on a day; those that are there stay as they were made."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0002_sign_ins")]
    operations = [
        migrations.AddField(
            "ApiToken", "only", models.CharField(blank=True, db_default="", default="", max_length=400)
        ),
        migrations.AddField("ApiToken", "expires_at", models.DateTimeField(null=True)),
    ]
