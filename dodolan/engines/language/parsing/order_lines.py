"""Entries as lines of an order: which of several numbers is the quantity, and what is money."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from dodolan.engines.language.model.marks import AmountMark, UnitMark
from dodolan.engines.language.model.parameters import USUAL, Parameters
from dodolan.engines.language.model.values import CONTAINERS, MEASURES, Line, Product, Span
from dodolan.engines.language.parsing.clauses import Entry

# Clusters of cooked food: the first in our own table of goods, the second in catalogues of other programs.
KITCHEN = ("culinary", "kuliner")


@dataclass(slots=True)
class Doubt:
    """Why a line is doubtful, and what it may be."""

    why: str
    choices: tuple[str, ...]
    span: Span


@dataclass(slots=True)
class Chosen:
    """A line, what it was made from, and what is doubtful in it."""

    line: Line
    entry: Entry
    doubts: list[Doubt] = field(default_factory=list)


def order_lines(
    entries: Sequence[Entry], products: Mapping[str, Product], parameters: Parameters = USUAL
) -> list[Chosen]:
    """Lines of what is ordered: refused, replaced and unsold goods left out."""
    last_counted = {entry.names: entry.good.span.start for entry in entries if entry.amounts}
    return [
        order_line(entry, products, parameters)
        for place, entry in enumerate(entries)
        if not (entry.is_refused or entry.is_replaced or entry.good.is_unsold)
        and not (place and _is_topping(entries[place - 1], entry, products))
        and not _is_remark(entry, last_counted)
    ]


def _is_topping(dish: Entry, entry: Entry, products: Mapping[str, Product]) -> bool:
    """Whether a good only describes a dish: "bakso 4 porsi pangsitnya banyakin"."""
    if dish.clause != entry.clause or not dish.amounts or dish.good.is_unsold:
        return False
    is_kitchen = products[entry.good.named.goods[0]].cluster in KITCHEN
    is_counted = bool(entry.amounts) and (is_kitchen or not entry.each)
    return products[dish.good.named.goods[0]].cluster in KITCHEN and not is_counted


def _is_remark(entry: Entry, last_counted: Mapping[tuple[str, ...], int]) -> bool:
    """Whether a good is only mentioned again, or given up for the same good later: "ga ada? ya pindang 3 bungkus".

    last_counted gives the last place of each good with an amount.
    """
    place = last_counted.get(entry.names)
    if place is None:
        return False
    return not entry.amounts or ("out" in entry.roles and place > entry.good.span.start)


def cancelled(entries: Sequence[Entry]) -> list[Entry]:
    """What is taken back: refused goods and those "and" ties to them; all goods where none is refused by name."""
    taken = [entry.is_refused for entry in entries]
    # Once forwards and once backwards, so that "and" reaches both neighbours.
    for places in (range(1, len(entries)), range(len(entries) - 1, 0, -1)):
        for place in places:
            if entries[place].joined and (taken[place - 1] or taken[place]):
                taken[place - 1] = taken[place] = True
    return [entry for entry, is_taken in zip(entries, taken, strict=True) if is_taken or not any(taken)]


def named_lines(
    entries: Sequence[Entry], products: Mapping[str, Product], parameters: Parameters = USUAL
) -> list[Chosen]:
    """Lines that only name goods, each good once."""
    named = [entry for entry in entries if not (entry.good.is_unsold or entry.is_replaced)]
    chosen = [order_line(entry, products, parameters) for entry in named]
    seen: dict[str, Chosen] = {}
    for one in chosen:
        seen.setdefault(one.line.product, one)
    return list(seen.values())


def order_line(entry: Entry, products: Mapping[str, Product], parameters: Parameters = USUAL) -> Chosen:
    """One entry as a line of an order."""
    amount, doubts = _amount(entry, products, parameters)
    product, kind_doubt = pick_product(entry, amount.unit if amount else None, products)
    doubts += kind_doubt
    why = how_found(entry, parameters)
    quantity = unit = money = None
    if amount is not None and amount.money is not None:
        money = amount.money
    elif amount is not None and amount.quantity is not None:
        # In "tomat 2 pak" the last word is a form of address where tomatoes are not sold by the pack.
        unit = None if amount.or_sir and amount.unit not in product.units else amount.unit
        if unit is None and not _is_count(amount, parameters):
            money, why = int(amount.quantity), [*why, "too large for a count"]
        elif unit is None:
            unit = _holder_beside(entry, amount) or (product.fraction_unit if amount.is_fraction else product.unit)
            why.append("usual unit")
            doubts += _weight_or_count(amount, unit, product)
        quantity = amount.quantity if money is None else None
    sure, reasons = with_doubts(entry, why, doubts, parameters)
    return Chosen(Line(product.name, quantity, unit, money, None, entry.span, sure, reasons), entry, doubts)


def with_doubts(
    entry: Entry, why: Sequence[str], doubts: Sequence[Doubt], parameters: Parameters
) -> tuple[float, tuple[str, ...]]:
    """The confidence in a line and its reasons: as sure as its spelling, less for each doubt."""
    sure = round(entry.good.sure * parameters.doubt_factor ** len(doubts), 3)
    return sure, (*why, *(doubt.why for doubt in doubts))


def how_found(entry: Entry, parameters: Parameters) -> list[str]:
    """How a good and its amount were found, in the words of a line's reasons."""
    why = ["brand" if entry.good.named.is_brand else "name"]
    if entry.good.sure < 1:
        why.append("ending" if entry.good.sure > parameters.mistyped_below else "slip")
    return [*why, *(["amount for all"] if entry.each else [])]


