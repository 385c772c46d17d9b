"""An anchor as text: short enough to be printed, sent in a message, and typed again."""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from dodolan.kernel.anchors.heads import SIGNS, Head, Span
from dodolan.kernel.errors import Refused
from dodolan.kernel.sealing.hashes import keyed_hash

TITLE = "DODOLAN ANCHOR 1"
GROUP = 4


class NoAnchor(Refused):
    """A text cannot be read as an anchor; the sentence says which line."""

    code = "anchors.no_anchor"


@dataclass(frozen=True, slots=True)
class Anchor:
    """What the books were: the span, one digest over all heads, its seal, and the heads as far as they are known.

    Of a typed anchor the first four lines are enough; the heads say in which table something changed.
    """

    span: Span
    whole: str
    seal: str
    heads: Mapping[str, Head]

    @property
    def is_ours(self) -> bool:
        """Whether it was sealed with this instance's key, and no sign of its first lines was changed since."""
        return hmac.compare_digest(self.seal, seal_of(self.span, self.whole))


def whole_of(heads: Mapping[str, Head]) -> str:
    """One digest over all heads."""
    lines = "\n".join(f"{name} {head.rows} {head.digest}" for name, head in sorted(heads.items()))
    return hashlib.sha256(lines.encode()).hexdigest()[:SIGNS]


def seal_of(span: Span, whole: str) -> str:
    """What only the instance can say of a span and a digest."""
    return keyed_hash("anchor", f"{span.until.isoformat()} {span.below} {whole}")[:SIGNS]


def written(anchor: Anchor) -> str:
    """The text: title, four lines that can be typed, then a line for each table."""
    first = (
        TITLE,
        f"until {anchor.span.until.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        f"below {_grouped(anchor.span.below.hex[:12])}",
        f"whole {_grouped(anchor.whole)}",
        f"seal {_grouped(anchor.seal)}",
    )
    tables = (f"{name} {head.rows} {_grouped(head.digest)}" for name, head in sorted(anchor.heads.items()))
    return "\n".join((*first, "", *tables)) + "\n"


def read(text: str) -> Anchor:
    """The anchor of a text, typed or copied: gaps, empty lines and capitals do not matter. Raises NoAnchor."""
    said: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        words = line.split()
        if not words or " ".join(words).upper() == TITLE:
            continue
        if len(words) < 2:
            raise NoAnchor(f"Line {number} is no line of an anchor: {line!r}.")
        said[words[0].lower()] = " ".join(words[1:])
    try:
        until = datetime.strptime(said.pop("until").upper(), "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
        below = UUID(_signs(said.pop("below")).ljust(SIGNS, "0"))
        whole, seal = _signs(said.pop("whole")), _signs(said.pop("seal"))
        heads = {name: _head(line) for name, line in said.items()}
    except KeyError as missing:
        raise NoAnchor(f"The line {missing} is missing.") from None
    except ValueError as wrong:
        raise NoAnchor(f"A line cannot be read: {wrong}.") from None
    return Anchor(Span(until, below), whole, seal, heads)


def _head(line: str) -> Head:
    rows, digest = line.split(maxsplit=1)
    return Head(int(rows), _signs(digest))


def _grouped(signs: str) -> str:
    return " ".join(signs[start : start + GROUP] for start in range(0, len(signs), GROUP))


def _signs(text: str) -> str:
    return "".join(text.split()).lower()
