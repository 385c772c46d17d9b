"""Every refusal there is has words of its own, and says them with its facts."""

import importlib
import pkgutil
from collections.abc import Iterator

from django.utils.translation import override

import dodolan
from dodolan.kernel.errors import Refused
from dodolan.kernel.limits.errors import TooMany
from dodolan.wording.refusals import WORDS, words_for

# Said by commands to whoever runs them, or a fault of ours: no surface shows them.
NEVER_SHOWN = {
    "places.other_city",
    "opening.demo_city",
    "opening.cannot_prepare",
    "opening.no_city",
    "opening.served_already",
    "anchors.no_anchor",
    "ledger.key_reused",
}


def refusals(kind: type[Refused] = Refused) -> Iterator[type[Refused]]:
    """All kinds of refusals of the house."""
    yield kind
    for further in kind.__subclasses__():
        yield from refusals(further)


def test_every_code_has_a_sentence_and_every_sentence_a_code():
    for module in pkgutil.walk_packages(dodolan.__path__, "dodolan."):
        # What the web server runs asks the database when it is imported.
        if module.name != "dodolan.config.wsgi":
            importlib.import_module(module.name)
    codes = {kind.code for kind in refusals() if kind.__module__.startswith("dodolan.")}
    assert codes - NEVER_SHOWN == set(WORDS)


def test_facts_stand_in_the_sentence():
    with override("en"):
        assert words_for(TooMany("Too many.", wait_seconds=61)) == "Too many tries. Please wait 2 minutes."
        assert words_for(TooMany("Too many.", wait_seconds=60)) == "Too many tries. Please wait 1 minute."


def test_an_unknown_code_has_a_general_sentence():
    class Strange(Refused):
        code = "test.strange"

    assert words_for(Strange("Strange.")) == str(WORDS["refused"])
