"""Who signed in, when and on what device; sessions opened before are not listed and run out by themselves."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from dodolan.kernel.ids import new_id

WAYS = [("code", "by a code"), ("second_key", "by password and app")]


class Migration(migrations.Migration):
    dependencies = [("people", "0001_tables")]
    operations = [
        migrations.CreateModel(
            "SignIn",
            fields=[
                ("id", models.UUIDField(default=new_id, editable=False, primary_key=True, serialize=False)),
                ("session_key", models.CharField(db_index=True, max_length=40)),
                ("way", models.CharField(choices=WAYS, max_length=10)),
                ("device", models.CharField(max_length=60)),
                ("at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sign_ins",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "people_sign_in",
                "indexes": [models.Index(fields=["user", "-at"], name="sign_in_by_user")],
            },
        ),
    ]
