"""The guests of the benchmarks buy as people do, over HTTP, and what they report is what the database holds."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from pytest_django.live_server_helper import LiveServer

from benchmarks.bench_race import together
from benchmarks.guests import Guest, Shop, send_order, telephone
from benchmarks.phone import Phone, Unanswered
from dodolan.kernel.audit.actions import SYSTEM
from dodolan.kernel.clock import clock_set_to
from dodolan.market.ordering.models import Purchase
from dodolan.market.stalls.models import StockDay
from dodolan.people.accounts.actions import make_token
from tests.factories.market import MORNING, make_counted_offer, make_slot, make_stock
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def shop() -> Iterator[Shop]:
    """Two boards of tempe at ten past six."""
    with clock_set_to(lambda: MORNING):
        offer, slot = make_counted_offer(), make_slot()
        make_stock(offer, 2)
        market = offer.stall.market
        token = make_token(user=make_user(), label="benchmark", by=SYSTEM, at=MORNING)
        yield Shop(market.slug, str(slot.pk), market.village_id, [(str(offer.pk), 1)], str(offer.pk), [token])


def port_of(server: LiveServer) -> int:
    """Where the site listens."""
    return int(server.url.rsplit(":", 1)[1])


def test_three_guests_want_two_boards(live_server: LiveServer, shop: Shop):
    guests = [Guest(port_of(live_server), shop, number) for number in range(3)]
    for guest in guests:
        assert guest.fill([(shop.counted, 1)]).status == 302
        assert guest.look().status == 200
        assert [name for name, _value in guest.hidden] == ["key", "seal"]
    assert [guest.place().status for guest in guests] == [302, 302, 409]
    assert StockDay.objects.get().allocated == Purchase.objects.count() == 2


def test_the_same_key_buys_once(live_server: LiveServer, shop: Shop):
    with Phone(port_of(live_server), keep=True) as phone:
        answers = [send_order(phone, shop, [(shop.counted, 1)], number=1, key="key-1") for _ in range(2)]
    assert [answer.status for answer in answers] == [201, 201]
    assert [answer.headers.get("Idempotent-Replayed") for answer in answers] == [None, "true"]
    assert json.loads(answers[0].body) == json.loads(answers[1].body)
    assert Purchase.objects.get().phone == "+6286090000001"


def test_telephones_and_addresses_tell_guests_apart():
    assert len({telephone(number) for number in range(500)}) == 500
    shop = Shop("oro-oro-dowo", "", "", [], "", [])
    sources = {Guest(1, shop, number).phone.address for number in (0, 1, 249, 250, 62_499, 62_500)}
    assert sources == {"127.20.0.1", "127.20.0.2", "127.20.0.250", "127.20.1.1", "127.20.249.250", "127.21.0.1"}


def test_all_begin_together_and_every_outcome_is_counted():
    meeting = threading.Barrier(3)

    def act(guest: Guest) -> str:
        meeting.wait(timeout=5)
        if guest.number == 2:
            raise Unanswered("ConnectionResetError")
        return "302"

    shop = Shop("oro-oro-dowo", "", "", [], "", [])
    outcome, seconds = together([Guest(1, shop, number) for number in range(3)], act)
    assert outcome == {"302": 2, "ConnectionResetError": 1}
    assert seconds < 5


class HangsUp(BaseHTTPRequestHandler):
    """Promises more than it says."""

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Length", "100")
        self.end_headers()
        self.wfile.write(b"short")

    def log_message(self, *_words: object) -> None:
        """Nobody reads it."""


def test_half_an_answer_is_none():
    with HTTPServer(("127.0.0.1", 0), HangsUp) as server:
        thread = threading.Thread(target=server.handle_request)
        thread.start()
        with pytest.raises(Unanswered, match="IncompleteRead"):
            Phone(server.server_port).ask("GET", "/")
        thread.join()
