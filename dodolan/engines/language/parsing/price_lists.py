"""Entries as lines of a trader's price list: what a price is for, the price, and what is sold out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from dodolan.engines.language.model.marks import AmountMark, GoodMark, Mark, RoleMark, UnitMark
from dodolan.engines.language.model.parameters import USUAL, Parameters
from dodolan.engines.language.model.values import Line, Product
from dodolan.engines.language.parsing.clauses import Entry, Piece, clauses_of
from dodolan.engines.language.parsing.order_lines import Chosen, Doubt, how_found, pick_product, with_doubts


def price_lines(
    entries: Sequence[Entry],
    marks: Sequence[Mark],
    products: Mapping[str, Product],
    parameters: Parameters = USUAL,
) -> list[Chosen]:
    """A line for each good with a price or sold out; goods that are only named give none."""
    out = _sold_out(entries, marks)
    chosen = []
    for place, entry in ((place, part) for place, whole in enumerate(entries) for part in _parts(whole)):
        price, basis, doubts = _price(entry, parameters)
        if entry.good.is_unsold or (price is None and place not in out):
            continue
        unit = basis.unit if basis is not None else None
        product, kind = pick_product(entry, unit, products)
        quantity = basis.quantity if basis is not None and basis.quantity is not None else Fraction(1)
        told = "sold out" if price is None else "price for a usual unit" if unit is None else "price"
        why = (*how_found(entry, parameters), told)
        if price is None:
            quantity, unit, doubts = Fraction(0), None, []
        else:
            unit = unit or product.unit
        doubts = doubts + kind
        sure, reasons = with_doubts(entry, why, doubts, parameters)
        line = Line(product.name, quantity, unit, price, None, entry.span, sure, reasons)
        chosen.append(Chosen(line, entry, doubts))
    return chosen


def _parts(entry: Entry) -> list[Entry]:
    """An entry cut where a second amount has its own price: "setandan 90 ribu sesisir 14 ribu"."""
    parts: list[list[Piece]] = [[]]
    for piece in entry.pieces:
        begun = [one for one in parts[-1] if isinstance(one, AmountMark)]
        is_whole = any(one.unit for one in begun) and any(one.unit is None for one in begun)
        if is_whole and isinstance(piece, AmountMark) and piece.unit and begun[0].unit:
            parts.append([])
        parts[-1].append(piece)
    return [entry] if len(parts) == 1 else [replace(entry, pieces=part) for part in parts]


def _price(entry: Entry, parameters: Parameters) -> tuple[int | None, AmountMark | None, list[Doubt]]:
    """The price of an entry, what it is for (None: one usual unit), and doubts."""
    amounts = [amount for amount in entry.amounts if amount.quantity != 0 or amount.money]
    doubts = [Doubt("range", (), amount.span) for amount in amounts if amount.is_range]
    money = [amount for amount in amounts if amount.money is not None]
    bare = [amount for amount in amounts if amount.is_bare]
    measured = [amount for amount in amounts if amount.unit is not None]
    per = [piece for piece in entry.pieces if isinstance(piece, UnitMark)]
    if money:
        # Old prices stand before new ones, so the last sum is the price.
        price = money[-1].money
    elif bare:
        price = _thousands(bare[-1].quantity or Fraction(0), parameters)
        bare = bare[:-1]
    else:
        return None, None, doubts
    basis = measured[0] if measured else None
    if per and (basis is None or per[-1].span.start > basis.span.start):
        basis = AmountMark(per[-1].span, Fraction(per[-1].factor), per[-1].unit)
    if basis is None and money and bare and bare[0].span.start < money[-1].span.start:
        basis = bare[0]
    return price, basis, doubts


def _thousands(number: Fraction, parameters: Parameters) -> int | None:
    # Traders leave the thousands out: "rawit 70".
    money = number * 1000 if number < parameters.thousands_below else number
    return round(money) if 0 < money <= parameters.dearest else None


def _sold_out(entries: Sequence[Entry], marks: Sequence[Mark]) -> set[int]:
    """Which entries are sold out: those without amounts next to a word such as "habis"."""
    order: list[tuple[str, int]] = []
    index = {id(entry.good): place for place, entry in enumerate(entries)}
    starts = {entry.good.span.start: place for place, entry in enumerate(entries)}
    for mark in marks:
        if isinstance(mark, GoodMark):
            place = index.get(id(mark), starts.get(mark.span.start, -1))
            if place >= 0:
                order.append(("priced" if _has_price(entries[place].pieces) else "good", place))
        elif isinstance(mark, RoleMark) and "out" in mark.roles:
            order.append(("out", -1))
        elif isinstance(mark, RoleMark) and "back" in mark.roles:
            order.append(("priced", -1))
    found: set[int] = set()
    for at, (kind, _) in enumerate(order):
        if kind != "out":
            continue
        # "habis" mostly follows its goods; only where none stands before it are those behind it meant.
        behind = _goods_until(order[at - 1 :: -1] if at else [])
        found |= behind or _goods_until(order[at + 1 :])
    return found


def _goods_until(order: Sequence[tuple[str, int]]) -> set[int]:
    found = set()
    for kind, place in order:
        if kind != "good":
            break
        found.add(place)
    return found


def _has_price(pieces: Sequence[Piece]) -> bool:
    return any(isinstance(piece, AmountMark) for piece in pieces)


def without_old_prices(marks: Sequence[Mark]) -> list[Mark]:
    """Marks without the old price and the change of a price: "dari 40 jadi 35", "naik 5rb jadi 40rb"."""
    kept = list(marks)
    for clause in clauses_of(marks):
        amounts = [mark for mark in clause.marks if isinstance(mark, AmountMark)]
        for place, mark in enumerate(clause.marks):
            if not isinstance(mark, AmountMark) or len(amounts) < 2:
                continue
            before = clause.marks[place - 1] if place else None
            later = clause.marks[place + 1 :]
            is_old = isinstance(before, RoleMark) and "from" in before.roles and mark.unit is None
            to = next((i for i, other in enumerate(later) if isinstance(other, RoleMark) and "to" in other.roles), None)
            is_change = (
                to is not None and mark.unit is None and any(isinstance(other, AmountMark) for other in later[to:])
            )
            if is_old or (is_change and not any(isinstance(other, GoodMark) for other in later[:to])):
                kept.remove(mark)
    return kept
