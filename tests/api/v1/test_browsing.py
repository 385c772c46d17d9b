"""Looking at markets, slots, offers and prices."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dodolan.market.ordering.models import DeliverySlot
from dodolan.market.prices.actions import set_prices
from dodolan.market.prices.models import PriceSource
from dodolan.market.stalls.models import Offer, StallStatus
from tests.api.callers import Program, code_of, faults_of
from tests.factories.market import (
    DAWN,
    DAY,
    make_counted_offer,
    make_day,
    make_offer,
    make_slot,
    make_stall,
    make_stock,
)
from tests.factories.people import make_market

pytestmark = pytest.mark.django_db


def statements(program: Program, path: str, **query: str) -> int:
    """How many statements a call costs."""
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert program.get(path, **query).status_code == 200
    return len(asked)


def test_markets_come_with_their_next_free_slot(program: Program):
    full = make_slot(capacity=1, hour=9)
    DeliverySlot.objects.update(booked=1)
    free = make_slot(full.day, hour=11)
    make_market("bareng")
    bareng, oro = program.get("markets").json()
    assert (bareng["slug"], bareng["next_slot"]) == ("bareng", None)
    assert oro == {
        "slug": "oro-oro-dowo",
        "name": "Pasar Oro Oro Dowo",
        "street": "Jalan Guntur",
        "village": "Oro-oro Dowo",
        "district": "Klojen",
        "city": "Kota Malang",
        "latitude_e6": -7_970_000,
        "longitude_e6": 112_626_000,
        "opens_at": "04:00",
        "closes_at": "15:00",
        "next_slot": {
            "id": str(free.pk),
            "day": "2020-11-14",
            "starts_at": "2020-11-14T04:00:00Z",
            "ends_at": "2020-11-14T06:00:00Z",
            "cutoff_at": "2020-11-14T03:00:00Z",
            "places_left": 20,
        },
    }


def test_slots_are_those_that_can_still_be_chosen(program: Program):
    make_slot(hour=7)
    nine, eleven = make_slot(hour=9), make_slot(hour=11)
    assert [slot["id"] for slot in program.get("markets/oro-oro-dowo/slots").json()] == [str(nine.pk), str(eleven.pk)]


def test_an_offer_says_all_one_needs_to_order_it(program: Program):
    offer = make_offer()
    make_stock(offer, 2_500, make_slot().day)
    answer = program.get("markets/oro-oro-dowo/offers").json()
    price = offer.current.price
    assert answer == {
        "day": "2020-11-14",
        "page": 1,
        "pages": 1,
        "total": 1,
        "offers": [
            {
                "id": str(offer.pk),
                "good": "Cabai rawit merah",
                "label": offer.label,
                "cluster": "fresh",
                "market": "oro-oro-dowo",
                "stall": {"slug": offer.stall.slug, "name": offer.stall.name, "place": offer.stall.place},
                "mode": "weighed",
                "unit": "kg",
                "increment": 50,
                "nominal_g": None,
                "allows_money": True,
                "price": {
                    "id": str(price.pk),
                    "amount_rp": 38_000,
                    "per_steps": 1000,
                    "valid_from": "2020-11-13T22:00:00Z",
                },
                "left": 2_500,
            }
        ],
    }


@pytest.mark.parametrize(("on_hand", "is_out", "left"), [(None, False, None), (None, True, 0), (0, False, 0)])
def test_what_is_left_is_a_number_only_where_it_is_counted(
    program: Program, on_hand: int | None, is_out: bool, left: int | None
):
    make_stock(make_offer(), on_hand, make_slot().day, is_out=is_out)
    assert program.get("markets/oro-oro-dowo/offers").json()["offers"][0]["left"] == left


def test_offers_are_filtered_by_words_cluster_and_day(program: Program):
    stall, day = make_stall(), make_slot().day
    make_offer(stall)
    make_counted_offer(stall)

    def goods(**query: str) -> list[str]:
        return [row["good"] for row in program.get("markets/oro-oro-dowo/offers", **query).json()["offers"]]

    assert goods() == ["Cabai rawit merah", "Tempe"]
    assert goods(search="temp") == ["Tempe"]
    assert goods(search="cabai tempe") == ["Cabai rawit merah", "Tempe"]
    assert goods(cluster="fresh") == ["Cabai rawit merah", "Tempe"]
    assert goods(cluster="ikm") == []
    assert goods(day=day.date.isoformat()) == ["Cabai rawit merah", "Tempe"]
    assert goods(page="2") == []


def test_without_a_slot_nothing_can_be_ordered(program: Program):
    make_offer()
    empty: dict[str, Any] = {"day": None, "page": 1, "pages": 0, "total": 0, "offers": []}
    assert program.get("markets/oro-oro-dowo/offers").json() == empty
    assert program.get("search", search="cabai").json() == empty


def test_search_goes_over_the_markets_that_are_open_on_the_next_day(program: Program):
    for slug in ("oro-oro-dowo", "bareng"):
        market = make_market(slug)
        make_offer(make_stall(market))
        make_slot(make_day(market))
    late = make_market("mergan")
    make_offer(make_stall(late))
    make_slot(make_day(late, DAY + timedelta(days=1)))
    answer = program.get("search", search="rawit").json()
    assert {row["market"] for row in answer["offers"]} == {"oro-oro-dowo", "bareng"}
    assert (answer["day"], answer["total"]) == ("2020-11-14", 2)


def test_an_offer_has_the_prices_of_thirty_days(program: Program):
    offer = make_offer(at=DAWN - timedelta(days=40))
    for back, price in ((29, 30_000), (0, 40_000)):
        at = DAWN - timedelta(days=back)
        set_prices(stall=offer.stall, prices={offer.pk: price}, source=PriceSource.TRADER, by=offer.pk, at=at)
    answer = program.get(f"offers/{offer.pk}").json()
    assert answer["price"]["amount_rp"] == 40_000
    assert [price["amount_rp"] for price in answer["prices"]] == [30_000, 40_000]


def test_looking_costs_few_statements_however_much_there_is(program: Program):
    stall = make_stall()
    make_offer(stall)
    make_slot()
    calls = {"markets": {}, "markets/oro-oro-dowo/offers": {}, "search": {"search": "cabai"}}
    before = {path: statements(program, path, **query) for path, query in calls.items()}
    for _ in range(30):
        make_offer(stall)
    for slug in ("bareng", "mergan"):
        market = make_market(slug)
        make_offer(make_stall(market))
        make_slot(make_day(market))
    assert before == {"markets": 2, "markets/oro-oro-dowo/offers": 3, "search": 2}
    assert {path: statements(program, path, **query) for path, query in calls.items()} == before


@pytest.mark.parametrize("path", ["markets/nowhere/slots", "markets/nowhere/offers", f"offers/{UUID(int=7)}"])
def test_what_is_not_there_is_missing(program: Program, path: str):
    assert code_of(program.get(path)) == (404, "missing")


def test_a_closed_day_is_missing(program: Program):
    make_slot()
    assert code_of(program.get("markets/oro-oro-dowo/offers", day="2020-11-15")) == (404, "missing")


def test_a_draft_is_not_shown(program: Program):
    offer = make_offer()
    offer.stall.status = StallStatus.DRAFT
    offer.stall.save()
    assert code_of(program.get(f"offers/{offer.pk}")) == (404, "missing")
    Offer.objects.update(is_active=False)
    assert code_of(program.get(f"offers/{offer.pk}")) == (404, "missing")


@pytest.mark.parametrize(
    ("path", "query", "field"),
    [
        ("markets/oro-oro-dowo/offers", {"page": "0"}, "page"),
        ("markets/oro-oro-dowo/offers", {"page": "-1"}, "page"),
        ("markets/oro-oro-dowo/offers", {"page": "1.5"}, "page"),
        ("markets/oro-oro-dowo/offers", {"page": "1" + "0" * 18}, "page"),
        ("markets/oro-oro-dowo/offers", {"page": "9" * 5000}, "page"),
        ("markets/oro-oro-dowo/offers", {"page": "\uff11"}, "page"),
        ("markets/oro-oro-dowo/offers", {"page": "satu"}, "page"),
        ("markets/oro-oro-dowo/offers", {"cluster": "sayur"}, "cluster"),
        ("markets/oro-oro-dowo/offers", {"day": "besok"}, "day"),
        ("markets/oro-oro-dowo/offers", {"day": "2020-02-30"}, "day"),
        ("markets/oro-oro-dowo/offers", {"search": "x" * 81}, "search"),
        ("search", {}, "search"),
        ("markets/%00/slots", {}, "slug"),
        ("markets/PASAR/slots", {}, "slug"),
        (f"markets/{'x' * 41}/slots", {}, "slug"),
        ("offers/7", {}, "offer"),
        ("orders/%00", {}, "secret"),
        (f"orders/{'x' * 31}", {}, "secret"),
    ],
)
def test_bad_questions_name_the_field(program: Program, path: str, query: dict[str, str], field: str):
    answer = program.get(path, **query)
    assert code_of(answer) == (422, "api.bad_request")
    assert faults_of(answer) == [field]


@pytest.mark.parametrize(
    "search", ["\0", "\u202egnoyat", "%_'\"\\", "\ud83c\udf36", " ", "\uff54\uff45\uff4d\uff50\uff45"]
)
def test_strange_searches_are_just_searches(program: Program, search: str):
    make_slot()
    assert program.get("search", search=search.encode("utf-8", "surrogatepass")).status_code == 200
