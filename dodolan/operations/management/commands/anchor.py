"""`dodolan anchor`: what the books are now, to be printed or sent to people who cannot write the database."""

from argparse import ArgumentParser
from typing import Any

from dodolan.kernel.anchors.actions import drop_anchor, write_anchor
from dodolan.kernel.anchors.jobs import anchor_folder
from dodolan.kernel.anchors.texts import written
from dodolan.kernel.clock import now
from dodolan.operations.commands import CityCommand


class Command(CityCommand):
    """Prints the anchor and nothing else, so that it can be piped to a printer or a message."""

    help = "Print an anchor: counts and hashes of the books, for people outside; check_books --against compares."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether it is kept here as well."""
        parser.add_argument("--keep", action="store_true", help="write it into the folder of anchors too")

    def handle(self, *, keep: bool, **_options: Any) -> None:
        """Drop it."""
        at = now()
        text = write_anchor(folder=anchor_folder(), at=at).read_text() if keep else written(drop_anchor(at=at))
        self.stdout.write(text)
