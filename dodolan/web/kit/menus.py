"""Menus: plugs with which faces and rooms say who is at home where, and what stands in the menu."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.functional import Promise

from dodolan.kernel.plugs import plugged
from dodolan.web.kit.access import opens


@dataclass(frozen=True, slots=True)
class Face:
    """A face of the pages: which roles are at home there, and the route they come to after signing in.

    Who holds roles of several faces is at home in the one with the lowest rank; the face without roles is everybody's.
    """

    key: str
    roles: frozenset[str]
    first: str
    rank: int


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """An entry of a face's menu: key is the route of its page; icon is a drawing of icons.svg; lower places first."""

    key: str
    face: str
    words: str | Promise
    icon: str
    place: int


def face_of(roles: Collection[str]) -> Face:
    """Where somebody with these roles is at home."""
    faces = sorted(plugged(Face).values(), key=lambda face: face.rank)
    return next((face for face in faces if face.roles & set(roles)), faces[-1])


def menu_of(roles: Collection[str]) -> list[MenuEntry]:
    """The entries of the face where somebody with these roles is at home, in order: pages that let them in."""
    face = face_of(roles)
    own = [entry for entry in plugged(MenuEntry).values() if entry.face == face.key and opens(entry.key, roles)]
    return sorted(own, key=lambda entry: entry.place)


def home_of(roles: Collection[str]) -> str:
    """The route that somebody with these roles comes to after signing in: the face's first page that lets them in."""
    first = face_of(roles).first
    if opens(first, roles):
        return first
    return next((entry.key for entry in menu_of(roles)), first)
