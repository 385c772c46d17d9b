"""Signatures, which only grow."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import dodolan.kernel.ids
from dodolan.kernel.append_only import append_only


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Signature",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("subject_kind", models.CharField(max_length=30)),
                ("subject", models.UUIDField()),
                ("right", models.CharField(max_length=60)),
                ("snapshot", models.TextField()),
                ("hash", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
                (
                    "signer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "db_table": "services_signature",
                "indexes": [models.Index(fields=["subject", "hash"], name="signature_by_subject")],
                "constraints": [models.UniqueConstraint(fields=("hash", "signer"), name="nobody_signs_twice")],
            },
        ),
        append_only("services_signature"),
    ]
