"""Signatures and papers only grow."""

from django.db import migrations

from dodolan.kernel.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("services", "0001_tables")]
    operations = [append_only("services_signature"), append_only("services_document")]
