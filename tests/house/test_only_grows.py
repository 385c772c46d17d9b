"""A table that only grows loses no row by any statement, and its triggers are missed where they are gone."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, models, transaction

from dodolan.kernel.clock import clock_set_to
from dodolan.kernel.growing.checks import triggers_stand
from dodolan.kernel.growing.rows import growing_models
from dodolan.kernel.growing.triggers import keys_of
from tests.factories.everything import one_row_of_everything
from tests.factories.market import MORNING

pytestmark = pytest.mark.django_db
SQLITE = connection.vendor == "sqlite"
GROWING = {model._meta.db_table: model for model in growing_models()}
# The promise stands here by name as well: a model that forgets what it is would be missed by nobody.
ONLY_GROWS = """
    kernel_audit_entry kernel_entry kernel_journal kernel_message kernel_term_value market_adjustment
    market_handover_try
    market_offer_price market_payment market_payment_split market_stall_payment market_stock_move market_weighing
    services_document services_signature
""".split()
ANYWHERE = ("UPDATE {table} SET id = id", "DELETE FROM {table}")
ON_SQLITE = (
    "REPLACE INTO {table} SELECT * FROM {table}",
    "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
    "INSERT OR IGNORE INTO {table} SELECT * FROM {table}",
    "INSERT INTO {table} SELECT * FROM {table} WHERE true ON CONFLICT DO UPDATE SET id = excluded.id",
    "UPDATE OR REPLACE {table} SET id = id",
    "UPDATE OR IGNORE {table} SET id = id",
    "DELETE FROM {table} WHERE rowid = 1",
)
ON_POSTGRESQL = (
    "TRUNCATE {table} CASCADE",
    "TRUNCATE ONLY {table} RESTART IDENTITY CASCADE",
    "INSERT INTO {table} SELECT * FROM {table} ON CONFLICT (id) DO UPDATE SET id = excluded.id",
    "WITH gone AS (DELETE FROM {table} RETURNING id) SELECT count(*) FROM gone",
    "MERGE INTO {table} USING {table} there ON {table}.id = there.id WHEN MATCHED THEN DELETE",
    "MERGE INTO {table} USING {table} there ON {table}.id = there.id WHEN MATCHED THEN UPDATE SET id = there.id",
    # What a copy of the database uses to put triggers to sleep.
    "SET LOCAL session_replication_role = replica; DELETE FROM {table}",
    "SET LOCAL session_replication_role = replica; UPDATE {table} SET id = id",
    "SET LOCAL session_replication_role = replica; TRUNCATE {table} CASCADE",
)
STATEMENTS = (*ANYWHERE, *(ON_SQLITE if SQLITE else ON_POSTGRESQL))


@pytest.fixture(scope="module", autouse=True)
def _everything(stage: None) -> None:
    with clock_set_to(lambda: MORNING):
        one_row_of_everything()
        # Asked at once, because PostgreSQL changes no table whose keys it has still to look up.
        connection.check_constraints()


def rows_of(table: str) -> list[Any]:
    """Every row as it stands."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} ORDER BY id")
        return list(cursor.fetchall())


def tried(*statements: str) -> None:
    """Somebody at the console; what they began is taken back when it is refused."""
    with _console() as cursor:
        for statement in statements:
            cursor.execute(statement)


def test_these_tables_only_grow():
    assert list(GROWING) == sorted(ONLY_GROWS)


@pytest.mark.parametrize("table", ONLY_GROWS)
@pytest.mark.parametrize("statement", STATEMENTS)
def test_no_statement_changes_history(table: str, statement: str):
    before = rows_of(table)
    assert before
    with pytest.raises(DatabaseError, match=f"{table} only grows"):
        tried(statement.format(table=table))
    assert rows_of(table) == before


# Only SQLite numbers rows beside their keys.
ROW_IDS = [("rowid",)] if SQLITE else []
# Keys that no row of the day has: nothing was reversed on it.
EMPTY_KEYS = {("kernel_journal", ("reverses_id",))}
KEYS = [(table, key) for table, model in GROWING.items() for key in [*keys_of(model), *ROW_IDS]]


