"""The PostgreSQL of a test run: a port of its own, a password, and nothing left when it is over."""

import re
from pathlib import Path

import psycopg
import pytest

from scripts import postgres


def test_it_answers_while_it_runs_and_leaves_nothing():
    if postgres.programs() is None:
        pytest.skip("PostgreSQL is not installed; `make test` reports that as a part that could not run.")
    with postgres.running() as address:
        assert re.fullmatch(r"postgresql://dodolan:[\w-]{24}@127\.0\.0\.1:\d+/postgres", address)
        with psycopg.connect(address) as connection:
            row = connection.execute("SELECT current_user, current_setting('data_directory')").fetchone()
            assert row is not None
        who, folder = row
        assert who == "dodolan"
        assert Path(folder).exists()
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(re.sub(":[^:@]+@", ":wrong@", address))
    assert not Path(folder).parent.exists()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(address)


def test_without_it_the_reason_is_said(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(postgres, "programs", lambda: None)
    with pytest.raises(postgres.NoPostgres, match="not installed"), postgres.running():
        pytest.fail("it cannot run")
