"""Every route for everybody: what its rule promises, and nothing of another person's behind it."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from dodolan.kernel.audit.actions import SYSTEM
from dodolan.market.fulfilment.models import Shift
from dodolan.market.fulfilment.questions import ask_consent
from dodolan.market.ordering.models import OrderLine, Purchase
from dodolan.people.accounts.actions import take_role
from dodolan.people.accounts.models import SECOND_KEY, RoleName, User
from dodolan.web.kit.access import ANYONE, SIGNED_IN
from scripts.every_page import FORMS_ONLY
from tests.factories.days import weighed_order
from tests.factories.market import MORNING, make_day, make_shift, make_slot
from tests.factories.people import make_market, make_user
from tests.factories.routes import address_of, pages
from tests.factories.screens import screen_of

NOBODY, NO_METHOD = "nobody", "takes no such method"
WHO = [NOBODY, "buyer", *RoleName.values]


pytestmark = pytest.mark.django_db


@dataclass(frozen=True, slots=True)
class Scene:
    """An order whose half kilo weighs too much, in a runner's hands, and a question to its buyer."""

    purchase: Purchase
    line: OrderLine
    shift: Shift
    words: dict[str, Any]


@pytest.fixture(scope="module")
def scene(stage: None) -> Scene:
    make_slot(make_day(make_market()))
    purchase, shift = weighed_order(grams=700)
    line = OrderLine.objects.select_related("offer__stall", "order").get(order__purchase=purchase)
    consent = ask_consent(shift=shift, line_id=line.pk, at=MORNING)
    words = {
        "market": purchase.day.market.slug,
        "offer": line.offer_id,
        "slug": line.offer.stall.slug,
        "secret": purchase.secret,
        "consent": consent.pk,
        "number": purchase.number,
        "line": line.pk,
        "order": line.order_id,
        "kind": "stall_payable",
        "box": shift.box_id,
    }
    return Scene(purchase, line, shift, words)


def screen(who: str, scene: Scene) -> Client:
    if who == NOBODY:
        return Client()
    if who == "buyer":
        return screen_of(make_user("Bu Ani"))
    people = {
        RoleName.TRADER: scene.line.offer.stall.business.owner,
        RoleName.RUNNER: scene.shift.runner,
    }
    return screen_of(people.get(RoleName(who)) or make_user("Bu Rini", RoleName(who)))


def outcome(response: Any) -> str:
    """What a page said to somebody at the door."""
    place = response.get("Location", "")
    if response.status_code == 302 and place.startswith("/masuk/") and not place.startswith("/masuk/kode"):
        return "sign in as officer" if place.startswith("/masuk/petugas/") else "sign in"
    if response.status_code == 403:
        return "refused"
    if response.status_code == 405:
        return NO_METHOD
    return "broken" if response.status_code >= 500 else "in"


def promised(allowed: frozenset[str], who: str) -> str:
    """What the rule of a route says."""
    if ANYONE in allowed:
        return "in"
    if who == NOBODY:
        return "sign in as officer" if allowed <= {*SECOND_KEY} else "sign in"
    return "in" if SIGNED_IN in allowed or who in allowed else "refused"


@pytest.mark.parametrize("who", WHO)
def test_every_route_keeps_its_rule(scene: Scene, who: str):
    client = screen(who, scene)
    wrong: dict[str, str] = {}
    for route in pages():
        # These end or need the very session that asks.
        if route.name in ("public:account:sign-out", "public:account:enter-code"):
            continue
        address = address_of(route, scene.words)
        reads, sends = promised(route.allowed, who), promised(route.senders, who)
        if route.name not in FORMS_ONLY and (said := outcome(client.get(address))) not in (reads, NO_METHOD):
            wrong[f"GET {address}"] = said
        # Whoever a rule lets in sends their forms in test_wrong_posts; here nobody else may.
        if route.name in FORMS_ONLY or sends != "in":
            said = outcome(client.post(address))
            wrong |= {} if said in (sends, NO_METHOD) else {f"POST {address}": said}
    assert wrong == {}


@pytest.mark.parametrize("who", WHO)
def test_a_form_is_not_a_page(scene: Scene, who: str):
    client = screen(who, scene)
    answers = {
        route.name: client.get(address_of(route, scene.words)).status_code
        for route in pages()
        if route.name in FORMS_ONLY
    }
    assert set(answers.values()) <= {302, 405}
    assert {name for name, status in answers.items() if status == 302} == {
        "buyer:basket:put",
        "buyer:basket:remove",
        "buyer:basket:place",
        "buyer:purchases:cancel",
        "buyer:purchases:again",
        "buyer:purchases:consent",
        "buyer:purchases:prove",
        "buyer:purchases:send-code",
        "buyer:purchases:other-phone",
    }


