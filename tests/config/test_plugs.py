"""Every plug of every room is listed once, and nothing else."""

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import pytest
from django.urls import reverse
from pytest_django.fixtures import Settings

import dodolan
from dodolan.config.rooms import PLUGS
from dodolan.config.subscriptions import LISTENERS
from dodolan.kernel import plugs
from dodolan.kernel.anchors.heads import Anchored
from dodolan.kernel.audit.catalogue import Action
from dodolan.kernel.checks import Check
from dodolan.kernel.jobs.actions import ClockJob
from dodolan.kernel.ledger.chart import AccountKind, JournalKind
from dodolan.kernel.outbox.catalogue import EventKind
from dodolan.kernel.plugs import plugged
from dodolan.kernel.rights import Right
from dodolan.kernel.subjects import SubjectKind
from dodolan.kernel.switches.values import Switch
from dodolan.kernel.terms.values import Term
from dodolan.market.paying.methods import PaymentMethod
from dodolan.services.documents.values import DocumentKind
from dodolan.services.notices.values import NoticeKind
from dodolan.web.kit.links import SubjectLink
from dodolan.web.kit.menus import Face, MenuEntry, face_of, menu_of

KINDS: tuple[type[Any], ...] = (
    AccountKind,
    Action,
    Anchored,
    Check,
    ClockJob,
    DocumentKind,
    EventKind,
    Face,
    JournalKind,
    MenuEntry,
    NoticeKind,
    PaymentMethod,
    Right,
    SubjectKind,
    SubjectLink,
    Switch,
    Term,
)


def modules() -> Iterator[ModuleType]:
    """All modules of the shop but those that run when imported."""
    for found in pkgutil.walk_packages(dodolan.__path__, "dodolan."):
        if found.name != "dodolan.config.wsgi" and ".migrations" not in found.name:
            yield importlib.import_module(found.name)


def plugs_in(value: object) -> Iterator[Any]:
    """The plugs that a value of a module is or holds, however deep in tuples, lists, sets and dicts."""
    if isinstance(value, KINDS):
        yield value
    elif isinstance(value, dict):
        yield from (plug for part in value.values() for plug in plugs_in(part))
    elif isinstance(value, tuple | list | set | frozenset):
        yield from (plug for part in value for plug in plugs_in(part))


def written(looked_at: Iterable[ModuleType]) -> dict[tuple[str, str], str]:
    """Every plug that stands in a module, by itself or among others: kind and key, and where."""
    return {
        (type(plug).__name__, plug.key): module.__name__
        for module in looked_at
        for value in vars(module).values()
        for plug in plugs_in(value)
    }


def test_every_plug_is_listed_and_none_twice():
    listed = [(type(plug).__name__, plug.key) for plug in PLUGS]
    assert len(set(listed)) == len(listed)
    # Where the list itself is made every plug stands; it proves nothing there.
    found = written(module for module in modules() if module.__name__ != "dodolan.config.rooms")
    assert {name: place for name, place in found.items() if name not in listed} == {}
    assert {name for name in listed if name not in found} == set()


@pytest.mark.parametrize(
    "value",
    [
        Right("a.b", ""),
        (Right("a.b", ""),),
        ((), [Right("a.b", "")]),
        {"key": (Right("a.b", ""),)},
    ],
    ids=["alone", "in a tuple", "deeper", "in a dict"],
)
def test_the_check_sees_a_plug_wherever_it_stands(value: object):
    module = ModuleType("room")
    vars(module)["NAMED"] = value
    assert written([module]) == {("Right", "a.b"): "room"}


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


def test_keys_of_actions_terms_and_switches_name_their_room():
    keys = [
        plug.key
        for plug in PLUGS
        if isinstance(plug, Action | Check | ClockJob | DocumentKind | EventKind | NoticeKind | Right | Switch | Term)
    ]
    assert [key for key in keys if key.count(".") != 1] == []


def test_subjects_that_others_name_are_there():
    kinds = set(plugged(SubjectKind))
    assert set(plugged(SubjectLink)) <= kinds
    assert {kind.owner for kind in plugged(AccountKind).values()} <= kinds | {""}
    assert {kind.source for kind in plugged(JournalKind).values()} <= kinds
    named = {fact.names for action in plugged(Action).values() for fact in action.facts.values()}
    assert named <= kinds | {""}


def test_keys_fit_into_their_columns():
    assert [key for key in plugged(AccountKind) if len(key) > 20] == []
    assert [key for key in plugged(JournalKind) if len(key) > 32] == []


def test_only_known_events_are_listened_to():
    assert set(LISTENERS) <= set(plugged(EventKind))


def test_every_entry_of_a_menu_leads_to_a_page_of_its_face():
    for entry in plugged(MenuEntry).values():
        assert entry.face in plugged(Face)
        assert reverse(entry.key)
    assert [entry.key for entry in menu_of(())] == ["buyer:browsing:home", "buyer:purchases:list"]


@pytest.mark.parametrize(
    ("roles", "face"),
    [((), "buyer"), (("trader",), "trader"), (("trader", "runner"), "runner"), (("trader", "treasurer"), "office")],
)
def test_everybody_is_at_home_somewhere(roles: tuple[str, ...], face: str):
    assert face_of(roles).key == face
    assert reverse(face_of(roles).first)
