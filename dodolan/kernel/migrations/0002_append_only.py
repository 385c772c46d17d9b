"""The ledger, the audit trail, the inbox and the values of terms only grow; the audit chain gets its head."""

from typing import Any

from django.db import migrations

from dodolan.kernel.append_only import append_only


def make_head(apps: Any, _schema_editor: Any) -> None:
    """The chain begins before its first row."""
    apps.get_model("kernel", "AuditHead").objects.create(id=1)


class Migration(migrations.Migration):
    dependencies = [("kernel", "0001_tables")]
    operations = [
        migrations.RunPython(make_head, migrations.RunPython.noop),
        *(append_only(f"kernel_{table}") for table in ("journal", "entry", "audit_entry", "message", "term_value")),
    ]
