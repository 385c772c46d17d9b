"""The watch over tables sees a room that writes another's rows, by whatever way, and lets a room work."""

from types import ModuleType
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from dodolan.kernel.claims.actions import claimed
from dodolan.kernel.gate import write_tx
from dodolan.market.stalls.models import Offer, Stall
from dodolan.market.stalls.queries import stalls_of
from tests.factories.market import make_offer
from tests.house.table_watch import Trespass, table_written, watched

pytestmark = pytest.mark.django_db
WAYS = [
    "stalls_of(offer.stall.business.owner).update(name='x')",
    "offer.stall.save()",
    "offer.stall.closures.create(date='2020-11-14')",
    "offer.stall.hours.all().update(opens_at='03:00')",
    "apps.get_model('market', 'Stall').objects.update(name='x')",
    "connection.cursor().execute('UPDATE market_stall SET name = %s', ['x'])",
    "claimed(Stall.objects.all(), name='x')",
    "offer.stall.hours.all().delete()",
]


def run_in(room: str, line: str, offer: Offer) -> None:
    """Run a line as if it stood in an action of a room."""
    module = ModuleType(f"dodolan.market.{room}.actions")
    known: dict[str, Any] = {"apps": apps, "connection": connection, "claimed": claimed, "Stall": Stall}
    vars(module).update(known | {"stalls_of": stalls_of, "offer": offer})
    with write_tx():
        exec(line, vars(module))


@pytest.mark.parametrize("line", WAYS)
def test_the_watch_sees_every_way(line: str):
    with pytest.raises(Trespass, match=r"prices writes market_.*, which is of dodolan\.market\.stalls"):
        run_in("prices", line, make_offer())


@pytest.mark.parametrize("line", WAYS)
def test_the_room_itself_may(line: str):
    run_in("stalls", line, make_offer())


def test_every_connection_is_watched():
    assert watched in connection.execute_wrappers


@pytest.mark.parametrize(
    ("sql", "table"),
    [
        ('INSERT INTO "market_stall" ("id") VALUES (1)', "market_stall"),
        ('INSERT OR IGNORE INTO "a" VALUES (1)', "a"),
        ("update market_stall set x = 1", "market_stall"),
        ('DELETE FROM "a" WHERE 1', "a"),
        ('SELECT "a" FROM "b"', ""),
        ("SAVEPOINT x", ""),
    ],
)
def test_the_table_of_a_statement(sql: str, table: str):
    assert table_written(sql) == table
