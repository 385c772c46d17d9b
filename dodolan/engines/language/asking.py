"""When to ask back, and what: one short question with at most ten answers is better than a wrong guess."""

from collections.abc import Mapping, Sequence

from dodolan.engines.language.lines import Chosen
from dodolan.engines.language.values import Product, Question

_MOST_CHOICES = 10
_LEAST_SURE = 0.6


def questions_of(
    intent: str, share: float, chosen: Sequence[Chosen], products: Mapping[str, Product]
) -> list[Question]:
    """Questions about a message's lines, in their order; none where a person would not ask."""
    del share, products
    asked = [
        Question(doubt.span, doubt.why, doubt.choices[:_MOST_CHOICES])
        for one in chosen
        for doubt in one.doubts
        if intent not in ("greeting", "other", "address")
    ]
    return asked[:1]
