"""The ledger, the trail, the outbox and inbox, and the rows that guard repeats, limits, terms and switches."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import dodolan.kernel.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="AuditEntry",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.BigIntegerField(unique=True)),
                ("at", models.DateTimeField()),
                ("actor", models.UUIDField(null=True)),
                ("actor_name", models.CharField(max_length=120)),
                ("action", models.CharField(db_index=True, max_length=60)),
                ("subject_kind", models.CharField(max_length=40)),
                ("subject", models.UUIDField(db_index=True)),
                ("before", models.JSONField(default=dict)),
                ("after", models.JSONField(default=dict)),
                ("request_id", models.CharField(blank=True, max_length=40)),
                ("previous_hash", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
            ],
            options={
                "db_table": "kernel_audit_entry",
            },
        ),
        migrations.CreateModel(
            name="SwitchState",
            fields=[
                ("key", models.CharField(max_length=60, primary_key=True, serialize=False)),
                ("is_on", models.BooleanField()),
                ("turned_at", models.DateTimeField()),
            ],
            options={
                "db_table": "kernel_switch",
            },
        ),
        migrations.CreateModel(
            name="Account",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("subject", models.UUIDField(default=uuid.UUID("00000000-0000-0000-0000-000000000000"))),
            ],
            options={
                "db_table": "kernel_account",
                "constraints": [models.UniqueConstraint(fields=("kind", "subject"), name="one_account_per_subject")],
            },
        ),
        migrations.CreateModel(
            name="AuditHead",
            fields=[
                ("id", models.SmallIntegerField(default=1, editable=False, primary_key=True, serialize=False)),
                ("number", models.BigIntegerField(default=0)),
                ("hash", models.CharField(default="", max_length=64)),
            ],
            options={
                "db_table": "kernel_audit_head",
                "constraints": [models.CheckConstraint(condition=models.Q(("id", 1)), name="one_audit_head")],
            },
        ),
        migrations.CreateModel(
            name="Counter",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("subject", models.CharField(max_length=120)),
                ("opened_at", models.DateTimeField(db_index=True)),
                ("tries", models.IntegerField(default=0)),
            ],
            options={
                "db_table": "kernel_counter",
                "constraints": [
                    models.UniqueConstraint(fields=("subject", "opened_at"), name="one_counter_per_window")
                ],
            },
        ),
        migrations.CreateModel(
            name="DueRun",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("job", models.CharField(max_length=60)),
                ("slot", models.DateTimeField()),
                ("taken_at", models.DateTimeField()),
            ],
            options={
                "db_table": "kernel_due_run",
                "constraints": [models.UniqueConstraint(fields=("job", "slot"), name="slot_taken_once")],
            },
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                ("facts", models.JSONField()),
                ("occurred_at", models.DateTimeField()),
                ("day", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "Waiting"), ("delivered", "Delivered"), ("failed", "Failed")],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("attempts", models.SmallIntegerField(default=0)),
                ("due_at", models.DateTimeField()),
                ("last_error", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "db_table": "kernel_event",
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "waiting")), fields=["due_at", "id"], name="event_waiting"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="IdempotencyKey",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("actor", models.CharField(max_length=64)),
                ("route", models.CharField(max_length=64)),
                ("key", models.CharField(max_length=255)),
                ("fingerprint", models.CharField(max_length=64)),
                ("answer", models.JSONField(default=dict)),
                ("answered_at", models.DateTimeField(db_index=True)),
            ],
            options={
                "db_table": "kernel_idempotency_key",
                "constraints": [
                    models.UniqueConstraint(fields=("actor", "route", "key"), name="request_answered_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Journal",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(max_length=32)),
                ("key", models.CharField(max_length=120, unique=True)),
                ("source", models.UUIDField(db_index=True)),
                ("day", models.DateField(db_index=True)),
                ("posted_at", models.DateTimeField()),
                ("memo", models.CharField(blank=True, max_length=200)),
                (
                    "reverses",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reversed_by",
                        to="kernel.journal",
                    ),
                ),
            ],
            options={
                "db_table": "kernel_journal",
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("provider", models.CharField(max_length=40)),
                ("event_id", models.CharField(max_length=200)),
                ("body", models.TextField()),
                ("received_at", models.DateTimeField()),
            ],
            options={
                "db_table": "kernel_message",
                "constraints": [models.UniqueConstraint(fields=("provider", "event_id"), name="message_kept_once")],
            },
        ),
        migrations.CreateModel(
            name="TermValue",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("key", models.CharField(max_length=60)),
                ("value", models.BigIntegerField()),
                ("valid_from", models.DateField()),
                ("set_at", models.DateTimeField()),
                ("by", models.UUIDField(null=True)),
            ],
            options={
                "db_table": "kernel_term_value",
                "indexes": [models.Index(fields=["key", "-valid_from", "-set_at", "-id"], name="term_by_day")],
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("amount_rp", models.BigIntegerField()),
                ("day", models.DateField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="entries", to="kernel.account"
                    ),
                ),
                (
                    "journal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="entries", to="kernel.journal"
                    ),
                ),
            ],
            options={
                "db_table": "kernel_entry",
                "indexes": [models.Index(fields=["account", "day"], name="entry_by_account_and_day")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount_rp", 0), _negated=True), name="entry_moves_money"
                    )
                ],
            },
        ),
    ]
