"""REPLACE on SQLite and TRUNCATE on PostgreSQL are refused as UPDATE and DELETE were before."""

from django.db import migrations

from dodolan.kernel.growing.steps import guard_rows


class Migration(migrations.Migration):
    dependencies = [("services", "0002_append_only")]
    operations = [guard_rows("services", "Signature", "Document")]
