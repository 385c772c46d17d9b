"""Sparklines and charts: everything drawn stays inside its frame and tells the order of the prices."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dodolan.web.kit.charts import MOST_SPARK_POINTS, line_chart, sparkline, thinned

DAY = date(2020, 11, 14)
prices = st.lists(st.integers(1, 50_000_000), min_size=2, max_size=40)


def points_of(text: str) -> list[tuple[int, int]]:
    return [tuple(map(int, pair.split(","))) for pair in text.split(" ")]  # type: ignore[misc]


def drawn(values: list[int]):
    history = [(DAY + timedelta(days=n), value) for n, value in enumerate(values)]
    return line_chart(history, sentence="s", caption="c", heads=("Day", "Price"))


def test_nothing_to_draw_without_change():
    assert sparkline([]) is None
    assert sparkline([5]) is None
    assert sparkline([5, 5, 5]) is None
    assert drawn([5]) is None


def test_a_rising_price_rises():
    line = sparkline([100, 150, 200])
    assert line is not None
    assert line.points == "0,24 48,14 96,4"
    assert (line.end_x, line.end_y) == (96, 4)


@given(prices)
def test_a_sparkline_stays_in_its_frame(values: list[int]):
    line = sparkline(values)
    if line is None:
        assert len(set(values)) == 1
        return
    points = points_of(line.points)
    assert 2 <= len(points) <= MOST_SPARK_POINTS
    assert points[0][0] == 0
    assert points[-1] == (line.end_x, line.end_y)
    assert all(0 <= x <= 96 and 4 <= y <= 24 for x, y in points)
    assert [x for x, _y in points] == sorted({x for x, _y in points})


@given(prices)
def test_a_chart_stays_in_its_frame_and_lists_every_day(values: list[int]):
    chart = drawn(values)
    assert chart is not None
    points = points_of(chart.lines[0])
    assert len(points) == len(chart.rows) == len(values)
    assert all(80 <= x <= 472 and 16 <= y <= 190 for x, y in points)
    assert (points[0][0], points[-1][0]) == (80, 472)
    assert {tick.y for tick in chart.ticks} <= {16, 103, 190}
    by_price = sorted(zip(values, [y for _x, y in points], strict=True))
    assert [y for _price, y in by_price] == sorted((y for _price, y in by_price), reverse=True)


def test_the_last_price_of_a_day_counts():
    chart = line_chart(
        [(DAY, 100), (DAY, 300), (DAY + timedelta(days=1), 200)], sentence="s", caption="c", heads=("Day", "Price")
    )
    assert chart is not None
    assert chart.rows == [("15/11", "Rp200"), ("14/11", "Rp300")]
    assert [tick.label for tick in chart.ticks] == ["200", "300"]


@given(st.lists(st.integers(), min_size=2, max_size=100), st.integers(2, 20))
def test_thinning_keeps_the_ends(values: list[int], most: int):
    kept = thinned(values, most)
    assert (kept[0], kept[-1]) == (values[0], values[-1])
    assert len(kept) == min(len(values), most)
