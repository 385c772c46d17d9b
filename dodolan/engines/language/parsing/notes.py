"""Notes for the packer of a good: brand, size, cut, ripeness, a price that was named."""

from collections.abc import Collection

from dodolan.engines.language.model.marks import AmountMark, GoodMark, RoleMark
from dodolan.engines.language.model.parameters import USUAL, Parameters
from dodolan.engines.language.model.values import Line, Span
from dodolan.engines.language.parsing.order_lines import Chosen

# Words of these roles connect the sentence and do not describe the good.
_JOINTS = frozenset({"and", "each", "amend", "not", "instead", "like", "before", "said", "came"})


def noted(chosen: Chosen, message: str, polite: Collection[str], parameters: Parameters = USUAL) -> Line:
    """The line with its note, in the words of the message; None where nothing else is said."""
    line, entry = chosen.line, chosen.entry
    said: list[Span] = [entry.good.span] if _says_more(entry.good, line.product) else []
    for mark in entry.words:
        is_joint = isinstance(mark, RoleMark) and bool(mark.roles & _JOINTS) and not mark.roles & {"variety", "cut"}
        if not is_joint:
            said.append(mark.span)
    said += [piece.span for piece in entry.pieces if not (isinstance(piece, AmountMark) and _is_used(piece, line))]
    said = [span for span in said if message[span.start : span.end].lower() not in polite]
    words = [message[span.start : span.end].strip() for span in sorted(set(said), key=lambda span: span.start)]
    note = " ".join(word for word in words if any(sign.isalnum() for sign in word))[: parameters.longest_note]
    return line if not note else line.with_note(note)


def _says_more(good: GoodMark, product: str) -> bool:
    """Whether a name adds a brand or a kind to the product's own name: "apel manalagi", "pepaya muda"."""
    own = product.lower().replace("-", " ").split()
    return good.named.is_brand or (any(word in own for word in good.words) and not set(good.words) <= set(own))


def _is_used(amount: AmountMark, line: Line) -> bool:
    if amount.money is not None:
        return amount.money == line.money
    return amount.quantity in (line.quantity, line.money)
