"""Clarification: when to ask back, and what - one short question is better than a wrong guess.

It offers the senses that are left after disambiguation by context, units and families.
"""

from collections.abc import Sequence

from dodolan.engines.language.model.parameters import USUAL, Parameters
from dodolan.engines.language.model.values import Question, Span
from dodolan.engines.language.parsing.order_lines import Chosen

# Intents that act on no goods, or whose goods are those of an order that exists already.
_SILENT = ("greeting", "other", "address", "cancel", "complaint")


def questions_of(
    intents: Sequence[tuple[float, str]], chosen: Sequence[Chosen], whole: Span, parameters: Parameters = USUAL
) -> list[Question]:
    """The one question a message needs first: what it wants, or its first doubtful line; none for a clear message.

    intents are shares and intents, likeliest first; whole is the span of the message.
    """
    share, intent = intents[0]
    if share < parameters.unsure:
        return [Question(whole, "intent", tuple(name for _, name in intents[: parameters.most_intents_asked]))]
    doubts = [doubt for one in chosen for doubt in one.doubts] if intent not in _SILENT else []
    if intent == "ask_price":
        doubts = [doubt for doubt in doubts if doubt.why == "kind"]
    return [Question(doubt.span, doubt.why, doubt.choices[: parameters.most_choices]) for doubt in doubts[:1]]
