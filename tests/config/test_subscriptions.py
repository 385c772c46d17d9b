"""Codes leave through the outbox: once when all is well, later when it is not, never too late."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from dodolan.config.subscriptions import LISTENERS, sends_codes
from dodolan.gateways.whatsapp.sending import WhatsAppCodes
from dodolan.kernel.clock import clock_set_to
from dodolan.kernel.outbox import actions as outbox
from dodolan.kernel.outbox.actions import deliver_due
from dodolan.kernel.outbox.models import Event, EventState
from dodolan.people.accounts.actions import request_code
from dodolan.people.accounts.turns import Seat
from rehearsal.stand_ins.whatsapp import StandIn, standing_in
from tests.factories.market import MORNING

pytestmark = pytest.mark.django_db
TOKEN = "token-of-the-test"


@pytest.fixture
def whatsapp() -> Iterator[StandIn]:
    """WhatsApp's stand-in, with a code waiting for it."""
    request_code(phone="+6281234567890", seat=Seat("127.0.0.1"), at=MORNING)
    with standing_in(phone_id="100", token=TOKEN) as server:
        yield server


def deliver(server: StandIn, at: datetime = MORNING) -> EventState:
    """Deliver what is due at the instant; the state of the one event."""
    sender = WhatsAppCodes("100", server.address, TOKEN)
    with clock_set_to(lambda: at):
        deliver_due(listeners={"accounts.code_issued": [sends_codes(sender)]}, at=at)
    return EventState(Event.objects.get().state)


def test_sent_once(whatsapp: StandIn):
    assert deliver(whatsapp) == EventState.DELIVERED
    deliver(whatsapp, MORNING + timedelta(minutes=1))
    assert len(whatsapp.messages) == 1


@pytest.mark.parametrize("status", [429, 500])
def test_tried_again_after_growing_pauses(whatsapp: StandIn, status: int):
    whatsapp.answers = [status, status, status]
    at, pauses = MORNING, []
    while deliver(whatsapp, at) == EventState.WAITING:
        event = Event.objects.get()
        pauses.append((event.due_at - at).total_seconds())
        assert event.last_error == "NotSent"
        deliver(whatsapp, event.due_at - timedelta(seconds=1))
        assert Event.objects.get().attempts == len(pauses)
        at = event.due_at
    assert pauses == [5, 10, 20]
    assert len(whatsapp.messages) == 1


def test_never_sent_after_it_expired(whatsapp: StandIn):
    assert deliver(whatsapp, MORNING + timedelta(minutes=5)) == EventState.DELIVERED
    assert whatsapp.messages == []


def test_a_long_failure_ends_when_the_code_does(whatsapp: StandIn):
    whatsapp.answers = [500] * 100
    at, tries = MORNING, 0
    while deliver(whatsapp, at) == EventState.WAITING:
        at, tries = Event.objects.get().due_at, tries + 1
    assert tries == 6
    assert whatsapp.messages == []


def test_killed_between_sending_and_marking_it_is_sent_again(whatsapp: StandIn, monkeypatch: pytest.MonkeyPatch):
    def killed(_event: Event) -> None:
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr(outbox, "_mark_delivered", killed)
        with pytest.raises(SystemExit):
            deliver(whatsapp)
    assert Event.objects.get().state == EventState.WAITING
    assert deliver(whatsapp) == EventState.DELIVERED
    assert [message["to"] for message in whatsapp.messages] == ["+6281234567890"] * 2


def test_everybody_who_listens_is_named_here():
    assert set(LISTENERS) == {
        "accounts.code_issued",
        "fulfilment.asked",
        "notices.due",
        "ordering.cancelled",
        "ordering.placed",
        "ordering.proof_due",
        "ordering.sold_out",
        "ordering.unclaimed",
    }
    assert all(callable(listener) for listeners in LISTENERS.values() for listener in listeners)
