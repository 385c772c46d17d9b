"""Pure decisions about prices: what is plausible, and how a price moved."""

from datetime import date, timedelta

# Three times dearer or cheaper than before is more often a typing error than a price.
JUMP = 3
HIGHEST_RP = 50_000_000


def is_jump(old_rp: int | None, new_rp: int) -> bool:
    """Whether a new price is so far from the old one that a person should look again."""
    return old_rp is not None and (new_rp > old_rp * JUMP or new_rp * JUMP < old_rp)


def extended_trend(trend: list[tuple[str, int]], day: date, amount_rp: int) -> list[tuple[str, int]]:
    """The trend with today's price at its end: one point a day, days of the last 30 only, oldest first."""
    oldest = (day - timedelta(days=30)).isoformat()
    kept = [(when, amount) for when, amount in trend if oldest <= when < day.isoformat()]
    return [*kept, (day.isoformat(), amount_rp)]


def change_percent(trend: list[tuple[str, int]], day: date, back_days: int = 7) -> int:
    """By how many whole percent the last price differs from the one of back_days ago; 0 without one that old."""
    amounts = since(trend, day, back_days)
    return percent_moved(amounts[0], amounts[-1]) if amounts else 0


def since(trend: list[tuple[str, int]], day: date, back_days: int = 7) -> list[int]:
    """The prices from the one that held back_days ago to the last one, oldest first; empty without one that old."""
    begins = (day - timedelta(days=back_days)).isoformat()
    held = sum(when <= begins for when, _amount in trend)
    return [amount for _when, amount in trend[held - 1 :]] if held else []


def percent_moved(before: int, after: int) -> int:
    """Whole percent from before (above 0) to after, halves away from nothing."""
    change = after - before
    # Everything twice, so that half a percent is decided in whole numbers.
    size = (abs(change) * 200 + before) // (2 * before)
    return size if change >= 0 else -size
