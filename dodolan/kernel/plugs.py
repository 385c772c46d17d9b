"""Plugs: what a room brings for the whole house: accounts, actions, checks, jobs, terms, links.

The rule: a plug is a frozen value with a `key`, unique among its kind. A room lists its plugs in `plugs.py`;
`config/rooms.py` lists the rooms; nobody else names them. Entrances: plugged, Plug.
"""

from functools import cache
from typing import Any, Protocol, TypeVar, cast

from django.conf import settings
from django.utils.module_loading import import_string


class Plug(Protocol):
    """What can be plugged in."""

    @property
    def key(self) -> str:
        """The name of the plug among its kind, such as "ordering.guest_purchases"."""


Kind = TypeVar("Kind", bound=Plug)


def plugged(kind: type[Kind]) -> dict[str, Kind]:
    """All plugs of a kind by key, in the order in which `config` lists the rooms.

    Raises ValueError for two plugs of a kind with one key, and ImportError where settings.PLUGS names nothing.
    """
    # A cache that knows the class and not its instances: plugs are written down in code and never change.
    return cast("dict[str, Kind]", _by_key(kind))


@cache
def _by_key(kind: type[Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for plug in import_string(settings.PLUGS):
        if isinstance(plug, kind):
            if plug.key in found:
                raise ValueError(f"Two plugs of the kind {kind.__name__} have the key {plug.key!r}.")
            found[plug.key] = plug
    return found