def pick_product(entry: Entry, unit: str | None, products: Mapping[str, Product]) -> tuple[Product, list[Doubt]]:
    """The good meant, and a doubt where a family's kind is open and the unit does not decide it."""
    names = entry.good.named.goods
    if len(names) == 1:
        return products[names[0]], []
    fitting = tuple(name for name in names if unit in products[name].units)
    if len(fitting) == 1:
        return products[fitting[0]], []
    return products[(fitting or names)[0]], [Doubt("kind", fitting or names, entry.good.span)]


def _amount(
    entry: Entry, products: Mapping[str, Product], parameters: Parameters
) -> tuple[AmountMark | None, list[Doubt]]:
    """The one amount that counts among those of an entry."""
    amounts = [amount for amount in entry.amounts if amount.quantity != 0 or amount.money]
    doubts = [Doubt("range", (), amount.span) for amount in amounts if amount.is_range]
    measured = [amount for amount in amounts if amount.unit is not None and not amount.spoken_one]
    ones = [amount for amount in amounts if amount.spoken_one]
    bare = [amount for amount in amounts if amount.is_bare and _is_count(amount, parameters)]
    money = [amount for amount in amounts if amount.money is not None or (amount.is_bare and amount not in bare)]
    if money and ones and (measured or bare):
        # "ayam yang 35rb sekilo ambil 2 kilo": the one kilo belongs to the price.
        ones = []
    quantities = measured + ones
    holders = [amount for amount in quantities if amount.unit in CONTAINERS]
    # "2 dus 40 bungkus": people buy the container and describe what it holds.
    if holders and len(quantities) > 1:
        return holders[0], doubts
    if quantities and bare and _is_pack(quantities[0], bare[0], products[entry.names[0]]):
        return bare[0], doubts
    found = [_sum(quantities)] if quantities else bare or money
    return (found[0] if found else None), doubts


def _weight_or_count(amount: AmountMark, unit: str, product: Product) -> list[Doubt]:
    """A bare count of what is sold both ways: "telur 15" is fifteen kilograms or fifteen eggs."""
    counted = next((other for other in ("piece", "head") if other in product.units), None)
    if unit not in MEASURES or counted is None or amount.is_fraction or amount.quantity is None:
        return []
    if amount.quantity.denominator > 1:
        return []
    return [Doubt("weight or count", (f"{amount.quantity} {unit}", f"{amount.quantity} {counted}"), amount.span)]


def _holder_beside(entry: Entry, amount: AmountMark) -> str | None:
    """The container named before a number: "kecap bango pouch 2"."""
    said = [piece.unit for piece in entry.pieces if isinstance(piece, UnitMark) and piece.span.end <= amount.span.start]
    return said[0] if said and said[0] in CONTAINERS else None


def _is_count(amount: AmountMark, parameters: Parameters) -> bool:
    quantity = amount.quantity
    return quantity is not None and (quantity < parameters.money_from or quantity.denominator > 1)


def _is_pack(measured: AmountMark, bare: AmountMark, product: Product) -> bool:
    """Whether the size of a pack stands first, then how many: "kanji 250gr 2"."""
    return (
        measured.span.start < bare.span.start
        and (measured.unit in ("g", "ml") or product.unit in CONTAINERS)
        and not bare.is_fraction
    )


def _sum(quantities: Sequence[AmountMark]) -> AmountMark:
    first = quantities[0]
    if (
        len(quantities) == 2
        and {first.unit, quantities[1].unit} in ({"kg", "g"}, {"l", "ml"})
        and first.unit in ("kg", "l")
    ):
        total = (first.quantity or Fraction(0)) + (quantities[1].quantity or Fraction(0)) / 1000
        return AmountMark(first.span.to(quantities[1].span), total, first.unit)
    return first
