"""Tables read well, and a question says what is wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.run import BEGIN, END, with_tables
from benchmarks.tables import Answer, Table, in_markdown, percentile, shown


def test_a_table_in_markdown():
    table = Table("Weight", "python -m weigh", ["page", "KB"], [["prices", 4.81], ["all of it", 1234]], "Light.")
    assert in_markdown(table).splitlines() == [
        "### Weight",
        "",
        "`python -m weigh`",
        "",
        "| page      |    KB |",
        "|-----------|------:|",
        "| prices    |   4.8 |",
        "| all of it | 1,234 |",
        "",
        "Light.",
    ]


@pytest.mark.parametrize(
    ("value", "text"), [(3, "3"), (0.04, "0.0"), (99.96, "100.0"), (12345.6, "12,346"), ("on", "on"), ("", "")]
)
def test_figures_as_printed(value: object, text: str):
    assert shown(value) == text


def test_a_fault_is_noted_unless_the_fact_holds():
    answer = Answer()
    answer.must(True, "not this")
    answer.must(False, "11 sold")
    assert answer.faults == ["11 sold"]


@given(values=st.lists(st.integers(0, 10**6).map(float), min_size=1), share=st.floats(0, 0.999))
def test_a_percentile_is_a_value_with_enough_below_it(values: list[float], share: float):
    found = percentile(values, share)
    assert found in values
    assert sum(value <= found for value in values) > share * len(values) - 1


def test_the_percentile_of_nothing_is_nothing():
    assert percentile([], 0.99) == 0.0


def test_only_what_is_between_the_marks_is_replaced():
    page = f"# Results\n{BEGIN}\nold\n{END}\nlast\n"
    assert with_tables(page, "new") == f"# Results\n{BEGIN}\n\nnew\n\n{END}\nlast\n"
    with pytest.raises(ValueError, match="needs the marks"):
        with_tables("# Results\n", "new")
