"""What a model says of itself when its rows are never changed or deleted."""

from django.apps import apps
from django.db import models


class OnlyGrows(models.Model):
    """A table that only grows: a wrong row is answered by another row. Its app's migrations call guard_rows for it."""

    class Meta:
        abstract = True


def growing_models() -> list[type[models.Model]]:
    """All tables that only grow, by name."""
    found = [model for model in apps.get_models() if issubclass(model, OnlyGrows)]
    return sorted(found, key=lambda model: model._meta.db_table)  # noqa: SLF001  Django's own way to a table's name
