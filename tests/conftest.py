"""What every test stands on: a database in a file, plain static files, and dice that fall the same way in CI."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.test.utils import override_settings
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from dodolan.kernel.audit.sealed_head import seal_of
from dodolan.kernel.growing.rows import growing_models
from dodolan.kernel.growing.triggers import triggers_of
from dodolan.kernel.sealing.key_file import make_key
from dodolan.kernel.sealing.keys import take_key
from tests.house.table_watch import watch

# The same dice at every run find nothing new by being thrown more often; new ones are thrown by who works at a rule.
hypothesis_settings.register_profile("ci", max_examples=40, derandomize=True, deadline=None, print_blob=True)
hypothesis_settings.register_profile(
    # A person at work wants quick answers; `make test` asks for more.
    "quick",
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
hypothesis_settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """SQLite in a file, as in real life: in memory, threads would share one connection and no lock would be tried."""
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        database.setdefault("TEST", {})["NAME"] = str(tmp_path_factory.getbasetemp() / "dodolan-test.sqlite3")


@pytest.fixture(scope="session", autouse=True)
def _light_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A key of its own; static names without a hash, so that no test has to gather files; passwords hashed fast."""
    storages = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    # Argon2 is slow on purpose; that it is what guards real passwords is asked in tests/config/test_settings.py.
    hashers = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    static = tmp_path_factory.mktemp("static")
    key = tmp_path_factory.mktemp("key") / "secret.key"
    # For good: the folder of whoever tests may hold no key to go back to.
    take_key(make_key(key))
    with override_settings(STORAGES=storages, STATIC_ROOT=static, PASSWORD_HASHERS=hashers, KEY_FILE=key):
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """After a test with real commits all rows go, also those that triggers guard; the chain has its head again."""
    # Of the class, because beside a browser's event loop Django opens a connection of its own.
    operations: Any = type(connection.ops)
    plain_flush = operations.sql_flush

    def flush(*words: Any, **more: Any) -> list[str]:
        statements = plain_flush(*words, **more)
        # What a migration wrote and emptying takes away: the head of the audit chain.
        head = f"INSERT INTO kernel_audit_head (id, number, hash, seal) VALUES (1, 0, '', '{seal_of(0, '')}')"
        return [*_without_triggers(statements), head] if statements else []

    operations.sql_flush = flush


def _without_triggers(statements: list[str]) -> list[str]:
    """Triggers guard against emptying a table too: they come down before and go up again after."""
    triggers = [trigger for model in growing_models() for trigger in triggers_of(model)]
    up = [statement for trigger in triggers for statement in trigger.statements]
    return [*(trigger.drop for trigger in triggers), *statements, *up]


@pytest.fixture(scope="session", autouse=True)
def _tables_watched() -> Iterator[None]:
    """No room's code writes another room's table, on whichever connection."""
    watch(connection)
    connection_created.connect(_watch_new)
    yield
    connection_created.disconnect(_watch_new)


def _watch_new(connection: BaseDatabaseWrapper, **_more: Any) -> None:
    watch(connection)


@pytest.fixture(scope="module")
def stage(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """What the tests of a module share: written once, gone after the last; what one test adds goes with its `db`."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the browser on this machine."""
    found = os.environ.get("DODOLAN_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not found or not Path(found).exists():
        pytest.fail("Chromium is not installed (apt install chromium).")
    return found
