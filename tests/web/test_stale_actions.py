"""Actions from pages that are out of date: the order was delivered, cancelled or written off meanwhile.

Whoever presses is told so, and nothing of the order changes: no line, no sum, no journal, no stock.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from dodolan.kernel.audit.actions import SYSTEM
from dodolan.kernel.audit.models import AuditEntry
from dodolan.kernel.clock import clock_set_to
from dodolan.kernel.ledger.models import Entry
from dodolan.market.fulfilment.handover import hand_over
from dodolan.market.fulfilment.models import Assignment, Consent, Shift, Weighing
from dodolan.market.fulfilment.office import write_off
from dodolan.market.fulfilment.picking import Reading, pay_stalls, record_weights
from dodolan.market.fulfilment.questions import ask_consent, withdraw_question
from dodolan.market.ordering.cancel_order import cancel_order
from dodolan.market.ordering.models import Adjustment, DeliverySlot, OrderLine, Purchase, StallOrder
from dodolan.market.paying.models import Payment, StallPayment
from dodolan.market.stalls.models import StockDay
from dodolan.people.accounts.models import RoleName, User
from tests.factories.books import broken_promises
from tests.factories.days import fresh
from tests.factories.market import MORNING, by_steps, make_offer, make_order, make_shift, make_stall, make_stock
from tests.factories.people import make_user
from tests.factories.screens import screen_of

LATER = MORNING + timedelta(minutes=5)


@dataclass(slots=True)
class Story:
    """An order that is over, and everybody who may still have a page of it open."""

    purchase: Purchase
    shift: Shift
    line: OrderLine
    trader: User
    officer: User

    @property
    def words(self) -> dict[str, Any]:
        """What stands in addresses and fields."""
        consent = Consent.objects.filter(line=self.line).first()
        return {
            "number": self.purchase.number,
            "secret": self.purchase.secret,
            "pin": self.purchase.pin,
            "line": self.line.pk,
            "order": self.line.order_id,
            "stall": self.line.offer.stall_id,
            "consent": consent.pk if consent else uuid4(),
            "shift": self.shift.pk,
        }


@pytest.fixture(autouse=True)
def _morning() -> Iterator[None]:
    with clock_set_to(lambda: LATER):
        yield


def begun() -> Story:
    """Half a kilo of counted chilli, ordered and in a runner's hands."""
    offer = make_offer(make_stall())
    make_stock(offer, 5_000)
    purchase = make_order(by_steps(offer, 500))
    shift = make_shift(purchase)
    line = OrderLine.objects.select_related("offer__stall__business__owner").get()
    return Story(
        purchase,
        shift,
        line,
        line.offer.stall.business.owner,
        make_user("Bu Rini", RoleName.OFFICER, RoleName.TREASURER),
    )


def weighed(story: Story) -> Story:
    """Too heavy, so that there was a question to the buyer; the stall is paid."""
    record_weights(shift=story.shift, readings=[Reading(story.line.pk, 700, uuid4(), sure=True)], at=MORNING)
    ask_consent(shift=story.shift, line_id=story.line.pk, at=MORNING)
    withdraw_question(shift=story.shift, line_id=story.line.pk, at=MORNING)
    pay_stalls(shift=story.shift, stall=story.line.offer.stall_id, at=MORNING)
    return story


def delivered() -> Story:
    """Handed over."""
    story = weighed(begun())
    hand_over(shift=story.shift, purchase=fresh(story.purchase), pin=story.purchase.pin, at=MORNING)
    return story


def lost() -> Story:
    """Written off."""
    story = weighed(begun())
    write_off(purchase=fresh(story.purchase), reason="nobody", by=SYSTEM, at=MORNING)
    return story


def cancelled() -> Story:
    """Cancelled before anybody shopped for it."""
    story = begun()
    cancel_order(purchase=story.purchase, reason="buyer", at=MORNING)
    return story


def what_counts() -> list[Any]:
    """Everything that an action on an order could change."""
    return [
        list(
            Purchase.objects.values_list(
                "goods_final_rp", "weighed_at", "delivered_at", "cancelled_at", "cancel_reason"
            )
        ),
        list(StallOrder.objects.values_list("final_rp")),
        list(OrderLine.objects.values_list("state", "picked_steps", "weighed", "final_rp")),
        list(StockDay.objects.values_list("allocated")),
        list(DeliverySlot.objects.values_list("booked")),
        list(Assignment.objects.values_list("shift", "released_at")),
        list(Consent.objects.values_list("granted", "answered_at")),
        [model.objects.count() for model in (Weighing, Adjustment, StallPayment, Payment, AuditEntry, Entry)],
    ]


