"""Every plug of every room is listed once, and nothing else."""

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import pytest
from pytest_django.fixtures import Settings

import dodolan
from dodolan.config.rooms import PLUGS
from dodolan.kernel import plugs
from dodolan.kernel.plugs import plugged
from dodolan.kernel.switches.values import Switch
from dodolan.kernel.terms.values import Term

KINDS: tuple[type[Any], ...] = (Switch, Term)


def modules() -> Iterator[ModuleType]:
    """All modules of the shop but those that run when imported."""
    for found in pkgutil.walk_packages(dodolan.__path__, "dodolan."):
        if found.name not in ("dodolan.config.wsgi",) and ".migrations" not in found.name:
            yield importlib.import_module(found.name)


def written() -> dict[tuple[str, str], str]:
    """Every plug that stands as a name of its own in a module: kind and key, and where."""
    return {
        (type(value).__name__, value.key): module.__name__
        for module in modules()
        for value in vars(module).values()
        if isinstance(value, KINDS)
    }


def test_every_plug_is_listed_and_none_twice():
    listed = [(type(plug).__name__, plug.key) for plug in PLUGS]
    assert len(set(listed)) == len(listed)
    assert {name: place for name, place in written().items() if name not in listed} == {}


def test_every_kind_is_looked_for():
    assert {type(plug) for plug in PLUGS} <= set(KINDS)
    assert all(plugged(kind) for kind in KINDS)


@dataclass(frozen=True)
class Card:
    """A kind of plug for this test."""

    key: str


def test_two_plugs_with_one_key_are_refused(settings: Settings, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("dodolan.config.rooms.PLUGS", (Card("a"), Card("b"), Card("a")))
    plugs._by_key.cache_clear()
    with pytest.raises(ValueError, match="Two plugs of the kind Card have the key 'a'"):
        plugged(Card)
    plugs._by_key.cache_clear()


def test_every_key_names_its_room():
    assert [plug.key for plug in PLUGS if isinstance(plug, Switch | Term) and plug.key.count(".") != 1] == []
