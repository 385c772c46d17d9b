"""A trader's program sets stock and prices of its own stalls, and of no others."""

from dataclasses import replace
from typing import Any

import pytest

from dodolan.kernel.audit.actions import SYSTEM
from dodolan.market.prices.models import CurrentPrice, OfferPrice, PriceSource
from dodolan.market.stalls.models import Offer, StockDay
from dodolan.people.accounts.actions import take_role
from dodolan.people.accounts.models import Role, RoleName, User
from dodolan.people.rights.roles import ROLES
from tests.api.callers import Program, code_of, faults_of, program_of
from tests.factories.market import MORNING, by_steps, make_offer, make_order, make_slot, make_stall, make_stock
from tests.factories.people import make_market, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def trader() -> User:
    """Bu Tutik."""
    return make_user("Bu Tutik", RoleName.TRADER)


@pytest.fixture
def offer(trader: User) -> Offer:
    """Chilli of Bu Tutik, to be ordered today."""
    make_slot()
    return make_offer(make_stall(owner=trader))


def stock(program: Program, offer: Offer, **body: Any) -> Any:
    """Set the stock of an offer."""
    return program.send("PUT", f"offers/{offer.pk}/stock", body)


def prices(program: Program, offer: Offer, amount: Any, **more: Any) -> Any:
    """Set the price of an offer."""
    body = {"prices": [{"offer": str(offer.pk), "amount_rp": amount}], **more}
    return program.send("PUT", f"stalls/{offer.stall.slug}/prices", body)


def test_stock_is_counted_said_to_be_there_or_out(trader: User, offer: Offer):
    program, facts = program_of(trader), {"offer": str(offer.pk), "day": "2020-11-14", "promised": 0}
    assert stock(program, offer, state="counted", on_hand=12_000).json() == facts | {"is_out": False, "on_hand": 12_000}
    assert stock(program, offer, state="out").json() == facts | {"is_out": True, "on_hand": 12_000}
    assert stock(program, offer, state="available").json() == facts | {"is_out": False, "on_hand": None}
    assert stock(program, offer, state="counted", on_hand=0, day="2020-11-14").json()["on_hand"] == 0
    assert StockDay.objects.get().on_hand == 0


def test_no_less_than_was_promised(trader: User, offer: Offer):
    make_stock(offer, 1_000)
    make_order(by_steps(offer, 600))
    answer = stock(program_of(trader), offer, state="counted", on_hand=500)
    assert code_of(answer) == (409, "stalls.promised_more")
    assert answer.json()["facts"] == {"field": "on_hand", "promised": 600}
    assert StockDay.objects.get().on_hand == 1_000


@pytest.mark.parametrize(
    ("body", "code", "field"),
    [
        ({}, 422, "state"),
        ({"state": "banyak"}, 422, "state"),
        ({"state": "counted"}, 422, "on_hand"),
        ({"state": "out", "on_hand": 3}, 422, "on_hand"),
        ({"state": "counted", "on_hand": -1}, 422, "on_hand"),
        ({"state": "counted", "on_hand": 10**18}, 422, "on_hand"),
        ({"state": "counted", "on_hand": 1.0}, 422, "on_hand"),
        ({"state": "counted", "on_hand": "12"}, 422, "on_hand"),
        ({"state": "out", "day": "kemarin"}, 422, "day"),
        ({"state": "out", "warna": 1}, 422, "warna"),
    ],
)
def test_faults_in_stock_are_named(trader: User, offer: Offer, body: dict[str, Any], code: int, field: str):
    answer = stock(program_of(trader), offer, **body)
    assert code_of(answer) == (code, "api.bad_request")
    assert faults_of(answer) == [field]
    assert not StockDay.objects.exists()


def test_a_day_that_is_not_open_is_missing(trader: User, offer: Offer):
    assert code_of(stock(program_of(trader), offer, state="out", day="2021-01-01")) == (404, "missing")


def test_prices_are_set_with_their_source(trader: User, offer: Offer):
    answer = prices(program_of(trader), offer, 40_000)
    assert answer.status_code == 200
    current = CurrentPrice.objects.get(offer=offer).price
    assert (current.amount_rp, current.source, current.set_by) == (40_000, PriceSource.API, trader.pk)
    assert answer.json() == {
        "prices": [
            {"id": str(current.pk), "amount_rp": 40_000, "per_steps": 1000, "valid_from": "2020-11-13T23:10:00Z"}
        ]
    }


