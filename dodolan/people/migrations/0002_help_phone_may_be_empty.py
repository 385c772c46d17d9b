"""A city may have no help number yet."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="city",
            name="help_phone",
            field=models.CharField(blank=True, help_text="E.164, answered on WhatsApp", max_length=16),
        ),
    ]
