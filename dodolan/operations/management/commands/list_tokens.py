"""`dodolan list_tokens`: which programs act for whom."""

from datetime import datetime
from typing import Any

from dodolan.kernel.clock import day_of, now
from dodolan.operations.commands import CityCommand
from dodolan.people.accounts.models import ApiToken
from dodolan.people.accounts.queries import all_tokens


class Command(CityCommand):
    """A line for each token, the latest first; its text is kept nowhere."""

    help = "List API tokens: id, for whom, what for, made, until when, and whether it works."

    def handle(self, **_options: Any) -> None:
        """Print them."""
        at = now()
        for token in all_tokens():
            parts = (
                str(token.pk),
                _state(token, at),
                f"made {day_of(token.made_at)}",
                token.user.name,
                token.label,
                token.only or "all rights",
            )
            self.stdout.write("  ".join(parts))


def _state(token: ApiToken, at: datetime) -> str:
    if token.revoked_at or not token.user.is_active:
        return "withdrawn"
    if token.expires_at is None:
        return "works"
    return f"until {day_of(token.expires_at)}" if token.expires_at > at else f"ended {day_of(token.expires_at)}"