FOREIGN_TO_TRADERS = [("trader:orders:ready", "order"), ("trader:orders:out", "line"), ("trader:prices:stock", "offer")]
FOREIGN_TO_RUNNERS = [
    ("runner:stops:show", "number"),
    ("runner:stops:nobody-there", "number"),
    ("runner:shift:release", "number"),
]


@pytest.mark.parametrize(("route", "word"), FOREIGN_TO_TRADERS)
def test_a_trader_touches_nothing_of_another_stall(scene: Scene, route: str, word: str):
    other = screen_of(make_user("Pak Slamet", RoleName.TRADER))
    assert other.post(reverse(route, args=[scene.words[word]]), {"count": "5"}).status_code == 404
    # The half kilo lies on the scale already, so its own trader is told that it is too late, and no stranger is.
    own = screen("trader", scene).post(reverse(route, args=[scene.words[word]]))
    assert own.status_code == (409 if route == "trader:orders:out" else 302)


def test_a_trader_sees_nothing_of_another_stall(scene: Scene):
    other = screen_of(make_user("Pak Slamet", RoleName.TRADER))
    for page in ("trader:orders:list", "trader:money:show"):
        assert scene.purchase.number not in other.get(reverse(page)).content.decode()
    assert other.get(reverse("trader:prices:list")).status_code == 404
    assert other.post(reverse("trader:prices:closure", args=[scene.words["slug"]])).status_code == 404


@pytest.mark.parametrize(("route", "word"), FOREIGN_TO_RUNNERS)
def test_a_runner_touches_nothing_in_other_hands(scene: Scene, route: str, word: str):
    other = screen_of(make_shift(day=scene.purchase.day).runner)
    assert other.post(reverse(route, args=[scene.words[word]]), {"pin": scene.purchase.pin}).status_code == 404
    assert Purchase.objects.get(pk=scene.purchase.pk).delivered_at is None


def test_a_runner_weighs_and_counts_nothing_in_other_hands(scene: Scene):
    other = screen_of(make_shift(day=scene.purchase.day).runner)
    for route, field in (("runner:picking:weigh", f"g-{scene.line.pk}"), ("runner:picking:take", f"n-{scene.line.pk}")):
        assert other.post(reverse(route), {field: "1"}).status_code == 404
    for route in ("runner:picking:skip", "runner:picking:ask"):
        response = other.post(reverse(route, args=[scene.line.pk]), follow=True)
        assert "We could not find that." in response.content.decode()
    assert OrderLine.objects.get(pk=scene.line.pk).weighed == 700


def test_a_runner_of_another_market_cannot_take_an_order(scene: Scene):
    there = make_day(make_market("blimbing"))
    make_slot(there)
    other = screen_of(make_shift(day=there).runner)
    response = other.post(reverse("runner:shift:take"), {"purchase": str(scene.purchase.pk)}, follow=True)
    assert "Another runner took this order." in response.content.decode()
    assert scene.purchase.number not in other.get(reverse("runner:shift:show")).content.decode()


@pytest.mark.parametrize(
    "route", ["buyer:purchases:track", "buyer:purchases:receipt", "buyer:purchases:cancel", "buyer:purchases:again"]
)
@pytest.mark.parametrize(
    "change", [str.swapcase, lambda secret: secret[:-1], lambda secret: secret + "a", lambda _: "1"]
)
def test_an_order_opens_with_its_own_secret_alone(scene: Scene, route: str, change: Any):
    address = reverse(route, args=[change(scene.purchase.secret)])
    client = Client()
    response = client.get(address) if route.endswith((":track", ":receipt")) else client.post(address)
    assert response.status_code == 404


def test_a_question_is_answered_on_its_own_order_alone(scene: Scene):
    other, _shift = weighed_order()
    address = reverse("buyer:purchases:consent", args=[other.secret, scene.words["consent"]])
    assert Client().post(address, {"answer": "yes"}).status_code == 404


@pytest.mark.parametrize(
    ("role", "page"),
    [("trader", "trader:orders:list"), ("runner", "runner:picking:list"), ("officer", "office:today:show")],
)
def test_a_role_taken_away_is_gone_with_the_next_request(scene: Scene, role: str, page: str):
    client = screen(role, scene)
    assert client.get(reverse(page)).status_code == 200
    user = User.objects.get(pk=client.session["_auth_user_id"])
    take_role(user=user, role=RoleName(role), by=SYSTEM, at=MORNING)
    assert client.get(reverse(page)).status_code == 403


def test_a_closed_account_is_out_with_the_next_request(scene: Scene):
    client = screen("runner", scene)
    User.objects.update(is_active=False)
    assert client.get(reverse("runner:shift:show"))["Location"] == "/masuk/?lanjut=%2Fkurir%2F"
