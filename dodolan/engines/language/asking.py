"""When to ask back, and what: one short question with at most ten answers is better than a wrong guess."""

from collections.abc import Sequence

from dodolan.engines.language.lines import Chosen
from dodolan.engines.language.values import Question, Span

MOST_CHOICES = 10
# Below this share intents were wrong more often than right in messages that had not taught them.
UNSURE = 0.3
# Here nothing is done with goods, or the order they belong to tells the rest.
_SILENT = ("greeting", "other", "address", "cancel", "complaint")


def questions_of(intents: Sequence[tuple[float, str]], chosen: Sequence[Chosen], whole: Span) -> list[Question]:
    """The one question a message needs first: what it wants, or its first doubtful line; none where nobody would ask.

    intents are shares and intents, likeliest first; whole is the span of the message.
    """
    share, intent = intents[0]
    if share < UNSURE:
        return [Question(whole, "intent", tuple(name for _, name in intents[:3]))]
    doubts = [doubt for one in chosen for doubt in one.doubts] if intent not in _SILENT else []
    if intent == "ask_price":
        doubts = [doubt for doubt in doubts if doubt.why == "kind"]
    return [Question(doubt.span, doubt.why, doubt.choices[:MOST_CHOICES]) for doubt in doubts[:1]]
