"""Amounts as people type them for an offer: "1,5", "250 gram", "2 ons", "sak prapat", "5rb".

A number alone is in the offer's own unit. What could mean two things is refused with a wish for the unit, so that
nobody gets a thousand times what was meant.
"""

import re
from fractions import Fraction
from functools import cache

from dodolan.engines.language.amounts.amount_reader import AmountReader
from dodolan.engines.language.model.marks import AmountMark
from dodolan.engines.language.tokens.normalizer import plain_text
from dodolan.engines.language.tokens.tokenizer import tokens_of
from dodolan.kernel.money import MOST, Rupiah
from dodolan.kernel.quantity import MEASURED_UNITS, steps_in
from dodolan.kernel.words import BadNumber, read_rupiah, read_steps
from dodolan.market.stalls.errors import UnclearAmount
from dodolan.market.stalls.sold_by import Asked
from dodolan.market.stalls.vocabulary import vocabulary

LONGEST_TYPED = 40
# Units that are said of goods counted by the piece, and how many pieces each is.
_PIECES = {"piece": 1, "head": 1, "dozen": 12, "score": 20}
_DOTTED = re.compile(r"[1-9]\d{0,2}(\.\d{3})+|\d+,000")


@cache
def _reader() -> AmountReader:
    return AmountReader(vocabulary())


def read_amount(text: str, unit: str, *, most_bare: int | None = None) -> Asked:
    """What was typed for an offer ordered in a unit: an amount in its steps, or money.

    most_bare: a number without a unit above so many units is asked about. Raises BadNumber for what is no amount, is
    finer than the unit's steps, or is in a unit that the offer does not have, and UnclearAmount for what could mean
    two amounts: "1.000" of kilograms, or a bare number above most_bare.
    """
    typed = text.strip()
    if len(typed) > LONGEST_TYPED:
        raise BadNumber("Longer than an amount is.", field="amount")
    if unit in MEASURED_UNITS and _DOTTED.match(typed):
        raise UnclearAmount("A dot of thousands, or a comma of decimals.", field="amount", number="")
    if not any(sign.isalpha() for sign in typed):
        return _bare(typed, unit, most_bare)
    mark = _mark(typed)
    if mark.money is not None:
        return Asked(money=_money(mark.money))
    # A word alone is a small number or a part: nobody types 250 in letters.
    quantity = Fraction(mark.quantity or 0) * _steps_of(mark.unit, unit)
    if quantity.denominator != 1:
        raise BadNumber("Too fine for this unit.", field="amount")
    return Asked(steps=int(quantity))


def read_money(text: str) -> Rupiah:
    """Rupiah as typed or said: "5000", "5.000", "Rp 5.000", "5rb", "sepuluh ribu". Raises BadNumber."""
    try:
        return read_rupiah(text)
    except BadNumber:
        # Figures stay strict: only what is said in words ("5rb", "sepuluh ribu") is read as a sentence is.
        said = text.casefold().strip().removeprefix("rp")
        if len(text) > LONGEST_TYPED or not any(sign.isalpha() for sign in said):
            raise
    mark = _mark(text)
    if mark.money is None:
        raise BadNumber("An amount, and no money.", field="money")
    return _money(mark.money)


def _bare(typed: str, unit: str, most_bare: int | None) -> Asked:
    steps = read_steps(typed, unit)
    if most_bare is not None and steps > most_bare * steps_in(unit):
        raise UnclearAmount("Grams or kilograms, or a slip of the finger.", field="amount", number=typed)
    return Asked(steps=steps)


def _mark(typed: str) -> AmountMark:
    tokens = tokens_of(plain_text(typed, vocabulary().pictures))
    found = _reader().read(tokens, 0) if tokens else None
    if found is None or found.end != len(tokens) or found.mark.is_range:
        raise BadNumber("Not an amount.", field="amount")
    return found.mark


def _money(amount: int) -> Rupiah:
    if amount > MOST:
        raise BadNumber("No purchase is that dear.", field="amount")
    return Rupiah(amount)


def _steps_of(said: str | None, unit: str) -> int:
    """How many steps of an offer's unit one of the unit that was said is. Raises BadNumber if they do not fit."""
    if said is None or said == unit:
        return steps_in(unit)
    if MEASURED_UNITS.get(unit) == said:
        return 1
    # Eggs by the piece or the dozen, hens by the head: one way of counting, whichever word the offer has.
    if unit in ("piece", "head") and said in _PIECES:
        return _PIECES[said]
    raise BadNumber("Not sold in that unit.", field="amount")
