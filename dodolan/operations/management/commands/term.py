"""`dodolan term`: what this city decides, as it holds today; `dodolan term KEY NUMBER` decides one."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import CommandError

from dodolan.kernel.audit.actions import SYSTEM
from dodolan.kernel.clock import now, today
from dodolan.kernel.errors import Refused
from dodolan.kernel.plugs import plugged
from dodolan.kernel.terms.queries import terms_on
from dodolan.kernel.terms.values import Term
from dodolan.operations.commands import CityCommand
from dodolan.people.places.actions import decide_terms


class Command(CityCommand):
    """Lists all terms, or sets one from a day on."""

    help = "List what this city decides, or decide it: KEY NUMBER [--from DAY]."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which, how much, and from when."""
        parser.add_argument("key", nargs="?", default="", help="as listed without arguments")
        parser.add_argument("number", nargs="?", type=int, help="a whole number in the unit of the list")
        parser.add_argument("--from", dest="first", type=date.fromisoformat, help="like 2026-12-01; without it, today")

    def handle(self, *, key: str, number: int | None, first: date | None, **_options: Any) -> None:
        """Decide, then say what holds on that day."""
        terms = plugged(Term)
        if key:
            self._decide(terms, key, number, first)
        held = terms_on(first or today())
        for term in terms.values():
            if key in ("", term.key):
                bounds = f"{term.least} to {term.most} {term.unit.name}"
                self.stdout.write(f"{term.key:<28}{held.number(term):<8}{bounds:<28}{term.words}")

    def _decide(self, terms: dict[str, Term[Any]], key: str, number: int | None, first: date | None) -> None:
        if key not in terms:
            raise CommandError(f"There is no term {key!r}. There are: {', '.join(terms)}.")
        if number is None:
            raise CommandError(f"Say how much: `dodolan term {key} NUMBER`.")
        try:
            decide_terms(numbers={terms[key]: number}, by=SYSTEM, at=now(), valid_from=first)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
