"""The triggers of a table that only grows: how they are made, and how the database tells of them afterwards.

On SQLite a row can also be lost by `INSERT OR REPLACE`, which deletes whatever has one of the new row's keys and fires
no DELETE trigger; so a row with a key that is there is refused before. On PostgreSQL it can be lost by `TRUNCATE`,
which fires no row trigger, or while `session_replication_role` puts triggers to sleep; so TRUNCATE has a trigger of
its own and all of them fire ALWAYS.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection, models

Columns = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trigger:
    """One trigger: the statements that make it, and its text as triggers_there() reads it back."""

    name: str
    table: str
    statements: tuple[str, ...]
    text: str

    @property
    def drop(self) -> str:
        """The statement that takes it down, if it is there."""
        on = f" ON {self.table}" if connection.vendor == "postgresql" else ""
        return f"DROP TRIGGER IF EXISTS {self.name}{on}"


def triggers_of(model: type[models.Model]) -> list[Trigger]:
    """What guards a table on the database at hand."""
    table = model._meta.db_table  # noqa: SLF001  Django's own way to a table's name
    if connection.vendor == "sqlite":
        return [_sqlite(table, "UPDATE"), _sqlite(table, "DELETE"), _sqlite_replace(table, keys_of(model))]
    return [_postgresql(table, action) for action in ("UPDATE", "DELETE", "TRUNCATE")]


def keys_of(model: type[models.Model]) -> list[Columns]:
    """Every set of columns that holds each value once, in the order of the model. ValueError for one with a condition.

    Works on the models of a migration as on those of today.
    """
    meta = model._meta  # noqa: SLF001  Django's own way to a table's columns
    columns = {field.name: str(field.column) for field in meta.concrete_fields}
    keys: list[Columns] = [(columns[field.name],) for field in meta.concrete_fields if field.unique]
    for constraint in meta.constraints:
        if isinstance(constraint, models.UniqueConstraint):
            if constraint.condition is not None:
                raise ValueError(f"{constraint.name}: a table that only grows has no key with a condition.")
            keys.append(tuple(columns[name] for name in constraint.fields))
    return keys


def triggers_there() -> dict[str, str]:
    """The text of every trigger of the database by its name. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(_SQLITE_THERE if connection.vendor == "sqlite" else _POSTGRESQL_THERE)
        return {str(name): str(text) for name, text in cursor.fetchall()}


def _sqlite(table: str, action: str) -> Trigger:
    name = f"{table}_no_{action.lower()}"
    text = (
        f"CREATE TRIGGER {name} BEFORE {action} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} only grows: {action} refused'); END"
    )
    return Trigger(name, table, (text,), text)


def _sqlite_replace(table: str, keys: list[Columns]) -> Trigger:
    name = f"{table}_no_replace"
    # The hidden number of a row is a key too: REPLACE may name it.
    text = f"CREATE TRIGGER {name} BEFORE INSERT ON {table} BEGIN {' '.join(_refusals(table, [*keys, ('rowid',)]))} END"
    return Trigger(name, table, (text,), text)


def _refusals(table: str, keys: list[Columns]) -> Iterator[str]:
    for key in keys:
        # Named as SQLite itself names them, so that a person finds the column in either sentence.
        said = ", ".join(f"{table}.{column}" for column in key)
        same = " AND ".join(f"{column} = NEW.{column}" for column in key)
        refuse = f"SELECT RAISE(ABORT, '{table} only grows: a second {said} refused')"
        # Made of the names of our own tables and columns.
        yield f"{refuse} WHERE EXISTS (SELECT 1 FROM {table} WHERE {same});"  # noqa: S608


def _postgresql(table: str, action: str) -> Trigger:
    name = f"{table}_no_{action.lower()}"
    each = "STATEMENT" if action == "TRUNCATE" else "ROW"
    body = (
        f" BEGIN RAISE EXCEPTION '{table} only grows: {action} refused' "
        "USING ERRCODE = 'integrity_constraint_violation'; END "
    )
    when, then = f"CREATE TRIGGER {name} BEFORE {action} ON", f"FOR EACH {each} EXECUTE FUNCTION {name}()"
    statements = (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $${body}$$",
        f"{when} {table} {then}",
        f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}",
    )
    return Trigger(name, table, statements, f"{when} {table} {then} A{body}")


_SQLITE_THERE = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
# A rule can swallow a statement before any trigger sees it, so rules are told of as well.
_POSTGRESQL_THERE = """
    SELECT tgname::text, replace(pg_get_triggerdef(t.oid), ' ON ' || quote_ident(current_schema()) || '.', ' ON ')
        || ' ' || tgenabled::text || prosrc
    FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid JOIN pg_proc p ON p.oid = tgfoid
    WHERE NOT tgisinternal AND c.relnamespace = current_schema()::regnamespace
    UNION ALL SELECT rulename::text, definition FROM pg_rules WHERE schemaname = current_schema()
"""