RUNNER, TRADER, OFFICER, BUYER = "runner", "trader", "officer", "buyer"
# who, route, its words, fields; {name} is filled in with the story's own.
ACTIONS: dict[str, tuple[str, str, list[str], dict[str, str]]] = {
    "weighs": (
        RUNNER,
        "runner:picking:weigh",
        [],
        {"g-{line}": "480", "k-{line}": "00000000-0000-4000-8000-000000000001"},
    ),
    "takes pieces": (RUNNER, "runner:picking:take", [], {"n-{line}": "1"}),
    "finds none": (RUNNER, "runner:picking:skip", ["line"], {}),
    "asks": (RUNNER, "runner:picking:ask", ["line"], {}),
    "pays the stall": (RUNNER, "runner:picking:pay-stall", ["stall"], {}),
    "gives it back": (RUNNER, "runner:shift:release", ["number"], {}),
    "takes it": (RUNNER, "runner:shift:take", [], {"purchase": "{purchase}"}),
    "is sold out": (TRADER, "trader:orders:out", ["line"], {}),
    "gives it": (OFFICER, "office:orders:assign", ["number"], {"shift": "{shift}"}),
    "takes it back": (OFFICER, "office:orders:unassign", ["number"], {}),
    "cancels for the buyer": (OFFICER, "office:orders:cancel", ["number"], {"cancel-reason": "x"}),
    "lets it go": (OFFICER, "office:orders:release", ["number"], {"release-reason": "x"}),
    "writes it off": (OFFICER, "office:orders:write-off", ["number"], {"loss-reason": "x"}),
    "cancels": (BUYER, "buyer:purchases:cancel", ["secret"], {}),
    "says yes": (
        BUYER,
        "buyer:purchases:consent",
        ["secret", "consent"],
        {"jawab": "ya", "answer": "yes", "granted": "1"},
    ),
}


# Done again they say what was so already: the runner's order, the buyer's question, the stall's payment.
SAID_ONCE_MORE = {"takes it", "gives it", "asks", "pays the stall"}


def screen(who: str, story: Story) -> Client:
    """The screen of somebody of the story."""
    people = {RUNNER: story.shift.runner, TRADER: story.trader, OFFICER: story.officer}
    return screen_of(people[who]) if who in people else Client()


def press(action: str, story: Story) -> Any:
    """Send the form as it stood on a page opened before."""
    who, route, args, fields = ACTIONS[action]
    words = story.words | {"purchase": story.purchase.pk}
    body = {name.format(**words): value.format(**words) for name, value in fields.items()}
    return screen(who, story).post(reverse(route, args=[words[name] for name in args]), body, follow=True)


@pytest.mark.django_db
@pytest.mark.parametrize("end", [delivered, lost, cancelled])
def test_an_order_that_is_over_stays_as_it_is(end: Callable[[], Story]):
    story = end()
    before = what_counts()
    changed: dict[str, int] = {}
    for action in ACTIONS:
        if (end, action) == (cancelled, "takes it back"):
            continue
        status = press(action, story).status_code
        if status >= 500 or what_counts() != before:
            changed[action] = status
    assert changed == {}
    assert broken_promises() == []


@pytest.mark.django_db
def test_the_office_may_take_a_cancelled_order_out_of_a_runners_hands():
    story = cancelled()
    assert press("takes it back", story).status_code == 200
    assert not Assignment.objects.filter(released_at=None).exists()
    assert broken_promises() == []


@pytest.mark.django_db
def test_whoever_presses_too_late_hears_of_it():
    story = delivered()
    silent = [action for action in ACTIONS if action not in SAID_ONCE_MORE and not says_no(press(action, story))]
    assert silent == []


def says_no(answer: Any) -> bool:
    """An answer that tells whoever pressed that it did not go through."""
    page = answer.content.decode()
    return 'role="alert"' in page or 'class="errors"' in page or answer.status_code in (404, 409)


@pytest.mark.django_db
def test_handing_over_twice_takes_the_cash_once():
    story = delivered()
    before = what_counts()
    answer = screen(RUNNER, story).post(
        reverse("runner:stops:show", args=[story.purchase.number]), {"pin": story.purchase.pin}
    )
    assert answer.status_code in (302, 200)
    assert what_counts() == before


@pytest.mark.django_db
def test_nobody_there_is_no_end_of_a_delivered_order():
    story = delivered()
    before = what_counts()
    answer = screen(RUNNER, story).post(reverse("runner:stops:nobody-there", args=[story.purchase.number]), follow=True)
    assert answer.status_code < 500
    assert what_counts() == before
