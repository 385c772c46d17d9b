"""The simulated day reads our own pages: every form on them says where it goes, and carries what guards it."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import resolve

from dodolan.kernel.clock import clock_set_to
from rehearsal.day.pages import Page, read_page
from tests.factories.days import weighed_order
from tests.factories.market import MORNING, make_counted_offer, make_day, make_offer, make_order, make_slot, make_stall
from tests.factories.people import make_market
from tests.factories.screens import screen_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _morning() -> Iterator[None]:
    with clock_set_to(lambda: MORNING):
        yield


def opened(client: Client, path: str) -> Page:
    """A page as a visitor reads it."""
    answer = client.get(path, follow=True)
    assert answer.status_code == 200, path
    return read_page(answer.status_code, path, answer.content.decode())


@pytest.fixture
def site() -> dict[str, Page]:
    """One page of each kind of person, by name."""
    market = make_market()
    make_slot(make_day(market))
    stall = make_stall(market)
    make_counted_offer(stall)
    purchase, shift = weighed_order()
    make_order()
    buyer, runner, trader = Client(), screen_of(shift.runner), screen_of(stall.business.owner)
    return {
        "price_list": opened(buyer, f"/pasar/{market.slug}/"),
        "order": opened(buyer, f"/pesanan/{purchase.secret}/"),
        "sign in": opened(buyer, "/masuk/"),
        "shift": opened(runner, "/kurir/"),
        "picking": opened(runner, "/kurir/belanja/"),
        "door": opened(runner, f"/kurir/antar/{purchase.number}/"),
        "prices": opened(trader, "/lapak/harga/"),
        "trader": opened(trader, "/lapak/"),
    }


def test_every_form_leads_to_an_address_of_ours(site: dict[str, Page]):
    for name, page in site.items():
        assert page.forms, name
        for form in page.forms:
            assert resolve(form.action.partition("?")[0]).namespace.count(":") == 1, (name, form.action)


def test_every_form_that_changes_something_carries_its_token(site: dict[str, Page]):
    for name, page in site.items():
        posts = page.text.lower().count('method="post"')
        guarded = [form for form in page.forms if "csrfmiddlewaretoken" in form.names("")]
        assert len(guarded) == posts, name


def test_fields_are_named_and_labels_lead_somewhere(site: dict[str, Page]):
    for name, page in site.items():
        for form in page.forms:
            assert "" not in [field for field, _value in form.fields], (name, form.action)
            assert all(f'id="{label}"' in page.text for label in form.labels if label), (name, form.labels)


def test_the_price_list_offers_amounts_and_the_order_its_pin(site: dict[str, Page]):
    rows = site["price_list"].forms_to("/keranjang/isi/")
    assert len(rows) == 3
    assert {field for form in rows for field, _value in form.buttons} == {"amount"}
    [pin] = site["order"].read["pin"]
    assert len(pin.replace(" ", "")) == 4


def test_no_secret_of_one_page_stands_on_anothers(site: dict[str, Page]):
    [pin] = site["order"].read["pin"]
    for name in ("price_list", "shift", "picking", "door", "trader", "prices"):
        assert site[name].read.get("pin", []) == []
        assert f">{pin}<" not in site[name].text


def test_an_offer_without_stock_has_no_button_to_press():
    stall = make_stall()
    make_slot(make_day(stall.market))
    make_offer(stall)
    counted = make_counted_offer(stall)
    counted.stock.create(day=make_day(), on_hand=0)
    page = opened(Client(), f"/pasar/{stall.market.slug}/")
    offered = {dict(form.fields)["offer"] for form in page.forms_to("/keranjang/isi/")}
    assert str(counted.pk) not in offered
