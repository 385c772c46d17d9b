"""The title action of the kernel's tables."""

from django.apps import AppConfig


class KernelConfig(AppConfig):
    """Owns the ledger, the audit trail, the outbox, the inbox and the rows that guard repeats."""

    name = "dodolan.kernel"
    label = "kernel"
    default_auto_field = "django.db.models.BigAutoField"
