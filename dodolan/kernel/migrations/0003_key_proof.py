"""A sealed text that only this city's key opens. Programs of the version before know nothing of it and miss nothing."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("kernel", "0002_append_only")]
    operations = [
        migrations.CreateModel(
            name="KeyProof",
            fields=[
                ("id", models.SmallIntegerField(default=1, editable=False, primary_key=True, serialize=False)),
                ("sealed", models.TextField()),
            ],
            options={
                "db_table": "kernel_key_proof",
                "constraints": [models.CheckConstraint(condition=models.Q(("id", 1)), name="one_key_proof")],
            },
        ),
    ]
