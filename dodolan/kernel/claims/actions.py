"""Taking one thing, or several at once. All of it inside the caller's write_tx."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from dodolan.kernel.errors import Refused

# Made only when it is needed: some refusals ask the database what is left.
Reason = Refused | Callable[[], Refused]


def claimed(rows: QuerySet[Any], /, **values: Any) -> bool:
    """Write values into the one row that still meets the conditions of rows; False if none does any more.

    rows names one row by its key and says what must hold for it (`filter(pk=slot.pk, booked__lt=F("capacity"))`). Of
    several askers at one moment each sees what the one before left. Raises ValueError if more than one row fits,
    TransactionManagementError outside a transaction: without one, that mistake could not be taken back.
    """
    return _taken(rows, 1, values) == 1


def claim(rows: QuerySet[Any], /, *, otherwise: Reason, **values: Any) -> None:
    """Write values into the one row that still meets the conditions of rows, or raise otherwise.

    Like claimed; the refusal ends the transaction, which takes back what came before it.
    """
    if not claimed(rows, **values):
        raise _made(otherwise)


def claim_all(rows: QuerySet[Any], count: int, /, *, otherwise: Reason, **values: Any) -> None:
    """Write values into exactly count rows that meet the conditions of rows, or raise otherwise.

    If fewer fit, those are written until the refusal ends the transaction. Rows that others may take in another order
    are locked in the order of their keys by the caller first. Raises like claimed.
    """
    if _taken(rows, count, values) < count:
        raise _made(otherwise)


def _taken(rows: QuerySet[Any], most: int, values: dict[str, Any]) -> int:
    if not transaction.get_connection(rows.db).in_atomic_block:
        raise transaction.TransactionManagementError("A claim is made inside write_tx.")
    # The database asks and writes in one step; whoever looks first and writes later sells the same thing twice.
    touched = rows.update(**values)
    if touched > most:
        raise ValueError(f"A claim is for {most} of {rows.model.__name__}, and {touched} fit.")
    return touched


def _made(reason: Reason) -> Refused:
    return reason if isinstance(reason, Refused) else reason()
