"""Signatures, notices, papers and imported files."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import dodolan.kernel.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Wish",
            fields=[
                ("phone", models.CharField(max_length=16, primary_key=True, serialize=False)),
                ("whatsapp", models.BooleanField()),
                ("chosen_at", models.DateTimeField()),
            ],
            options={
                "db_table": "services_notice_wish",
            },
        ),
        migrations.CreateModel(
            name="AppliedFile",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(max_length=60)),
                ("hash", models.CharField(max_length=64)),
                ("rows", models.IntegerField()),
                ("applied_by", models.CharField(max_length=120)),
                ("applied_at", models.DateTimeField()),
            ],
            options={
                "db_table": "services_applied_file",
                "constraints": [models.UniqueConstraint(fields=("kind", "hash"), name="file_applied_once")],
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(max_length=60)),
                ("series", models.CharField(max_length=8)),
                ("year", models.SmallIntegerField()),
                ("number", models.IntegerField()),
                ("subject", models.UUIDField()),
                ("snapshot", models.TextField()),
                ("hash", models.CharField(max_length=64)),
                ("issued_at", models.DateTimeField()),
            ],
            options={
                "db_table": "services_document",
                "constraints": [
                    models.UniqueConstraint(fields=("series", "year", "number"), name="one_document_of_a_number"),
                    models.UniqueConstraint(fields=("kind", "subject"), name="one_document_of_a_kind"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Series",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("series", models.CharField(max_length=8)),
                ("year", models.SmallIntegerField()),
                ("last", models.IntegerField(default=0)),
            ],
            options={
                "db_table": "services_document_series",
                "constraints": [models.UniqueConstraint(fields=("series", "year"), name="one_series_a_year")],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(max_length=60)),
                ("reason", models.UUIDField()),
                ("subject", models.UUIDField(db_index=True)),
                ("phone", models.CharField(max_length=16)),
                ("facts", models.JSONField()),
                ("channel", models.CharField(choices=[("page", "Page"), ("whatsapp", "Whatsapp")], max_length=10)),
                ("urgent", models.BooleanField()),
                ("made_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(null=True)),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "services_notice",
                "constraints": [
                    models.UniqueConstraint(fields=("phone", "kind", "reason"), name="told_once_for_a_reason")
                ],
            },
        ),
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
    ]
