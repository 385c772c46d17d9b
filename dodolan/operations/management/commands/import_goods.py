"""`dodolan import_goods FILE`: what a file would do to the catalogue of goods; with --apply it is done."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from dodolan.kernel.audit.actions import SYSTEM
from dodolan.kernel.clock import now
from dodolan.market.stalls.importing import import_goods, look_at_goods
from dodolan.operations.commands import CityCommand


class Command(CityCommand):
    """Shows, then applies once."""

    help = "Show what a CSV file (code, name, family, cluster, pictogram) adds and changes; --apply does it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which file, and whether to do it."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--apply", action="store_true", help="do it; the same file a second time does nothing")

    def handle(self, *, file: Path, apply: bool, **_options: Any) -> None:
        """Mistakes first; with one of them nothing is done."""
        try:
            data = file.read_bytes()
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
        seen = look_at_goods(data)
        for wrong in seen.file.mistakes:
            self.stderr.write(f"{file.name}:{wrong.line} {wrong.column or 'line'}: {wrong.code} {wrong.fact}".rstrip())
        if seen.file.mistakes:
            raise CommandError(f"{len(seen.file.mistakes)} mistakes, so nothing is done.")
        self.stdout.write(f"{len(seen.added)} new: {' '.join(seen.added)}".rstrip())
        self.stdout.write(f"{len(seen.changed)} changed: {' '.join(seen.changed)}".rstrip())
        self.stdout.write(f"{seen.same} as they are")
        if apply:
            done = import_goods(data=data, by=SYSTEM, at=now())
            self.stdout.write("Applied." if done else "This file was applied before; nothing is done.")
