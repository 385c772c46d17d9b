"""REPLACE on SQLite and TRUNCATE on PostgreSQL are refused as UPDATE and DELETE were before."""

from django.db import migrations

from dodolan.kernel.growing.steps import guard_rows


class Migration(migrations.Migration):
    dependencies = [("kernel", "0003_key_proof")]
    operations = [guard_rows("kernel", "Journal", "Entry", "AuditEntry", "Message", "TermValue")]
