"""Everybody at once: threads that begin in the same moment, each with its own connection."""

import threading
from collections import Counter
from collections.abc import Callable

from django.db import connections

from dodolan.kernel.errors import Refused


def all_at_once(askers: int, ask: Callable[[], object]) -> Counter[str]:
    """How often each outcome came about when so many asked together: "done", or the code of a refusal."""
    outcomes: Counter[str] = Counter()
    begin = threading.Barrier(askers)

    def press() -> None:
        begin.wait()
        try:
            ask()
            outcomes["done"] += 1
        except Refused as refusal:
            outcomes[refusal.code] += 1
        finally:
            connections.close_all()

    threads = [threading.Thread(target=press) for _ in range(askers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes
