"""Finding orders, and taking them along as a table."""

import csv
from io import StringIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dodolan.market.ordering.cancel_order import cancel_order
from dodolan.market.ordering.models import Purchase
from tests.factories.days import delivered_order, weighed_order
from tests.factories.market import MORNING, make_order, make_shift


def found(client: Client, **words: str) -> list[str]:
    """Numbers of the orders on the page, in order."""
    response = client.get("/petugas/pesanan/", words)
    assert response.status_code == 200
    return [row.number for row in response.context["rows"]]


def named(name: str, phone: str = "+6281234567890") -> Purchase:
    """An order of somebody."""
    purchase = make_order()
    Purchase.objects.filter(pk=purchase.pk).update(buyer_name=name, phone=phone)
    return Purchase.objects.get(pk=purchase.pk)


def test_the_day_people_work_for_comes_first(office: Client):
    purchases = [make_order(), make_order()]
    assert found(office) == sorted(purchase.number for purchase in purchases)
    assert found(office, hari="2020-11-13") == []
    assert found(office, hari="") == sorted(purchase.number for purchase in purchases)


def test_by_state(office: Client):
    placed = make_order()
    weighed, _ = weighed_order()
    delivered, _ = delivered_order()
    cancelled = make_order()
    cancel_order(purchase=cancelled, reason="x", at=MORNING)
    by_state = {"placed": placed, "weighed": weighed, "delivered": delivered, "cancelled": cancelled}
    for state, purchase in by_state.items():
        assert found(office, hari="", keadaan=state) == [purchase.number]
    assert found(office, hari="", keadaan="picking") == []


def test_those_whose_number_nobody_proved(office: Client):
    purchase, _other = make_order(), make_order()
    Purchase.objects.filter(pk=purchase.pk).update(proof="")
    assert found(office, hari="", keadaan="unproved") == [purchase.number]


def test_by_market(office: Client):
    purchase = make_order()
    assert found(office, hari="", pasar="oro-oro-dowo") == [purchase.number]


def test_by_number_name_and_phone(office: Client):
    rina, joko = named("Mbak Rina", "+6281211112222"), named("Pak Joko 5%_", "+6281233334444")
    assert found(office, cari=rina.number.lower(), hari="") == [rina.number]
    assert found(office, cari=rina.number[:5], hari="") == [rina.number]
    assert found(office, cari="rina mbak", hari="") == [rina.number]
    assert found(office, cari="%_", hari="") == [joko.number]
    for typed in ("0812 3333 4444", "0812-3333-4444", "+62 812 3333 4444", "33334444"):
        assert found(office, cari=typed, hari="") == [joko.number]
    assert found(office, cari="Sri", hari="") == []


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("hari", "31/12/2020"),
        ("hari", "9999-12-31"),
        ("pasar", "tidak-ada"),
        ("keadaan", "lost"),
        ("cari", "x" * 81),
        ("cari", "a\0b"),
    ],
)
def test_bad_wishes_are_said_beside_the_field(office: Client, field: str, typed: str):
    make_order()
    response = office.get("/petugas/pesanan/", {"hari": "", "cari": "", field: typed})
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert response.context["rows"] == []
    assert f'href="#id_{field}"'.encode() in response.content


def test_a_page_that_is_none_is_the_last_or_the_first(office: Client):
    purchase = make_order()
    for page in ("2", "-1", "x", "10" * 20):
        assert found(office, page=page, hari="") == [purchase.number]


def test_a_filter_without_hits_says_so_and_can_be_cleared(office: Client):
    purchase = make_order()
    content = office.get("/petugas/pesanan/", {"hari": "", "cari": "XYZ"}).content.decode()
    assert "No orders found" in content
    assert '<a class="button" href="/petugas/pesanan/?hari=">Clear the filter</a>' in content
    assert found(office, hari="") == [purchase.number]


def test_the_runner_stands_beside_the_order(office: Client):
    purchase = make_order()
    shift = make_shift(purchase)
    [row] = office.get("/petugas/pesanan/").context["rows"]
    assert row.runner == shift.runner.name


def table(client: Client, **words: str) -> list[list[str]]:
    """The downloaded table."""
    response = client.get("/petugas/pesanan/", {"csv": "1", "hari": "", **words})
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="pesanan.csv"'
    text = response.content.decode()
    assert text.startswith("\ufeff")
    return list(csv.reader(StringIO(text[1:])))


def test_as_a_table(office: Client):
    purchase, shift = delivered_order(grams=480)
    head, line = table(office)
    assert head[0] == "Number"
    assert line == [
        purchase.number,
        "2020-11-14",
        "09.00\N{EN DASH}11.00",
        "Pasar Oro Oro Dowo",
        "Handed over",
        "Bu Ani",
        "0812-3456-7890",
        "Oro-oro Dowo",
        shift.runner.name,
        "19000",
        "18240",
        "10000",
        "known device",
    ]


@pytest.mark.parametrize("name", ["=1+1", "+cmd", "-2", "@SUM(A1)"])
def test_no_cell_is_a_formula(office: Client, name: str):
    named(name)
    assert table(office)[1][5] == f"'{name}"


def test_a_bad_wish_gives_no_table(office: Client):
    response = office.get("/petugas/pesanan/", {"csv": "1", "hari": "x"})
    assert response.status_code == 422
    assert response["Content-Type"].startswith("text/html")


def test_statements_do_not_grow_with_the_orders(office: Client):
    def count(**words: str) -> int:
        with CaptureQueriesContext(connection) as seen:
            office.get("/petugas/pesanan/", words)
        return len(seen)

    make_order()
    before, table_before = count(), count(csv="1", hari="")
    for _order in range(3):
        make_shift(make_order())
    assert count() == before <= 8
    assert count(csv="1", hari="") == table_before <= 8
