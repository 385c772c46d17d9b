"""Small pictures of prices: points for the sparkline beside a price and for the chart of its history.

Pure arithmetic on whole numbers; the templates parts/_sparkline.html and parts/_chart.html draw what comes back.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dodolan.kernel.words import rupiah

SPARK_WIDTH, SPARK_HEIGHT, SPARK_MARGIN = 96, 28, 4
# A phone shows no more than this in so small a picture, and every point weighs bytes on a slow line.
MOST_SPARK_POINTS = 10
LEFT, RIGHT, TOP, BOTTOM = 80, 472, 16, 190


@dataclass(frozen=True, slots=True)
class Sparkline:
    """A line of prices, 96 by 28: points for a polyline and its end."""

    points: str
    end_x: int
    end_y: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A value on the upright axis."""

    y: int
    label: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A day on the level axis."""

    x: int
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A line chart, 480 by 220, with its figures; the words come from the page."""

    sentence: str
    caption: str
    area: str
    lines: Sequence[str]
    ticks: Sequence[Tick]
    marks: Sequence[Mark]
    heads: Sequence[str]
    rows: Sequence[tuple[str, str]]


def sparkline(values: Sequence[int]) -> Sparkline | None:
    """The last prices as a small line, oldest first; None for fewer than two different ones."""
    # A flat line says nothing that the price beside it does not say.
    if len(set(values)) < 2:
        return None
    kept = thinned(values, MOST_SPARK_POINTS)
    low, high = min(kept), max(kept)
    last = len(kept) - 1
    ends = [
        (
            SPARK_WIDTH * i // last,
            _scaled(value, low, high, SPARK_HEIGHT - SPARK_MARGIN, SPARK_MARGIN),
        )
        for i, value in enumerate(kept)
    ]
    return Sparkline(_joined(ends), *ends[-1])


def line_chart(
    history: Sequence[tuple[date, int]], *, sentence: str, caption: str, heads: tuple[str, str]
) -> Chart | None:
    """A chart of prices by day, oldest first, one point a day (the last one of it); None for fewer than two days."""
    by_day = dict(history)
    days = sorted(by_day)
    if len(days) < 2:
        return None
    low, high = min(by_day.values()), max(by_day.values())
    first, span = days[0], (days[-1] - days[0]).days
    # Placed by date and not by count: days without a price are a gap in the picture as well.
    points = [
        (LEFT + (RIGHT - LEFT) * (day - first).days // span, _scaled(by_day[day], low, high, BOTTOM, TOP))
        for day in days
    ]
    line = _joined(points)
    return Chart(
        sentence=sentence,
        caption=caption,
        area=f"{LEFT},{BOTTOM} {line} {RIGHT},{BOTTOM}",
        lines=[line],
        ticks=[
            Tick(_scaled(value, low, high, BOTTOM, TOP), rupiah(value).removeprefix("Rp"))
            # The lowest and the highest alone: more lines would not be read on a phone.
            for value in sorted({low, high})
        ],
        marks=[Mark(LEFT + 20, _short(days[0])), Mark(RIGHT - 24, _short(days[-1]))],
        heads=heads,
        # Newest first: the table below is read from its top, aloud too.
        rows=[(_short(day), rupiah(by_day[day])) for day in reversed(days)],
    )


def thinned(values: Sequence[int], most: int) -> list[int]:
    """At most so many of the values, evenly taken, the first and the last always among them."""
    if len(values) <= most:
        return list(values)
    last = len(values) - 1
    return [values[last * i // (most - 1)] for i in range(most)]


def _scaled(value: int, low: int, high: int, bottom: int, top: int) -> int:
    """Where a value stands between bottom (low) and top (high); in the middle when all are equal."""
    if low == high:
        return (bottom + top) // 2
    return bottom - (bottom - top) * (value - low) // (high - low)


def _joined(points: Sequence[tuple[int, int]]) -> str:
    return " ".join(f"{x},{y}" for x, y in points)


def _short(day: date) -> str:
    return f"{day.day}/{day.month}"
