"""Cheats with triggers alone: nothing else is done yet, but now it can be."""

from random import Random

from django.db import connection

from rehearsal.cheats.values import Cheat


def triggers_down(_dice: Random) -> None:
    """All triggers are gone."""


def trigger_weak(_dice: Random) -> None:
    """A trigger has its name and lets everything pass."""
    name, table = "kernel_entry_no_delete", "kernel_entry"
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"CREATE TRIGGER {name} BEFORE DELETE ON {table} BEGIN SELECT 1; END")
        else:
            body = "$$ BEGIN RETURN OLD; END $$"
            cursor.execute(f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS {body}")
            cursor.execute(f"CREATE TRIGGER {name} BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")


TRIGGERS = (
    Cheat("triggers_down", "All triggers are gone", triggers_down, leaves_triggers=False),
    Cheat("trigger_weak", "A trigger has its name and lets everything pass", trigger_weak, leaves_triggers=False),
)
