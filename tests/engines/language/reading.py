"""One reader for all tests, and readings in short words that a test can compare at a glance."""

from functools import cache

from dodolan.engines.language.intents.classifier import load_model
from dodolan.engines.language.lexicon.tables import Lexicon, load_lexicon
from dodolan.engines.language.model.values import Reading, Role
from dodolan.engines.language.reader import Reader
from dodolan.engines.language.tokens.normalizer import plain_text
from dodolan.engines.language.tokens.tokenizer import Token, tokens_of
from dodolan.operations.reading.catalogues import products_from


@cache
def lexicon() -> Lexicon:
    """The words we ship."""
    return load_lexicon()


@cache
def reader() -> Reader:
    """A reader of the goods a city starts with."""
    return Reader(load_lexicon(), products_from(None), load_model())


def read(text: str, role: Role = "buyer") -> Reading:
    """What a message says."""
    return reader().read(text, role)


def told(text: str, role: Role = "buyer") -> list[str]:
    """The lines of a message in short: "Bayam 2 bunch", "Tomat Rp5000", "Wortel"."""
    return [_short(line.plain()) for line in read(text, role).lines]


def tokens(text: str) -> list[Token]:
    """Tokens of a text."""
    return tokens_of(plain_text(text, lexicon().pictures))


def _short(line: dict[str, object]) -> str:
    money = None if line["money"] is None else f"Rp{line['money']}"
    return " ".join(str(part) for part in (line["product"], line["quantity"], line["unit"], money) if part is not None)