def test_a_price_far_off_must_be_meant(trader: User, offer: Offer):
    program = program_of(trader)
    answer = prices(program, offer, 3_800)
    assert code_of(answer) == (409, "prices.jump")
    assert answer.json()["facts"] == {"jumps": [[str(offer.pk), 38_000, 3_800]]}
    assert OfferPrice.objects.count() == 1
    assert prices(program, offer, 3_800, sure=True).status_code == 200


@pytest.mark.parametrize("amount", [0, -5, 10**18, 1.5, "38000", "\uff13", None, True])
def test_a_price_is_whole_rupiah(trader: User, offer: Offer, amount: Any):
    answer = prices(program_of(trader), offer, amount)
    assert code_of(answer) == (422, "api.bad_request")
    assert faults_of(answer) == ["prices.0.amount_rp"]


@pytest.mark.parametrize("sure", ["yes", 1, None])
def test_sure_is_true_or_false(trader: User, offer: Offer, sure: Any):
    assert faults_of(prices(program_of(trader), offer, 40_000, sure=sure)) == ["sure"]


def test_each_offer_has_one_price(trader: User, offer: Offer):
    row = {"offer": str(offer.pk), "amount_rp": 40_000}
    answer = program_of(trader).send("PUT", f"stalls/{offer.stall.slug}/prices", {"prices": [row, row]})
    assert code_of(answer) == (422, "api.bad_request")
    empty = program_of(trader).send("PUT", f"stalls/{offer.stall.slug}/prices", {"prices": []})
    assert faults_of(empty) == ["prices"]
    assert OfferPrice.objects.count() == 1


def test_other_traders_stalls_are_not_to_be_found(trader: User, offer: Offer):
    other = program_of(make_user("Pak Slamet", RoleName.TRADER))
    foreign = make_offer(make_stall(make_market("bareng")))
    assert code_of(stock(other, offer, state="out")) == (404, "missing")
    assert code_of(prices(other, offer, 40_000)) == (404, "missing")
    own_stall = {"prices": [{"offer": str(foreign.pk), "amount_rp": 40_000}]}
    answer = program_of(trader).send("PUT", f"stalls/{offer.stall.slug}/prices", own_stall)
    assert code_of(answer) == (404, "missing")
    assert not StockDay.objects.exists()


@pytest.mark.parametrize(("right", "call"), [("stalls.sell", "stock"), ("prices.set", "prices")])
def test_a_right_taken_from_the_role_closes_its_call_alone(
    monkeypatch: pytest.MonkeyPatch, trader: User, offer: Offer, right: str, call: str
):
    grant = ROLES[RoleName.TRADER]
    monkeypatch.setitem(ROLES, RoleName.TRADER, replace(grant, rights=grant.rights - {right}))
    program = program_of(trader)
    answers = {"stock": stock(program, offer, state="out"), "prices": prices(program, offer, 40_000)}
    assert code_of(answers.pop(call)) == (403, "api.wrong_role")
    assert [answer.status_code for answer in answers.values()] == [200]


def test_a_trader_of_one_market_sells_there_alone(trader: User, offer: Offer):
    Role.objects.filter(user=trader).update(market=make_market("bareng"))
    program = program_of(trader)
    assert code_of(stock(program, offer, state="out")) == (403, "not_allowed")
    assert code_of(prices(program, offer, 40_000)) == (403, "not_allowed")
    Role.objects.filter(user=trader).update(market=offer.stall.market)
    assert stock(program, offer, state="out").status_code == prices(program, offer, 40_000).status_code == 200


def test_only_traders_and_only_while_they_are(trader: User, offer: Offer):
    program = program_of(trader)
    take_role(user=trader, role=RoleName.TRADER, by=SYSTEM, at=MORNING)
    for who in (program, program_of(make_user()), program_of(make_user("Bu Sri", RoleName.OFFICER))):
        assert code_of(stock(who, offer, state="out")) == (403, "api.wrong_role")
        assert code_of(prices(who, offer, 40_000)) == (403, "api.wrong_role")
    assert code_of(stock(Program(), offer, state="out")) == (401, "api.no_token")
    assert code_of(prices(Program(), offer, 40_000)) == (401, "api.no_token")
