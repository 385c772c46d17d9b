"""A column whose text is sealed in the table and plain in the program."""

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from dodolan.kernel.sealing.boxes import seal, unseal


class SealedField(models.TextField[str, str]):
    """A text sealed for its table and column. "" stays "", so that rows without one can be found; NULL stays NULL.

    Nothing else can be looked up: the same text is sealed differently in each row, so asking for one raises
    ValueError; keep a keyed_hash beside it for that. Reading raises Unsealable for a text that was tampered with,
    belongs elsewhere or was sealed with another key.
    """

    def __init__(self, *args: Any, purpose: str, **kwargs: Any) -> None:
        """purpose names the key; columns that hold the same kind of secret may share one."""
        super().__init__(*args, **kwargs)
        self.purpose = purpose

    def deconstruct(self) -> Any:
        """Migrations keep the purpose: another one is another key."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "purpose": self.purpose}

    def get_db_prep_save(self, value: Any, connection: BaseDatabaseWrapper) -> Any:  # noqa: ARG002  Django's shape
        """Sealed on the way into the table."""
        # bulk_update writes by expressions; the texts in them come by here one by one.
        if hasattr(value, "as_sql"):
            return value
        plain = self.get_prep_value(value)
        return seal(plain, purpose=self.purpose, place=self._place()) if plain else plain

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:  # noqa: FBT001, FBT002  Django's shape
        """What a row is looked up by: only whether there is a text."""
        if value:
            raise ValueError("A sealed text cannot be looked up; keep a keyed_hash beside it.")
        return super().get_db_prep_value(value, connection, prepared)

    def from_db_value(self, value: str | None, *_where: Any) -> str | None:
        """Opened on the way out."""
        return unseal(value, purpose=self.purpose, place=self._place()) if value else value

    def _place(self) -> str:
        return f"{self.model._meta.db_table}.{self.column}"  # noqa: SLF001  Django's own way to a table's name
