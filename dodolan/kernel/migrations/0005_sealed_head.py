"""The end of the audit chain is sealed with the instance's key; the chain that is there is sealed as it stands."""

from typing import Any

from django.db import migrations, models

from dodolan.kernel.audit.sealed_head import seal_of
from dodolan.kernel.sealing.keys import has_key


def seal_head(apps: Any, _schema_editor: Any) -> None:
    """Seal what the head says now; without a key there is no city yet, and who makes the key seals the empty chain."""
    if not has_key():
        return
    heads = apps.get_model("kernel", "AuditHead").objects
    for head in heads.all():
        heads.filter(id=head.id).update(seal=seal_of(head.number, head.hash))


class Migration(migrations.Migration):
    dependencies = [("kernel", "0004_no_way_around")]
    operations = [
        migrations.AddField("AuditHead", "seal", models.CharField(default="", max_length=64)),
        migrations.RunPython(seal_head, migrations.RunPython.noop),
    ]
