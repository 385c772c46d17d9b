"""Rough counting, in this process and not in the database: for what is asked often and changes nothing.

Each process counts for itself and forgets at its end, so the true limit is up to `most` times the processes. That is
enough to stop a loop gone wild, and reading stays a read: no row is written for it.
"""

from collections import Counter
from datetime import datetime
from threading import Lock

from dodolan.kernel.limits.actions import Limit
from dodolan.kernel.limits.errors import TooMany


class RoughCount:
    """Tries of all subjects in the window that is open now."""

    def __init__(self, limit: Limit) -> None:
        """Nobody has tried yet."""
        self.limit = limit
        self._window: datetime | None = None
        self._tries: Counter[str] = Counter()
        self._lock = Lock()

    def take_turn(self, *, subject: str, at: datetime) -> None:
        """Count one try of subject, or raise TooMany."""
        window = self.limit.window(at)
        # One lock for all: held for less time than a lock for each would take to find.
        with self._lock:
            if window != self._window:
                # Old windows go as a whole, so strangers cannot fill the memory for longer than one span.
                self._window, self._tries = window, Counter()
            self._tries[subject] += 1
            tries = self._tries[subject]
        if tries > self.limit.most:
            wait = int((window + self.limit.span - at).total_seconds()) + 1
            raise TooMany(f"{self.limit.name} allows {self.limit.most} tries in {self.limit.span}.", wait_seconds=wait)
