"""Whether the key is the one this database was sealed with."""

from collections.abc import Iterator

from django.apps import apps
from django.conf import settings
from django.db import connection

from dodolan.kernel.sealing.boxes import seal, unseal
from dodolan.kernel.sealing.errors import Unsealable
from dodolan.kernel.sealing.fields import SealedField
from dodolan.kernel.sealing.key_file import read_key
from dodolan.kernel.sealing.keys import instance_key
from dodolan.kernel.sealing.models import KeyProof

_PURPOSE, _PLACE, _TEXT = "key_proof", "kernel_key_proof.sealed", "This database belongs to this key."


def why_key_does_not_fit() -> str:
    """Why the key in the folder cannot be used for this database, in one sentence; "" if it can. One statement.

    The file is read anew: a key that is gone is missed before the next start needs it.
    """
    file = settings.KEY_FILE
    kept = read_key(file)
    if not kept:
        what = "holds no key of 32 random bytes" if file.exists() else "is missing"
        return f"{file} {what}: restore secret.key from the backup of this city's data folder."
    if kept.encode() != instance_key() or not opens():
        return f"{file} is not the key of this city: restore secret.key from the backup of this city's data folder."
    return ""


def opens() -> bool:
    """Whether the key in use opens the proof; before one was written, whether it opens the first of each column."""
    box = KeyProof.objects.values_list("sealed", flat=True).first()
    if box is not None:
        return _is_open(box, purpose=_PURPOSE, place=_PLACE)
    return all(is_open for _name, is_open in sealed_texts(most=1))


def is_proved() -> bool:
    """Whether a proof was written."""
    return KeyProof.objects.exists()


def prove() -> None:
    """Write the proof for the key in use, in place of another. Whoever calls has asked whether it may be."""
    KeyProof.objects.update_or_create(defaults={"sealed": seal(_TEXT, purpose=_PURPOSE, place=_PLACE)}, id=1)


def sealed_texts(most: int | None = None) -> Iterator[tuple[str, bool]]:
    """("table.column key", whether the key opens it) for the sealed texts of the database, at most so many a column."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:  # noqa: SLF001  Django's own way to a table's columns
            if isinstance(field, SealedField):
                table, column = model._meta.db_table, str(field.column)  # noqa: SLF001
                for key, box in _boxes(table, column, str(model._meta.pk.column), most):  # noqa: SLF001
                    is_open = _is_open(box, purpose=field.purpose, place=f"{table}.{column}")
                    yield f"{table}.{column} {key}", is_open


def _boxes(table: str, column: str, key: str, most: int | None) -> list[tuple[object, str]]:
    """The texts as they lie in the table: the column itself would open them, and stop at the first that it cannot."""
    name = connection.ops.quote_name
    end = "" if most is None else f" LIMIT {most:d}"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {name(key)}, {name(column)} FROM {name(table)} WHERE {name(column)} <> ''{end}")  # noqa: S608  our own names
        return [(key, str(box)) for key, box in cursor.fetchall()]


def _is_open(box: str, *, purpose: str, place: str) -> bool:
    try:
        unseal(box, purpose=purpose, place=place)
    except Unsealable:
        return False
    return True
