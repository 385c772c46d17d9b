"""What else was said about a good, for the one who packs it: brand, size, cut, ripeness, a price that was named."""

from collections.abc import Collection

from dodolan.engines.language.lines import Chosen
from dodolan.engines.language.marks import AmountMark, GoodMark, RoleMark
from dodolan.engines.language.values import Line, Span

# They tie the sentence together and say nothing about the good.
_JOINTS = frozenset({"and", "each", "amend", "not", "instead", "like", "before", "said", "came"})
LONGEST = 200


def noted(chosen: Chosen, message: str, polite: Collection[str]) -> Line:
    """The line with its note, in the words of the message; None where nothing else was said."""
    line, entry = chosen.line, chosen.entry
    said: list[Span] = [entry.good.span] if _says_more(entry.good, line.product) else []
    for mark in entry.words:
        is_joint = isinstance(mark, RoleMark) and bool(mark.roles & _JOINTS) and not mark.roles & {"variety", "cut"}
        if not is_joint:
            said.append(mark.span)
    said += [piece.span for piece in entry.pieces if not (isinstance(piece, AmountMark) and _is_used(piece, line))]
    said = [span for span in said if message[span.start : span.end].lower() not in polite]
    words = [message[span.start : span.end].strip() for span in sorted(set(said), key=lambda span: span.start)]
    note = " ".join(word for word in words if any(sign.isalnum() for sign in word))[:LONGEST]
    return line if not note else line.with_note(note)


def _says_more(good: GoodMark, product: str) -> bool:
    """Whether a name tells a brand or a kind the product's own name does not: "apel manalagi", "pepaya muda"."""
    own = product.lower().replace("-", " ").split()
    return good.named.is_brand or (any(word in own for word in good.words) and not set(good.words) <= set(own))


def _is_used(amount: AmountMark, line: Line) -> bool:
    if amount.money is not None:
        return amount.money == line.money
    return amount.quantity in (line.quantity, line.money)
