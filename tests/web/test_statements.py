"""No page asks the database once a row: with few rows or with many of every kind, it sends the same statements.

A route added later is looked at without a word here.
"""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dodolan.kernel.ledger.models import Account, Journal
from dodolan.market.ordering.models import OrderLine
from dodolan.people.accounts.models import RoleName, User
from dodolan.web.kit.access import ANYONE, SIGNED_IN
from scripts.every_page import FORMS_ONLY
from tests.factories.days import counted_shift, weighed_order
from tests.factories.market import by_steps, hand_to, make_counted_offer, make_offer, make_order, make_slot, make_stall
from tests.factories.people import make_user
from tests.factories.routes import address_of, pages
from tests.factories.screens import screen_of
from tests.web.test_access_matrix import Scene

pytestmark = pytest.mark.django_db
# Without words the search lists nothing.
ASKED = {"buyer:browsing:search": {"q": "cabai"}}
# A list may take eight. The price list and the search are looked at most; the office's first page is a board of six
# boxes, and an order's page there is no list at all.
MOST = {
    "buyer:browsing:market": 5,
    "buyer:browsing:search": 5,
    "office:today:show": 11,
    "office:payouts:list": 10,
    "office:orders:show": 12,
}


@pytest.fixture
def buyer(db: None) -> User:
    """Somebody whose orders are their own, signed in."""
    return make_user("Bu Ani")


@pytest.fixture
def scene(buyer: User) -> Scene:
    """A bit of everything: an order weighed, others at every hour, a box that was counted."""
    purchase, shift = weighed_order(grams=700)
    line = OrderLine.objects.select_related("offer__stall__business__owner", "order").get(order__purchase=purchase)
    stall = line.offer.stall
    scene = Scene(purchase, line, shift, {})
    add_some_of_everything(scene, buyer)
    scene.words.update(
        market=purchase.day.market.slug,
        offer=line.offer_id,
        slug=stall.slug,
        stall=stall.pk,
        secret=purchase.secret,
        number=purchase.number,
        kind="stall_payable",
        market_day=purchase.day_id,
        business=stall.business_id,
        account=Account.objects.filter(kind="runner_cash").earliest("pk").pk,
        journal=Journal.objects.filter(kind="sale").earliest("pk").pk,
    )
    return scene


def add_some_of_everything(scene: Scene, buyer: User) -> None:
    """At each of three hours an order in the runner's hands and one in nobody's, over two stalls; a counted box."""
    owner = scene.line.offer.stall.business.owner
    for hour in (9, 11, 13):
        slot = make_slot(scene.purchase.day, hour=hour)
        own, another = make_counted_offer(scene.line.offer.stall), make_offer(make_stall(owner=owner))
        make_order(by_steps(own, 2), by_steps(another, 500), slot=slot, buyer=buyer)
        hand_to(scene.shift, [make_order(by_steps(own, 1), by_steps(another, 250), slot=slot, buyer=buyer)])
    counted_shift(missing_rp=500)
    make_user(f"Bu Rini {uuid4().hex[:4]}", RoleName.OFFICER)


def statements(scene: Scene, client: Client, who: set[str]) -> dict[str, int]:
    """Statements of every page that is there for one of these, at this screen, by the name of its route."""
    counts = {}
    for route in pages():
        if route.name in FORMS_ONLY or not route.allowed & who:
            continue
        with CaptureQueriesContext(connection) as sent:
            response = client.get(address_of(route, scene.words), ASKED.get(route.name))
        if response.status_code == 200:
            counts[route.name] = len(sent)
    return counts


BUYERS = {ANYONE, SIGNED_IN}


@pytest.mark.parametrize(
    ("who", "least"),
    [(BUYERS, 10), ({RoleName.TRADER}, 3), ({RoleName.RUNNER}, 6), ({RoleName.OFFICER, RoleName.TREASURER}, 17)],
)
def test_no_page_grows_with_its_rows(scene: Scene, buyer: User, who: set[str], least: int):
    people = {RoleName.TRADER: scene.line.offer.stall.business.owner, RoleName.RUNNER: scene.shift.runner}
    roles = [] if who == BUYERS else [RoleName(role) for role in sorted(who)]
    person = (people.get(roles[0]) or make_user("Pak Hadi", *roles)) if roles else buyer
    client = screen_of(person)
    few = statements(scene, client, who)
    for _turn in range(2):
        add_some_of_everything(scene, buyer)
    assert statements(scene, client, who) == few
    assert len(few) >= least
    assert {page: count for page, count in few.items() if count > MOST.get(page, 8)} == {}
