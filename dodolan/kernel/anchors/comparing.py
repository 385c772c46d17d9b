"""Comparing the books with what an anchor said of them."""

from collections.abc import Iterator

from dodolan.kernel.anchors.heads import heads
from dodolan.kernel.anchors.texts import Anchor, whole_of
from dodolan.kernel.checks import Finding, finding


def compare(anchor: Anchor) -> Iterator[Finding]:
    """Whether the anchor is this instance's, whether all is as it was, and each table that the anchor names."""
    yield finding("anchor sealed by this instance", 1, [] if anchor.is_ours else ["the seal or a sign before it"])
    found = heads(anchor.span)
    until = f"{anchor.span.until:%Y-%m-%d %H:%M} UTC"
    same = whole_of(found) == anchor.whole
    yield finding(f"everything before {until} as anchored", len(found), [] if same else ["something was changed"])
    for name, was in sorted(anchor.heads.items()):
        now = found.get(name)
        if now is None:
            yield finding(f"{name} as anchored", 0, ["no such table"])
        elif now != was:
            other = f"{was.rows} then" if now.rows != was.rows else "which said something else"
            yield finding(f"{name} as anchored", now.rows, [f"{now.rows} rows, {other}"])
        else:
            yield finding(f"{name} as anchored", now.rows, [])
