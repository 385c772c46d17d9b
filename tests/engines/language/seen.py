"""What each room of the reader makes of a text, in words short enough to compare: marks, clauses, entries."""

from collections.abc import Iterable
from functools import cache

from dodolan.engines.language.model.marks import AmountMark, Border, GoodMark, Mark, RoleMark, UnitMark, WordMark
from dodolan.engines.language.model.values import Product, Role
from dodolan.engines.language.parsing.clauses import Clause, Entry, clauses_of
from dodolan.engines.language.parsing.entries import entries_of
from dodolan.engines.language.parsing.order_lines import KITCHEN
from dodolan.engines.language.tagging.context import in_context
from dodolan.engines.language.tagging.scanner import Scanner
from dodolan.operations.reading.catalogues import products_from
from tests.engines.language.reading import lexicon, tokens


@cache
def products() -> dict[str, Product]:
    """The goods of the city by name."""
    return {product.name: product for product in products_from(None)}


@cache
def families() -> dict[str, str]:
    """The family of each good, "" for none."""
    return {name: product.family for name, product in products().items()}


@cache
def cooked() -> frozenset[str]:
    """Goods of kitchens."""
    return frozenset(name for name, product in products().items() if product.cluster in KITCHEN)


@cache
def scanner() -> Scanner:
    """A scanner of the goods of the city."""
    return Scanner(lexicon(), list(products().values()))


def scanned(text: str) -> list[Mark]:
    """Marks as the scanner finds them."""
    return scanner().scan(tokens(text))


def marked(text: str) -> list[Mark]:
    """Marks without what context takes away."""
    return in_context(scanned(text), cooked())


def clauses(text: str) -> list[Clause]:
    """Clauses of a text."""
    return list(clauses_of(marked(text)))


def gathered(text: str, role: Role = "buyer") -> list[Entry]:
    """Entries of a text, refused and replaced ones included."""
    return entries_of(marked(text), families(), cooked(), prices=role == "trader")


def short(marks: Iterable[Mark]) -> list[str]:
    """Each mark in a word or two: goods by the first name they may have, amounts by what they say, borders by sign."""
    return [_short(mark) for mark in marks]


def counted(entries: Iterable[Entry]) -> list[str]:
    """Entries as "Good: amounts", with "-" before what is refused and "~" before what is replaced."""
    told = []
    for entry in entries:
        sign = "-" if entry.is_refused else "~" if entry.is_replaced else ""
        name = entry.names[0] if len(entry.names) == 1 else f"{entry.good.words[0]}?"
        told.append(f"{sign}{name}: {' + '.join(short(entry.pieces))}".rstrip(": "))
    return told


def _short(mark: Mark) -> str:
    if isinstance(mark, GoodMark):
        return (
            mark.named.goods[0] if len(mark.named.goods) == 1 else f"{mark.words[0]}?" if mark.named.goods else "unsold"
        )
    if isinstance(mark, AmountMark):
        return f"Rp{mark.money}" if mark.money is not None else f"{mark.quantity} {mark.unit or ''}".strip()
    if isinstance(mark, UnitMark):
        return f"/{mark.unit}"
    if isinstance(mark, Border):
        return "line" if mark.is_line else ":" if mark.is_colon else "&,."[mark.strength]
    if isinstance(mark, RoleMark):
        return f"<{mark.text}>"
    return mark.text if isinstance(mark, WordMark) else "?"
