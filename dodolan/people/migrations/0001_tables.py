"""Places, accounts with their roles and keys, and the register of businesses."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import dodolan.kernel.ids
import dodolan.kernel.sealing.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="User",
            fields=[
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("phone", models.CharField(max_length=16, unique=True)),
                ("name", models.CharField(blank=True, max_length=120)),
                ("is_active", models.BooleanField(default=True)),
                ("joined_at", models.DateTimeField()),
                ("totp_seed", dodolan.kernel.sealing.fields.SealedField(blank=True, purpose="second_key")),
                ("totp_last_step", models.BigIntegerField(default=0)),
            ],
            options={
                "db_table": "people_user",
            },
        ),
        migrations.CreateModel(
            name="City",
            fields=[
                ("code", models.CharField(max_length=4, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=80)),
                ("help_phone", models.CharField(blank=True, help_text="E.164, answered on WhatsApp", max_length=16)),
                ("is_demo", models.BooleanField(default=False)),
            ],
            options={
                "db_table": "people_city",
            },
        ),
        migrations.CreateModel(
            name="ApiToken",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("label", models.CharField(max_length=80)),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tokens", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "db_table": "people_api_token",
            },
        ),
        migrations.CreateModel(
            name="District",
            fields=[
                ("code", models.CharField(max_length=8, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=80)),
                (
                    "city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="districts", to="people.city"
                    ),
                ),
            ],
            options={
                "db_table": "people_district",
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="SignInCode",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("phone", models.CharField(db_index=True, max_length=16)),
                ("expires_at", models.DateTimeField()),
                ("tries_left", models.SmallIntegerField()),
                ("used_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "people_sign_in_code",
                "constraints": [models.CheckConstraint(condition=models.Q(("tries_left__gte", 0)), name="code_tries")],
            },
        ),
        migrations.CreateModel(
            name="Village",
            fields=[
                ("code", models.CharField(max_length=13, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=80)),
                ("postcode", models.CharField(blank=True, max_length=5)),
                (
                    "district",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="villages", to="people.district"
                    ),
                ),
            ],
            options={
                "db_table": "people_village",
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="PublicMarket",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("slug", models.SlugField(max_length=40, unique=True)),
                ("name", models.CharField(max_length=80)),
                ("street", models.CharField(max_length=120)),
                ("latitude_e6", models.IntegerField()),
                ("longitude_e6", models.IntegerField()),
                ("coordinate_quality", models.CharField(max_length=12)),
                ("opens_at", models.TimeField()),
                ("closes_at", models.TimeField()),
                (
                    "village",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.village"
                    ),
                ),
            ],
            options={
                "db_table": "people_public_market",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Business",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("cluster", models.CharField(max_length=10)),
                ("nib", models.CharField(max_length=13, null=True, unique=True)),
                ("registered_at", models.DateTimeField()),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="businesses",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "village",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.village"
                    ),
                ),
            ],
            options={
                "db_table": "people_business",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Role",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=dodolan.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=10)),
                ("given_at", models.DateTimeField()),
                (
                    "market",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.publicmarket",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="roles", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "db_table": "people_role",
                "constraints": [
                    models.UniqueConstraint(fields=("user", "name"), name="one_role_of_a_name"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", "runner"), _negated=True), ("market__isnull", False), _connector="OR"
                        ),
                        name="runner_has_a_market",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="publicmarket",
            constraint=models.CheckConstraint(
                condition=models.Q(("opens_at__lt", models.F("closes_at"))), name="market_opens_first"
            ),
        ),
    ]
