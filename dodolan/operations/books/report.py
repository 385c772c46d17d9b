"""The whole check, in the order in which an auditor asks."""

from collections.abc import Iterator

from dodolan.operations.books import money, promises, sums
from dodolan.operations.books.findings import Check, Finding

CHECKS: tuple[Check, ...] = (
    promises.stock_not_oversold,
    promises.stock_is_its_moves,
    promises.stock_moves_have_lines,
    promises.slots_are_their_purchases,
    promises.rows_keep_together,
    promises.one_city,
    sums.estimates_stand,
    sums.frozen_prices,
    sums.weights_stand,
    sums.nobody_overcharged,
    sums.lines_are_weights_and_goodwill,
    sums.orders_are_their_lines,
    sums.purchases_are_their_orders,
    sums.payments_are_their_splits,
    sums.payments_are_their_purchases,
    money.journals_balance,
    money.entries_keep_their_day,
    money.every_sale_posted_once,
    money.every_loss_posted_once,
    money.boxes_are_their_accounts,
    money.stalls_are_their_accounts,
    money.trail_is_whole,
    money.mail_goes_out,
)
SHOWN = 5


def check_books() -> Iterator[Finding]:
    """Every finding, one after the other."""
    # One after the other, so that the first lines appear while the long checks still run.
    return (check() for check in CHECKS)


def in_words(found: Finding) -> str:
    """One line: ok or BROKEN, the invariant, how many rows, and the first broken ones."""
    mark = "ok    " if found.holds else "BROKEN"
    line = f"{mark}  {found.invariant}: {found.checked} checked, {len(found.broken)} broken"
    names = ", ".join(found.broken[:SHOWN]) + (" ..." if len(found.broken) > SHOWN else "")
    return f"{line}: {names}" if names else line
