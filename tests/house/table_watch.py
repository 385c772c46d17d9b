"""Who writes which table, seen while the tests run: a room's code that writes another room's rows fails its test.

What a syntax tree cannot follow (what another module's function returns, a key of a row) the stack cannot hide. A
statement that reads costs one look at its first word, one that writes a walk up the stack: not to be seen in the time
of a run.
"""

import re
import sys
from collections.abc import Callable
from functools import cache
from types import FrameType
from typing import Any

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper

WRITE = re.compile(r'\s*(?:INSERT (?:OR \w+ )?INTO|UPDATE|DELETE FROM)\s+"?(\w+)', re.IGNORECASE)
# They write for whoever calls them, what the caller hands them.
SERVANTS = {"dodolan.kernel.claims", "dodolan.kernel.states"}
# Tests, demos and migrations may write anything, and Django notes by itself when somebody signed in.
OTHERS = ("django.contrib.", "tests.", "rehearsal.", "benchmarks.", "scripts.")


class Trespass(AssertionError):
    """A room wrote what is another's."""


@cache
def owners() -> dict[str, str]:
    """The room of every table of ours: "market_stall" is of "dodolan.market.stalls"."""
    models = (model for model in apps.get_models() if model.__module__.startswith("dodolan."))
    return {model._meta.db_table: room_of(model.__module__) for model in models}


def room_of(module: str) -> str:
    """The room of a module: "dodolan.market.stalls"."""
    return ".".join(module.split(".")[:3])


def table_written(sql: str) -> str:
    """The table that a statement writes; empty if it writes none."""
    found = WRITE.match(sql)
    return found[1] if found else ""


def writer() -> str:
    """The room whose code is nearest on the stack; empty where a test or a demo writes by itself."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        name = frame.f_globals.get("__name__", "")
        if (name.startswith(OTHERS) and name != __name__) or ".migrations" in name:
            return ""
        if name.startswith("dodolan.") and room_of(name) not in SERVANTS:
            return room_of(name)
        frame = frame.f_back
    return ""


def watched(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
    """Run a statement, or refuse it."""
    owner = owners().get(table_written(sql), "")
    if owner and (who := writer()) and who != owner:
        raise Trespass(f"{who} writes {table_written(sql)}, which is of {owner}.")
    return execute(sql, params, many, context)


def watch(connection: BaseDatabaseWrapper) -> None:
    """Look at every statement of a connection from now on."""
    if watched not in connection.execute_wrappers:
        connection.execute_wrappers.append(watched)
