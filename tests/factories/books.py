"""The check of the books, for people whom the factories write straight into the tables."""

from dodolan.kernel.clock import now
from dodolan.operations.books.report import check_books, in_words
from rehearsal.city.writing_trail import write_trail_of_people


def broken_promises() -> list[str]:
    """What the check finds broken, once the trail knows of everybody."""
    write_trail_of_people(at=now())
    return [in_words(found) for found in check_books() if not found.holds]