@pytest.mark.parametrize(("table", "key"), KEYS)
def test_a_row_is_not_replaced_by_any_of_its_keys(table: str, key: tuple[str, ...]):
    """New values for all other keys, so that this one alone would throw the old row out."""
    before = rows_of(table)
    said = _replacement(table, key)
    if said is None:
        assert (table, key) in EMPTY_KEYS
        return
    # PostgreSQL has no REPLACE and says so; either way nothing is replaced.
    with pytest.raises(DatabaseError, match=f"{table} only grows" if SQLITE else "syntax|does not exist"):
        tried(said)
    assert rows_of(table) == before


def _replacement(table: str, key: tuple[str, ...]) -> str | None:
    model = GROWING[table]
    others = {column for one in keys_of(model) for column in one} - set(key)
    columns = [str(field.column) for field in model._meta.concrete_fields]
    values = [_other(model, column) if column in others else column for column in columns]
    there = " AND ".join(f"{column} IS NOT NULL" for column in key)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM {table} WHERE {there}")
        if not cursor.fetchone()[0]:
            return None
    named = ["rowid", *columns] if key == ("rowid",) else columns
    picked = ["rowid", *values] if key == ("rowid",) else values
    return f"INSERT OR REPLACE INTO {table} ({', '.join(named)}) SELECT {', '.join(picked)} FROM {table} WHERE {there}"


def _other(model: type[models.Model], column: str) -> str:
    field = next(field for field in model._meta.concrete_fields if field.column == column)
    return f"'{uuid4().hex}'" if "UUID" in field.get_internal_type() or field.is_relation else f"{column} || '9'"


@contextmanager
def _console() -> Iterator[Any]:
    with transaction.atomic(), connection.cursor() as cursor:
        yield cursor


def _copied(cursor: Any) -> Any:
    return cursor.copy("COPY kernel_message FROM STDIN")


def test_a_copy_adds_and_replaces_nothing():
    before = rows_of("kernel_message")
    if SQLITE:
        # What COPY is elsewhere: the same row written once more.
        with pytest.raises(DatabaseError):
            tried("INSERT INTO kernel_message SELECT * FROM kernel_message")
        assert rows_of("kernel_message") == before
        return
    line = "\t".join(str(cell) for cell in before[0]) + "\n"
    # psycopg's own error: Django wraps what a cursor executes, not what it copies.
    with pytest.raises(Exception, match="already exists"), _console() as cursor, _copied(cursor) as stream:
        stream.write(line)
    assert rows_of("kernel_message") == before


def test_rows_are_added_as_ever():
    model = GROWING["kernel_message"]
    model._default_manager.bulk_create(
        model(provider="whatsapp", event_id=f"later {number}", body="{}", received_at=MORNING) for number in range(3)
    )
    assert len(rows_of("kernel_message")) == 4


def _drop(name: str, table: str) -> str:
    return f"DROP TRIGGER {name}" + ("" if SQLITE else f" ON {table}")


def _weak(name: str, table: str) -> tuple[str, ...]:
    """A trigger of the same name that lets everything pass."""
    if SQLITE:
        return (_drop(name, table), f"CREATE TRIGGER {name} BEFORE DELETE ON {table} BEGIN SELECT 1; END")
    return (f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN OLD; END $$",)


HARMS: dict[str, Callable[[], tuple[str, ...]]] = {
    "a trigger is gone": lambda: (_drop("market_payment_no_delete", "market_payment"),),
    "a trigger lets pass": lambda: _weak("market_payment_no_delete", "market_payment"),
}
if not SQLITE:
    HARMS |= {
        "triggers sleep": lambda: ("ALTER TABLE market_payment DISABLE TRIGGER USER",),
        "a trigger can be put to sleep": lambda: (
            "ALTER TABLE market_payment ENABLE TRIGGER market_payment_no_delete",
        ),
        "a rule swallows": lambda: ("CREATE RULE quiet AS ON DELETE TO market_payout DO INSTEAD NOTHING",),
    }
else:
    HARMS["a trigger of a stranger"] = lambda: (
        "CREATE TRIGGER quiet AFTER INSERT ON market_payout BEGIN UPDATE market_payout SET amount_rp = 1; END",
    )


@pytest.mark.parametrize("harm", HARMS)
def test_what_happens_to_triggers_is_noticed(harm: str):
    assert triggers_stand().holds
    tried(*HARMS[harm]())
    assert not triggers_stand().holds
