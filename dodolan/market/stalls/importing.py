"""Goods from a file: what would be added and changed, then the same done once. Nothing is ever taken away."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from dodolan.kernel.audit.actions import Actor
from dodolan.kernel.errors import Invalid
from dodolan.kernel.quantity import MEASURED_UNITS, MOST_STEPS
from dodolan.kernel.words import clean, read_whole
from dodolan.market.stalls.models import Good
from dodolan.market.stalls.vocabulary import vocabulary
from dodolan.people.businesses.models import Cluster
from dodolan.services.tables.actions import apply_once
from dodolan.services.tables.reading import preview
from dodolan.services.tables.values import Column, Mistake, Preview

KIND = "stalls.goods"
CODE, PICTOGRAM = re.compile(r"[a-z0-9-]{1,12}"), re.compile(r"[a-z0-9_-]{1,20}")
CLUSTER = re.compile("|".join(Cluster.values))


@dataclass(frozen=True, slots=True)
class GoodsFile:
    """A file of goods that was looked at: codes that are new, codes that change, and how many stay as they are."""

    file: Preview
    added: tuple[str, ...]
    changed: tuple[str, ...]
    same: int


def _matching(pattern: re.Pattern[str]) -> Callable[[str], str]:
    def read(text: str) -> str:
        if not pattern.fullmatch(text.strip()):
            raise Invalid(f"{text!r} is not like {pattern.pattern}.")
        return text.strip()

    return read


def _unit(text: str) -> str:
    unit = text.strip()
    if unit not in {*MEASURED_UNITS, *(word.unit for word in vocabulary().units.values())}:
        raise Invalid(f"{unit!r} is no unit.")
    return unit


def _grams(text: str) -> int | None:
    grams = read_whole(text) if text.strip() else None
    if grams is not None and not 1 <= grams <= MOST_STEPS:
        raise Invalid("A piece weighs something.")
    return grams


COLUMNS: tuple[Column[Good], ...] = (
    Column("code", _("Code"), lambda good: good.code, _matching(CODE)),
    Column("name", _("Good"), lambda good: good.name, lambda text: clean(text, field="name", longest=80)),
    Column(
        "family",
        _("Family"),
        lambda good: good.family,
        lambda text: clean(text, field="family", longest=40, optional=True),
    ),
    Column("cluster", _("Cluster"), lambda good: good.cluster, _matching(CLUSTER)),
    Column("pictogram", _("Picture"), lambda good: good.pictogram, _matching(PICTOGRAM)),
    Column("unit", _("Unit"), lambda good: good.unit, _unit, optional=True),
    Column("nominal_g", _("Grams of one piece"), lambda good: good.nominal_g or "", _grams, optional=True),
)
FIELDS = tuple(column.name for column in COLUMNS if column.name != "code")


def look_at_goods(data: bytes) -> GoodsFile:
    """What a CSV file would do to the goods. Two statements.

    Beside what cannot be read, a code or a name that stands twice is a mistake, and a name that another good keeps.
    A file without units leaves those of known goods and sells new ones by the kilogram.
    """
    file = preview(data, COLUMNS)
    there = {row["code"]: row for row in Good.objects.values("code", *FIELDS)}
    mistakes = (*file.mistakes, *_taken(file, there))
    rows = [values for _line, values in file.rows]
    new = tuple(row["code"] for row in rows if row["code"] not in there)
    changed = tuple(
        row["code"] for row in rows if row["code"] in there and not row.items() <= there[row["code"]].items()
    )
    whole = Preview(file.rows, mistakes, file.hash)
    return GoodsFile(whole, new, changed, len(rows) - len(new) - len(changed))


def import_goods(*, data: bytes, by: Actor, at: datetime) -> bool:
    """Add and change the goods of a file; False for a file applied before. Raises Invalid for one with mistakes."""
    return apply_once(kind=KIND, file=look_at_goods(data).file, apply=_write, by=by, at=at)


def _taken(file: Preview, there: dict[str, dict[str, Any]]) -> list[Mistake]:
    named = {row["code"] for _line, row in file.rows}
    # Names of goods that the file leaves alone stay taken; those of its own goods may move among them.
    owners = {good["name"]: code for code, good in there.items() if code not in named}
    codes: set[str] = set()
    mistakes = []
    for line, row in file.rows:
        if row["code"] in codes:
            mistakes.append(Mistake(line, "code", "tables.twice", row["code"]))
        if owners.setdefault(row["name"], row["code"]) != row["code"]:
            mistakes.append(Mistake(line, "name", "tables.twice", row["name"]))
        codes.add(row["code"])
    return mistakes


def _write(rows: list[dict[str, Any]]) -> None:
    there = set(Good.objects.filter(code__in=[row["code"] for row in rows]).values_list("code", flat=True))
    # Two goods may exchange their names, so the old ones go before any new one comes.
    Good.objects.filter(code__in=there).update(name=Concat(Value("~"), F("code")))
    goods = [Good(**row) for row in rows]
    said = [name for name in FIELDS if rows and name in rows[0]]
    Good.objects.bulk_update([good for good in goods if good.code in there], said, batch_size=200)
    Good.objects.bulk_create([good for good in goods if good.code not in there], batch_size=200)
