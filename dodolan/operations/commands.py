"""What the commands of a city have in common."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dodolan.kernel.errors import Refused
from dodolan.operations.opening.standing import must_stand


class CityCommand(BaseCommand):
    """A command for a city that was opened: where none is, or its key is not here, it says so and does nothing."""

    def execute(self, *args: Any, **options: Any) -> str | None:
        """Ask first, so that nobody types a password for nothing."""
        try:
            must_stand()
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        return super().execute(*args, **options)
