"""The price list: what is sold today, in one statement, in order."""

from datetime import timedelta
from typing import Any

import pytest

from dodolan.kernel.errors import Missing
from dodolan.market.prices.queries import (
    PAGE_SIZE,
    current_of,
    found,
    offer_with_price,
    price_list,
    price_list_of_stall,
)
from dodolan.market.prices.searching import words_of
from dodolan.market.stalls.actions import close_stall
from dodolan.market.stalls.models import Good
from tests.factories.market import (
    DAY,
    MORNING,
    make_counted_offer,
    make_day,
    make_good,
    make_offer,
    make_stall,
    make_stock,
)
from tests.factories.people import make_market

pytestmark = pytest.mark.django_db


def _names(page: Any) -> list[str]:
    return [row.offer.good.name for row in page.rows]


def test_by_good_then_price() -> None:
    dear, cheap = make_offer(price_rp=40_000), make_offer(price_rp=36_000)
    make_offer(good="Bawang merah")
    page = price_list(make_day())
    assert _names(page) == ["Bawang merah", "Cabai rawit merah", "Cabai rawit merah"]
    assert [row.offer for row in page.rows[1:]] == [cheap, dear]
    assert (page.number, page.pages, page.total) == (1, 1, 3)


def test_one_statement_however_many_rows(django_assert_num_queries: Any) -> None:
    day = make_day()
    for number in range(3):
        make_offer(good=f"Barang {number}")
    with django_assert_num_queries(1):
        assert (
            len(
                [str(row.offer.good) + row.offer.stall.name + row.price.day.isoformat() for row in price_list(day).rows]
            )
            == 3
        )
    stall = make_stall()
    for number in range(30):
        make_offer(stall, good=f"Lain {number}")
    with django_assert_num_queries(1):
        assert len(price_list(day).rows) == PAGE_SIZE


def test_pages() -> None:
    stall = make_stall()
    for number in range(PAGE_SIZE + 1):
        make_offer(stall, good=f"Barang {number:02}")
    assert price_list(make_day(), page=1).pages == 2
    assert _names(price_list(make_day(), page=2)) == [f"Barang {PAGE_SIZE:02}"]
    assert price_list(make_day(), page=99).rows == []
    assert price_list(make_day(), page=-5).number == 1


def test_stock_of_the_day_comes_along() -> None:
    offer = make_counted_offer()
    make_stock(offer, 7)
    tomorrow = make_day(on=DAY + timedelta(days=1))
    [row] = price_list(make_day()).rows
    assert (row.on_hand, row.allocated, row.is_out) == (7, 0, False)  # type: ignore[attr-defined]
    [row] = price_list(tomorrow).rows
    assert (row.on_hand, row.is_out) == (None, None)  # type: ignore[attr-defined]


def test_closed_stalls_and_other_markets_are_not_shown() -> None:
    here, there = make_offer(), make_offer(make_stall(make_market("gadang-lama")), good="Tomat")
    close_stall(stall=here.stall, on=DAY, closed=True, at=MORNING)
    assert price_list(make_day()).rows == []
    assert _names(price_list(make_day(there.stall.market))) == ["Tomat"]
    assert _names(found([make_day(), make_day(there.stall.market)], search="")) == ["Tomat"]
    assert found([], search="tomat").rows == []


def test_offers_taken_off_are_not_shown() -> None:
    offer = make_offer()
    offer.is_active = False
    offer.save()
    assert price_list(make_day()).total == 0
    with pytest.raises(Missing):
        offer_with_price(offer.pk)


@pytest.mark.parametrize(
    ("search", "found_names"),
    [
        ("rawit", ["Cabai rawit merah"]),
        ("RAWIT merah", ["Cabai rawit merah"]),
        ("lombok", ["Cabai rawit merah"]),
        ("ｒａｗｉｔ", ["Cabai rawit merah"]),
        ("bawang", []),
        ("%", ["Cabai rawit merah", "Tomat"]),
        ("_", ["Cabai rawit merah", "Tomat"]),
        ("'; drop table", []),
        ("zzzz", []),
        ("rawittttt", ["Cabai rawit merah"]),
        ("\0rawit", ["Cabai rawit merah"]),
        ("", ["Cabai rawit merah", "Tomat"]),
    ],
)
def test_search(search: str, found_names: list[str]) -> None:
    make_good("Cabai rawit merah")
    make_offer()
    make_offer(good="Tomat")
    assert _names(price_list(make_day(), search=search)) == found_names


def test_search_finds_stalls_and_clusters_narrow() -> None:
    offer = make_offer()
    assert price_list(make_day(), search=offer.stall.name).total == 1
    assert price_list(make_day(), cluster="culinary").total == 0
    Good.objects.update(cluster="culinary")
    assert price_list(make_day(), cluster="culinary").total == 1


def test_searched_words_are_few_and_plain() -> None:
    assert words_of("Cabe, RAWIT! 1/4kg \U0001f336") == ["cabe rawit", "cabai"]
    assert len(words_of("a " * 400)) == 6
    assert words_of("\u202e\0") == []
    assert words_of("2 kg tomat") == ["tomat"]
    assert words_of("2 kg") == ["2 kg"]


def test_a_stall_sees_all_its_goods_open_or_not() -> None:
    offer = make_offer()
    close_stall(stall=offer.stall, on=DAY, closed=True, at=MORNING)
    assert [row.offer for row in price_list_of_stall(offer.stall_id, make_day())] == [offer]
    assert list(current_of([offer.pk])) == [offer.pk]
    assert offer_with_price(offer.pk).offer == offer
