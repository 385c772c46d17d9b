"""The features of a message for the intent classifier: its shape, its cues, its words and pairs of words."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dodolan.engines.language.lexicon.tables import Lexicon
from dodolan.engines.language.model.marks import AmountMark, Border, GoodMark, Mark, RoleMark, UnitMark, WordMark
from dodolan.engines.language.model.parameters import USUAL, Parameters
from dodolan.engines.language.model.values import Role
from dodolan.engines.language.parsing.clauses import Entry


def features_of(
    lexicon: Lexicon,
    role: Role,
    words: Sequence[str],
    marks: Sequence[Mark],
    entries: Sequence[Entry],
    *,
    parameters: Parameters = USUAL,
) -> list[str]:
    """All features of a message: its role and shape, cues, words and pairs of words; each once."""
    shape = _shape(role, marks, entries, parameters)
    return list(dict.fromkeys([*shape, *_cues(lexicon, words, parameters), *_words(marks, parameters)]))


def _shape(role: Role, marks: Sequence[Mark], entries: Sequence[Entry], parameters: Parameters) -> Iterator[str]:
    yield "always"
    yield f"role {role}"
    ordered = [entry for entry in entries if not entry.is_refused]
    counted = [entry for entry in ordered if entry.amounts]
    priced = [entry for entry in counted if any(amount.money for amount in entry.amounts)]
    yield f"goods {min(len(entries), 3)} {role}"
    yield f"counted {min(len(counted), 3)} {role}"
    yield f"priced {min(len(priced), 2)} {role}"
    if len(ordered) < len(entries):
        yield f"refused, {'others stay' if counted else 'nothing stays'}"
    if any(isinstance(mark, Border) and mark.is_question for mark in marks):
        yield f"asks {min(len(counted), 2)}"
    if any(_is_unknown(one) and isinstance(other, AmountMark) for one, other in pairwise(marks)):
        yield "counts what nobody knows"
    if entries and entries[0].good.span.start == 0:
        yield "begins with a good"
    for name in ("street", "ordinal", "out", "not", "each", "from", "to", "back"):
        if any(isinstance(mark, RoleMark) and name in mark.roles for mark in marks):
            yield f"has {name} {role if name in ('out', 'back', 'to') else ''}"
    words = [(place, mark) for place, mark in enumerate(marks) if isinstance(mark, RoleMark)]
    like = [place for place, mark in words if "like" in mark.roles]
    past = [place for place, mark in words if "before" in mark.roles]
    if any(0 <= later - place <= parameters.features_near for place in like for later in past):
        yield "like before"
    said = [place for place, mark in words if "said" in mark.roles]
    came = [place for place, mark in words if "came" in mark.roles]
    if said and came:
        yield "said and came" if min(said) < max(came) else "came and said"
    yield f"long {min(sum(isinstance(mark, WordMark | RoleMark) for mark in marks) // 3, 5)}"


def _is_unknown(mark: Mark) -> bool:
    return isinstance(mark, WordMark) and not mark.is_known


def _cues(lexicon: Lexicon, words: Sequence[str], parameters: Parameters) -> Iterator[str]:
    at = 0
    while at < min(len(words), parameters.features_most_words):
        found = lexicon.cues.longest(words[at : at + parameters.features_longest_cue])
        if found is not None:
            for intent in found[1]:
                yield f"cue {intent}"
            if len(found[1]) == 1 and found[0] > 1:
                yield f"phrase {next(iter(found[1]))}"
        at += found[0] if found is not None else 1


def _words(marks: Sequence[Mark], parameters: Parameters) -> Iterator[str]:
    """Words and pairs; goods, amounts and units only by their kind, because intents do not depend on them."""
    before = "^"
    for mark in marks[: parameters.features_most_words]:
        # All goods are one feature, so a message about eggs helps to read one about rice.
        if isinstance(mark, GoodMark):
            word = "GOOD"
        elif isinstance(mark, AmountMark):
            word = "MONEY" if mark.money is not None else "AMOUNT"
        elif isinstance(mark, UnitMark):
            word = "UNIT"
        elif isinstance(mark, RoleMark | WordMark):
            word = mark.text
            yield f"w {word}"
        elif isinstance(mark, Border):
            continue
        yield f"p {before} {word}"
        before = word
    yield f"p {before} $"
