"""The words of the market, read once: they change with a release, never while the program runs."""

from functools import cache

from dodolan.engines.language.lexicon.tables import Lexicon, load_lexicon


@cache
def vocabulary() -> Lexicon:
    """The lexicon of the language engine; raises LexiconError for a wrong line in its tables."""
    return load_lexicon()
