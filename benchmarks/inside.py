"""Questions to a city's database: `python -m benchmarks.inside QUESTION FACTS` prints its answer as JSON."""

import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import benchmarks.opened  # noqa: F401  Django is opened before its models are imported
from benchmarks.counting import count_checkouts, count_pages
from benchmarks.scenery import Stage, lay_out, take_walls_down, what_is_sold
from dodolan.market.ordering.models import Purchase
from dodolan.operations.books.report import check_books
from dodolan.operations.opening.preparing import bring_tables_up_to_date, gather_files
from rehearsal.city.seeding import seed_demo_city

CITY = "3573"


def seed() -> None:
    """Tables, files to serve, and the demo city."""
    bring_tables_up_to_date()
    gather_files()
    seed_demo_city(code=CITY, seed=1, at=datetime.now(UTC))


def books() -> list[str]:
    """Invariants that do not hold."""
    return [found.invariant for found in check_books() if not found.holds]


def lost(*, file: str) -> dict[str, int]:
    """Of the order secrets in a file, how many the database does not know; and how many orders it has."""
    known = set(Purchase.objects.values_list("secret", flat=True))
    told = Path(file).read_text().split()
    return {"lost": len(set(told) - known), "orders": len(known), "told": len(set(told))}


def pages() -> dict[str, Any]:
    """A market at work for the browser: addresses of its pages, and the session cookies of those who look at them."""
    stage = Stage()
    purchases = [stage.order(10) for _ in range(4)]
    people = {"trader": stage.trader, "runner": stage.runner, "officer": stage.officer}
    return {
        "market": stage.market.slug,
        "lines": [f"{offer.pk}:{offer.increment * 5}" for offer in stage.offers[:10]],
        "offer": str(stage.offers[0].pk),
        "stall": stage.offers[0].stall.slug,
        "secret": purchases[0].secret,
        "number": purchases[0].number,
        "sessions": {name: stage.screen(user).cookies["sessionid"].value for name, user in people.items()},
    }


QUESTIONS: dict[str, Callable[..., Any]] = {
    "seed": seed,
    "books": books,
    "lost": lost,
    "pages": pages,
    "lay_out": lay_out,
    "what_is_sold": what_is_sold,
    "take_walls_down": take_walls_down,
    "count_checkouts": count_checkouts,
    "count_pages": count_pages,
}

if __name__ == "__main__":
    print(json.dumps(QUESTIONS[sys.argv[1]](**json.loads(sys.argv[2]))))
