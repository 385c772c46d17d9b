"""Reading lines for the basket from a form."""

from uuid import UUID

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from dodolan.kernel.errors import Invalid
from dodolan.market.ordering.baskets import LineWish
from dodolan.market.ordering.errors import BasketFull
from dodolan.web.buyer.wishes import read_wishes

ONE = UUID("01a20025-a989-7715-859c-5cb52ed3ca96")
TWO = UUID("01a20025-a989-7715-859c-5cb52ed3ca97")


def form(*lines: str, **fields: str) -> QueryDict:
    data = QueryDict(mutable=True)
    data.setlist("line", list(lines))
    data.update(fields)
    return data


def test_lines_by_steps_and_by_money():
    assert read_wishes(form(f"{ONE}:250", f"{TWO}:rp5000")) == [
        LineWish(ONE, steps=250),
        LineWish(TWO, money_rp=5_000),
    ]


def test_one_offer_with_its_amount():
    assert read_wishes(form(offer=str(ONE), amount="rp5000")) == [LineWish(ONE, money_rp=5_000)]


def test_both_ways_together():
    assert read_wishes(form(f"{ONE}:1", offer=str(TWO), amount="2")) == [LineWish(ONE, steps=1), LineWish(TWO, steps=2)]


def test_nothing_and_too_much():
    with pytest.raises(Invalid):
        read_wishes(QueryDict())
    with pytest.raises(BasketFull) as refusal:
        read_wishes(form(*[f"{ONE}:1"] * 201))
    assert refusal.value.facts == {"most": 200}


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_as_invalid(text: str):
    for data in (form(text), form(f"{ONE}:{text}"), form(offer=text, amount=text)):
        try:
            [wish] = read_wishes(data)
        except Invalid:
            continue
        assert (wish.steps is None) != (wish.money_rp is None)
