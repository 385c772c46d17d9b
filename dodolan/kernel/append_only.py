"""Tables that only grow: database triggers that refuse UPDATE and DELETE, on SQLite and on PostgreSQL."""

from typing import Any

from django.db import migrations


def append_only(table: str) -> migrations.RunPython:
    """A migration step after which no row of the table can be changed or deleted, not even by hand."""
    # A rule in Python can be forgotten or passed by; a trigger cannot, not even from the database console.
    return migrations.RunPython(_guard(table), _unguard(table), hints={"table": table})


def _guard(table: str) -> Any:
    def forwards(_apps: Any, schema_editor: Any) -> None:
        for action in ("UPDATE", "DELETE"):
            schema_editor.execute(_create(schema_editor.connection.vendor, table, action))

    return forwards


def _unguard(table: str) -> Any:
    def backwards(_apps: Any, schema_editor: Any) -> None:
        on = f" ON {table}" if schema_editor.connection.vendor == "postgresql" else ""
        for action in ("UPDATE", "DELETE"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{action.lower()}{on}")

    return backwards


def _create(vendor: str, table: str, action: str) -> str:
    name = f"{table}_no_{action.lower()}"
    words = f"{table} only grows: {action} refused"
    # The two databases word triggers differently; the promise and its sentence are the same.
    if vendor == "sqlite":
        return f"CREATE TRIGGER {name} BEFORE {action} ON {table} BEGIN SELECT RAISE(ABORT, '{words}'); END"
    return (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{words}' USING ERRCODE = 'integrity_constraint_violation'; END $$; "
        f"CREATE TRIGGER {name} BEFORE {action} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"
    )
