"""How many SQL statements and HTTP requests does a guest's checkout take, and how many statements does a page?"""

from collections.abc import Sequence

from benchmarks.alone import ask_alone
from benchmarks.grounds import Ground
from benchmarks.tables import Answer, Table

MOST_PLACING, MOST_REQUESTS = 30, 3
# Measured once on a machine like this one, each by its own guest checkout of ten lines.
OTHERS = (("django-oscar", 231, 8), ("Vendure", 320, 9), ("Saleor", 310, 3))
COMMAND = "python -m benchmarks.bench_statements"


def measure(found: Sequence[Ground], *, quick: bool) -> Answer:  # noqa: ARG001  counting takes no time to spare
    """Checkouts of 1, 10 and 40 lines over four stalls; pages with few rows and with five times as many."""
    answer = Answer()
    rows: list[Sequence[object]] = []
    pages: dict[str, list[object]] = {}
    for ground in found:
        with ground.city() as city:
            for lines, requests, fill, look, place, around, api in city.ask("count_checkouts"):
                rows.append(
                    [f"Dodolan, {ground.name}", lines, requests, fill, look, place, around, fill + look + place, api]
                )
                answer.must(place <= MOST_PLACING, f"{ground.name}: placing {lines} lines took {place} statements.")
                answer.must(requests <= MOST_REQUESTS, f"{ground.name}: {requests} requests.")
            for name, most, few, many in city.ask("count_pages"):
                pages.setdefault(name, [name, most]).extend([few, many])
                answer.must(many <= most, f"{ground.name}: {name} took {many} statements.")
                answer.must(few == many, f"{ground.name}: {name} took {few} statements, then {many}: it grows.")
    answer.must(len({row[5] for row in rows if "SQLite" in str(row[0])}) == 1, "Placing grows with the lines.")
    rows += [[name, 10, requests, "", "", "", "", total, ""] for name, total, requests in OTHERS]
    answer.tables = [
        Table(
            "Statements of a guest's checkout over four stalls",
            COMMAND,
            ["shop", "lines", "requests", "fill", "look", "place", "BEGIN etc.", "all", "API order"],
            rows,
            "Statements that ask or change; words that only open and close transactions stand apart. Placing may take "
            f"{MOST_PLACING}. The other shops' figures are those published with the task, not measured again here.",
        ),
        Table(
            "Statements of a page, with few rows and with many",
            COMMAND,
            ["page", "most", *(f"{ground.name} {amount}" for ground in found for amount in ("few", "many"))],
            list(pages.values()),
            "Few: a runner's list of 40 lines and 9 orders in the market; many: 200 lines and 42 orders. "
            "The counts are the same, so no page grows with its rows.",
        ),
    ]
    return answer


if __name__ == "__main__":
    ask_alone(measure)
