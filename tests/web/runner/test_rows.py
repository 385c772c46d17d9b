"""What the runner's pages show: bags by letter, stops in their states, sums that add up."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from dodolan.kernel.clock import now
from dodolan.kernel.money import Rupiah
from dodolan.kernel.quantity import UnitPrice
from dodolan.kernel.words import rupiah
from dodolan.market.fulfilment.picking_list import PickItem, PickStop
from dodolan.market.fulfilment.queries import Bag
from dodolan.market.paying.queries import BoxStory
from dodolan.market.stalls.models import StallPay
from dodolan.market.stalls.sold_by import EACH, EACH_BY_WEIGHT, WEIGHED, Asked, sold_by
from dodolan.web.runner.bags import BagKey, bag_keys, bag_labels
from dodolan.web.runner.cash.presenter import BoxCard, box_card
from dodolan.web.runner.jobs import JobRow, purchase_row
from dodolan.web.runner.picking.presenter import LineCard, progress, stall_card

AT = datetime(2020, 11, 14, 2, 0, tzinfo=UTC)
VILLAGE = SimpleNamespace(name="Oro-oro Dowo", district=SimpleNamespace(name="Klojen"))
LATER = datetime(2020, 11, 14, 4, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


def purchase(**more: Any) -> Any:
    facts: dict[str, Any] = {
        "pk": UUID(int=1),
        "number": "2011140001",
        "slot": SimpleNamespace(starts_at=AT, ends_at=LATER),
        "village": VILLAGE,
        "buyer_name": "Bu Ani",
        "street": "Jalan Contoh 7",
        "goods_estimate_rp": 19_000,
        "goods_final_rp": None,
        "delivery_fee_rp": 10_000,
        "cash_multiple_rp": 500,
        "day": SimpleNamespace(market=SimpleNamespace(village=VILLAGE)),
        "picking_at": None,
        "weighed_at": None,
        "delivered_at": None,
        "cancelled_at": None,
    }
    return SimpleNamespace(**(facts | more))


def line(**more: Any) -> Any:
    facts: dict[str, Any] = {
        "pk": UUID(int=2),
        "order": SimpleNamespace(purchase_id=UUID(int=1), stall_is_paid=False),
        "offer": SimpleNamespace(good=SimpleNamespace(pictogram="chilli")),
        "good_name": "Cabai",
        "mode": WEIGHED.code,
        "unit": "kg",
        "price_rp": 38_000,
        "price_steps": 1000,
        "nominal_g": None,
        "tolerance_bp": 1000,
        "ordered_steps": 500,
        "ordered_rp": None,
        "note": "",
        "state": "requested",
        "picked_steps": None,
        "weighed": None,
        "final_rp": None,
        "consents": SimpleNamespace(all=list),
        **more,
    }
    # What a row of the table answers of itself, without a table.
    answers = {
        "sold_by": sold_by(facts["mode"]),
        "asked": Asked.of(facts["ordered_steps"], facts["ordered_rp"]),
        "unit_price": UnitPrice(Rupiah(facts["price_rp"]), facts["price_steps"]),
    }
    return SimpleNamespace(**facts, **answers)


def stop(*lines: Any, final: int = 0, paid: int = 0, pay: str = StallPay.CASH_AT_PICK) -> PickStop:
    stall: Any = SimpleNamespace(pk=UUID(int=9), name="Lapak 9", place="los 9", pay=pay)
    items = [PickItem([one], one.ordered_steps or 0, Rupiah(one.ordered_rp or 0)) for one in lines]
    return PickStop(stall, items, Rupiah(final), Rupiah(paid))


def shown(one: Any, **more: Any) -> LineCard:
    return stall_card(stop(one), {UUID(int=1): "A"}, more.get("wrong", {})).items[0].lines[0]


def bag(purchase: Any, place: int) -> Bag:
    """The bag of a purchase, real or not."""
    return Bag(purchase, place)


@pytest.mark.parametrize(
    ("place", "letters"),
    [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")],
)
def test_bags_are_lettered_like_columns(place: int, letters: str) -> None:
    assert bag_labels([bag(SimpleNamespace(pk=7), place)]) == {7: letters}


@given(st.integers(0, 900))
def test_no_two_bags_share_letters(count: int) -> None:
    labels = list(bag_labels(bag(SimpleNamespace(pk=n), n) for n in range(count)).values())
    assert len(set(labels)) == len(labels) == count
    assert labels == sorted(labels, key=lambda label: (len(label), label))


@given(st.lists(st.lists(st.booleans(), min_size=1, max_size=4), max_size=12))
def test_a_step_is_full_only_when_its_stall_is_finished(picked: list[list[bool]]) -> None:
    how_far = progress([stop(*(line(final_rp=1 if one else None) for one in stall)) for stall in picked])
    assert how_far.steps == ["done" if all(stall) else "next" for stall in picked]
    goods = [one for stall in picked for one in stall]
    assert how_far.goods == f"{sum(goods)} of {len(goods)} goods"
    assert how_far.stalls == f"{sum(map(all, picked))} of {len(picked)} stalls done"
    assert how_far.over is all(goods)


def test_letters_are_explained_for_what_is_still_carried() -> None:
    gone, held = purchase(pk=UUID(int=8), delivered_at=AT), purchase(pk=UUID(int=9), number="K4CXX4PS")
    later = purchase(pk=UUID(int=7), number="2803J03H")
    assert bag_keys([bag(later, 2), bag(gone, 0), bag(held, 1)]) == [
        BagKey("B", "K4CXX4PS", "Bu Ani"),
        BagKey("C", "2803J03H", "Bu Ani"),
    ]


def test_a_purchase_before_weighing() -> None:
    assert purchase_row(purchase()) == JobRow(
        id=UUID(int=1),
        number="2011140001",
        slot="09.00\N{EN DASH}11.00",
        village="Oro-oro Dowo",
        district="Klojen",
        buyer="Bu Ani",
        street="Jalan Contoh 7",
        state="placed",
        is_ready=False,
        lines=0,
        collect="",
        delivered_at="",
    )


@pytest.mark.parametrize(("final", "due"), [(0, "Rp0"), (18_500, "Rp28.500"), (18_740, "Rp28.500")])
def test_a_purchase_after_weighing(final: int, due: str) -> None:
    row = purchase_row(purchase(goods_final_rp=final, weighed_at=AT, delivered_at=AT, line_count=3))
    assert (row.collect, row.state) == (due, "delivered")
    assert (row.lines, row.delivered_at) == (3, "09.00")


def test_a_stall_is_paid_once_everything_is_weighed() -> None:
    done, todo = line(final_rp=19_000), line()
    assert stall_card(stop(done, todo, final=19_000), {}, {}).to_pay == ""
    assert stall_card(stop(done, final=19_000), {}, {}).to_pay == "Rp19.000"
    assert stall_card(stop(done, final=19_000, pay=StallPay.PAYOUT), {}, {}).to_pay == ""
    paid = stall_card(stop(done, final=19_000, paid=19_000), {}, {})
    assert (paid.to_pay, paid.paid, paid.done) == ("", "Rp19.000", True)


@pytest.mark.parametrize(
    ("steps", "money", "said"),
    [(2000, 5_000, "2 kg + Rp5.000"), (2000, 0, "2 kg"), (0, 5_000, "Rp5.000"), (0, 0, "")],
)
def test_the_trader_hears_amount_and_money(steps: int, money: int, said: str) -> None:
    one = stop(line())
    item = PickItem(one.items[0].lines, steps, Rupiah(money))
    card = stall_card(PickStop(one.stall, [item], one.final, one.paid), {}, {})
    assert card.items[0].total == said


def test_a_line_to_be_weighed() -> None:
    card = shown(line())
    assert (card.label, card.wanted, card.aim) == ("A", "½ kg", "= 500 g")
    assert (card.expected, card.most, card.open, card.may_ask) == (500, 550, True, False)
    assert (card.typed, card.mistake, card.answer, card.paid) == ("", "", "", False)


def test_a_line_by_money_aims_at_what_the_money_buys() -> None:
    card = shown(line(ordered_steps=None, ordered_rp=5_000))
    assert (card.wanted, card.aim, card.expected, card.most) == ("Rp5.000", "± 132 g", None, None)
    assert card.pieces == 1


@pytest.mark.parametrize(
    ("facts", "aim"),
    [
        ({"ordered_steps": 100}, ""),
        ({"ordered_steps": 250}, "= 250 g"),
        ({"ordered_steps": 1_000}, "= 1.000 g"),
        ({"ordered_steps": 1_300}, "= 1.300 g"),
        ({"ordered_steps": 500, "unit": "l"}, "= 500 ml"),
        ({"ordered_steps": None, "ordered_rp": 76_000}, "± 2.000 g"),
        ({"ordered_steps": 2, "mode": EACH_BY_WEIGHT.code, "nominal_g": 900}, "± 1.800 g"),
    ],
)
def test_a_sign_of_doubt_stands_only_before_a_guess(facts: dict[str, Any], aim: str) -> None:
    assert shown(line(**facts)).aim == aim


def test_counted_goods_need_no_scale() -> None:
    counted = line(mode=EACH.code, unit="bunch", ordered_steps=3, price_steps=1)
    assert (shown(counted).aim, shown(counted).wanted, shown(counted).pieces) == ("", "3 bunches", 3)
    item = stall_card(stop(counted), {}, {}).items[0]
    assert (item.weighed, item.small_unit, item.total) == (False, "", "3 bunches")


def test_a_mistake_comes_back_with_what_was_typed() -> None:
    card = shown(line(), wrong={str(UUID(int=2)): ("5oo", "Write a number.")})
    assert (card.typed, card.mistake) == ("5oo", "Write a number.")


@pytest.mark.parametrize(("weighed", "may"), [(550, False), (551, True), (None, False)])
def test_only_what_is_too_heavy_may_be_asked_about(weighed: int | None, *, may: bool) -> None:
    assert shown(line(weighed=weighed, final_rp=weighed and 20_000)).may_ask is may


def test_nobody_is_asked_twice_or_after_paying() -> None:
    heavy = {"weighed": 700, "final_rp": 20_900}
    assert shown(line(**heavy, consents=asked(None))).may_ask is False
    paid = SimpleNamespace(purchase_id=UUID(int=1), stall_is_paid=True)
    card = shown(line(**heavy, order=paid))
    assert (card.may_ask, card.paid) == (False, True)


def asked(granted: bool | None, minutes: int = 5) -> Any:
    """The questions of a line: one, that runs out in so many minutes."""
    question = SimpleNamespace(granted=granted, expires_at=now() + timedelta(minutes=minutes))
    return SimpleNamespace(all=lambda: [question])


@pytest.mark.parametrize(
    ("granted", "minutes", "answer"), [(None, 5, "waiting"), (None, 0, "silent"), (True, 0, "yes"), (False, 5, "no")]
)
def test_the_buyers_answer(granted: bool | None, minutes: int, answer: str) -> None:
    assert shown(line(consents=asked(granted, minutes))).answer == answer


def test_a_question_that_ran_out_may_be_put_again() -> None:
    heavy = {"weighed": 700, "final_rp": 20_900}
    assert shown(line(**heavy, consents=asked(None, 0))).may_ask is True


def test_every_form_has_a_key_of_its_own() -> None:
    assert shown(line()).key != shown(line()).key


money = st.integers(0, 10**8)


@given(money, money, money)
def test_a_box_adds_up(start: int, collected: int, paid: int) -> None:
    box: Any = SimpleNamespace(counted_rp=None, variance_rp=None, verified_by=None)
    assert box_card(BoxStory(box, Rupiah(start), Rupiah(collected), Rupiah(paid))) == BoxCard(
        start=rupiah(start),
        collected=rupiah(collected),
        paid=rupiah(-paid),
        expected=rupiah(start + collected - paid),
        counted="",
        variance="",
        verified_by="",
    )


def test_a_verified_box() -> None:
    box: Any = SimpleNamespace(counted_rp=0, variance_rp=-500, verified_by=SimpleNamespace(name="Bu Sri"))
    card = box_card(BoxStory(box, Rupiah(500), Rupiah(0), Rupiah(0)))
    assert (card.counted, card.variance, card.verified_by) == ("Rp0", "\N{MINUS SIGN}Rp500", "Bu Sri")
