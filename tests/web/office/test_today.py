"""The day on one page."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dodolan.kernel.audit.actions import Actor
from dodolan.kernel.clock import clock_set_to
from dodolan.kernel.outbox.actions import record_event
from dodolan.kernel.outbox.models import Event
from dodolan.market.fulfilment.shifts import end_shift
from dodolan.market.ordering.cancel_order import cancel_order
from dodolan.market.ordering.models import Purchase
from dodolan.market.paying.boxes import cash_in, count_cash
from dodolan.market.paying.settlement import propose_payouts
from dodolan.market.stalls.models import Stall, StallPay
from dodolan.people.accounts.models import RoleName, User
from dodolan.people.places.models import City
from tests.factories.days import counted_shift, delivered_order, lock_pin, weighed_order
from tests.factories.kinds import an_event
from tests.factories.market import DAY, MORNING, make_day, make_order, make_shift, make_slot, make_stall
from tests.factories.people import make_user
from tests.factories.screens import note_seen

NINE_SLOT_END = MORNING + timedelta(hours=4, minutes=50)


def tiles(client: Client, query: str = "") -> dict[str, tuple[str, str]]:
    """(figure, note) by label."""
    facts = client.get(f"/petugas/{query}").context
    return {tile.label: (str(tile.figure), tile.note) for tile in facts["tiles"]}


def needs(client: Client) -> list[tuple[str, str, str]]:
    """(what, name, age) of what needs a person."""
    return [(row.what, row.name, row.age) for row in client.get("/petugas/").context["needs"]]


def test_an_empty_day(office: Client):
    assert tiles(office) == {
        "Orders": ("0", ""),
        "Being shopped": ("0", "0 runners at work"),
        "Late": ("0", "see the list below"),
        "Sales": ("Rp0", "0 orders handed over"),
        "Cash variance": ("not counted yet", "0 of 0 boxes verified"),
    }
    assert b"Nothing waits for you." in office.get("/petugas/").content


def test_the_figures_of_a_day(office: Client):
    delivered_order(grams=500)
    weighed_order()
    make_order()
    cancel_order(purchase=make_order(), reason="x", at=MORNING)
    shown = tiles(office)
    assert shown["Orders"] == ("3", "Ordered 1, Weighed 1, Handed over 1; besides, 1 cancelled")
    assert shown["Being shopped"] == ("0", "2 runners at work")
    assert shown["Sales"] == ("Rp19.000", "1 order handed over")


def test_the_page_shows_the_day_that_is_not_over(office: Client):
    make_slot(make_day(on=DAY + timedelta(days=1)))
    assert office.get("/petugas/").context["day"] == "Saturday 14 November 2020"
    evening = MORNING + timedelta(hours=12)
    note_seen(office, evening)
    with clock_set_to(lambda: evening):
        assert office.get("/petugas/").context["day"] == "Sunday 15 November 2020"


def test_another_day(office: Client):
    make_order()
    assert tiles(office, "?hari=2020-11-13")["Orders"] == ("0", "")
    facts = office.get("/petugas/?hari=2020-11-13").context
    assert (facts["day"], facts["before"], facts["after"]) == ("Friday 13 November 2020", "2020-11-12", "2020-11-14")


@pytest.mark.parametrize("day", ["x", "2020-13-01", "0001-01-01", "9999-12-31", "2020-11-14\0", "-1", "1" * 400])
def test_a_day_that_is_none(office: Client, day: str):
    response = office.get("/petugas/", {"hari": day})
    assert response.status_code == 422
    assert response.context["form"].errors["hari"]
    assert b'href="#id_hari"' in response.content


def test_a_number_to_confirm_needs_a_person(office: Client):
    purchase = make_order()
    make_shift(purchase)
    Purchase.objects.update(proof="", prove_by=MORNING)
    assert ("Number not proved", purchase.number, "06.10") in needs(office)


def test_what_needs_a_person(office: Client, rini: User):
    purchase, shift = weighed_order()
    lock_pin(purchase, shift)
    counted = counted_shift(missing_rp=92, pay=StallPay.PAYOUT)
    propose_payouts(day=DAY, officer=rini, by=Actor(rini.pk, rini.name), at=MORNING)
    Event.objects.filter(pk=record_event(an_event("paying.x"), at=MORNING).pk).update(state="failed")
    assert needs(office) == [
        ("PIN is locked", purchase.number, "4 h left"),
        ("Cash box to verify", counted.runner.name, "06.10"),
        ("Payouts to approve", "Saturday 14 November 2020", "2 payouts"),
        ("Messages that did not go out", "paying.x", "1 message"),
    ]


def test_a_market_that_sells_without_a_runner_and_a_city_without_a_number(office: Client):
    stall = make_stall()
    assert needs(office) == [("No runner works here", stall.market.name, "")]
    make_user("Cak Rudi", RoleName.RUNNER, market=stall.market)
    City.objects.update(help_phone="")
    assert needs(office) == [("Buyers find no help number", "Kota Malang", "")]
    Stall.objects.update(status="draft")
    City.objects.update(help_phone="+6281230000000")
    assert needs(office) == []


def test_who_went_home_with_uncounted_cash_is_not_forgotten(office: Client):
    _purchase, shift = delivered_order()
    assert needs(office) == []
    end_shift(shift=shift, at=MORNING)
    assert needs(office) == [("Shift ended, cash not counted", shift.runner.name, "06.10")]
    count_cash(box=shift.box, counted_rp=cash_in(shift.box).amount, at=MORNING, sure=True)
    assert needs(office) == [("Cash box to verify", shift.runner.name, "06.10")]


def test_late_orders_and_orders_without_a_runner(office: Client):
    with_runner, alone = make_order(), make_order()
    make_shift(with_runner)
    assert needs(office) == []
    pairs = sorted([(with_runner.number, "Order is late"), (alone.number, "Order is late, Order without a runner")])
    note_seen(office, NINE_SLOT_END)
    with clock_set_to(lambda: NINE_SLOT_END - timedelta(minutes=15)):
        assert sorted((name, what) for what, name, _age in needs(office)) == pairs
        assert tiles(office)["Late"] == ("2", "see the list below")


def test_an_open_order_of_an_earlier_day_is_not_forgotten(office: Client):
    purchase = make_order()
    make_user("Cak Rudi", RoleName.RUNNER, market=purchase.day.market)
    facts = office.get("/petugas/?hari=2020-11-16").context
    assert [row.name for row in facts["needs"]] == []
    later = MORNING + timedelta(days=2)
    note_seen(office, later)
    with clock_set_to(lambda: later):
        facts = office.get("/petugas/").context
    assert facts["day"] == "Monday 16 November 2020"
    assert [(row.name, row.age) for row in facts["needs"]] == [(purchase.number, "43 h over")]
    assert {tile.label: tile.figure for tile in facts["tiles"]}["Orders"] == 0


def test_a_sum_of_millions_fits_its_tile(office: Client):
    delivered_order(grams=500)
    purchase, _shift = delivered_order(grams=500)
    type(purchase).objects.filter(pk=purchase.pk).update(goods_final_rp=2_530_000)
    assert tiles(office)["Sales"][0] == "Rp2,5 million"


def test_statements_do_not_grow_with_the_orders(office: Client):
    def count() -> int:
        with CaptureQueriesContext(connection) as seen:
            office.get("/petugas/")
        return len(seen)

    weighed_order()
    before = count()
    for _order in range(3):
        weighed_order()
    assert count() == before <= 11
