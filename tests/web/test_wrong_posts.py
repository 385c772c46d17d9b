"""Every form of every page, filled in with what no person writes: an answer below 500, and nothing written.

Odd bodies are sent to every route that takes one, by who may use it; a route added later is tried without a word here.
"""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.db.models import Model
from django.test import Client

from dodolan.market.fulfilment.questions import ask_consent
from dodolan.market.ordering.models import OrderLine
from dodolan.people.accounts.models import RoleName
from dodolan.web.kit.access import ANYONE, SIGNED_IN
from tests.factories.days import counted_shift, weighed_order
from tests.factories.market import MORNING, make_counted_offer, make_day, make_slot
from tests.factories.people import make_market, make_user
from tests.factories.routes import address_of, pages
from tests.factories.screens import screen_of
from tests.web.test_access_matrix import Scene

# Actions that need no field: an odd body changes nothing about them, so they are done.
NEED_NOTHING = {
    "public:account:sign-out", "buyer:purchases:cancel", "buyer:purchases:again", "runner:picking:skip",
    "runner:picking:ask", "runner:picking:withdraw", "runner:picking:pay-stall", "runner:stops:nobody-there",
    "runner:shift:release",
    "runner:shift:end", "trader:orders:ready", "trader:orders:out", "trader:prices:off", "trader:prices:closure",
    "trader:prices:stock", "office:orders:unassign", "office:runners:send-back", "office:payouts:propose",
    "office:people:take-role", "runner:picking:weigh", "runner:picking:take",
}  # fmt: skip
FIELDS = """
    phone code password totp name language next offer amount note line key seal village street slot
    float purchase counted pin answer count out save sure label good unit mode increment nominal_g price closed date
    shift cancel-reason release-reason loss-reason hari day payout bank_ref role market owner owner_phone cluster nib
    status place pay capacity cash_multiple_rp tolerance_bp help_phone amount_rp number q
""".split()
ODD = {
    "nothing": "",
    "spaces": " \t\n ",
    "NUL": "a\0b",
    "right to left": "\u202e\u200b\ufeff",
    "a long word": "x" * 600,
    "a long number": "9" * 500,
    "a million million million": "1" + "0" * 18,
    "below nothing": "-1",
    "a fraction": "1,5",
    "a key of nobody": str(UUID(int=7)),
    "signs": "'; DROP TABLE market_order; -- %s%(x)s%%{} [1, 2] \ufffd",
}
# Reading or trying may leave these: sessions, counters of tries, codes on their way, wrong PINs.
NOTED = {"Session", "Counter", "SignInCode", "Event", "Basket", "HandoverTry"}
SPENT = {"pin_tries_left"}
# Free words are these actions' only field, so readable ones are no mistake.
TAKEN = {"office:orders:release", "office:orders:cancel", "office:orders:write-off"}


pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def scene(stage: None) -> Scene:
    """A weighed order in a runner's hands, a question to its buyer, a box that was counted, and a counted good."""
    make_slot(make_day(make_market()))
    purchase, shift = weighed_order(grams=700)
    line = OrderLine.objects.select_related("offer__stall__business__owner", "order").get(order__purchase=purchase)
    consent = ask_consent(shift=shift, line_id=line.pk, at=MORNING)
    counted = counted_shift()
    make_counted_offer(line.offer.stall)
    words = {
        "market": purchase.day.market.slug,
        "offer": line.offer_id,
        "slug": line.offer.stall.slug,
        "stall": line.offer.stall.slug,
        "secret": purchase.secret,
        "consent": consent.pk,
        "number": purchase.number,
        "line": line.pk,
        "order": line.order_id,
        "box": counted.box_id,
        "business": line.offer.stall.business_id,
    }
    return Scene(purchase, line, shift, words)


def everything() -> dict[str, list[Any]]:
    """Every row of every table of ours, those aside that looking may write."""
    models = [model for model in apps.get_models() if model.__module__.startswith("dodolan.")]
    return {
        model.__name__: sorted(map(str, model._default_manager.values_list(*_kept(model))))
        for model in models
        if model.__name__ not in NOTED
    }


def _kept(model: type[Model]) -> list[str]:
    """The columns of a table, those aside that a try counts down."""
    return [field.attname for field in model._meta.concrete_fields if field.name not in SPENT]


def who_may(allowed: frozenset[str], scene: Scene) -> Client:
    """A screen of somebody whom a rule lets in."""
    if ANYONE in allowed:
        return Client()
    if SIGNED_IN in allowed:
        return screen_of(make_user("Bu Ani"))
    role = RoleName(min(allowed))
    people = {RoleName.TRADER: scene.line.offer.stall.business.owner, RoleName.RUNNER: scene.shift.runner}
    return screen_of(people.get(role) or make_user("Bu Rini", role))


def doors(scene: Scene) -> list[tuple[str, Client, str]]:
    """Every route, a screen of somebody who may use it, and its address in the scene."""
    routes = list(pages())
    screens = {rule: who_may(rule, scene) for rule in {route.senders for route in routes}}
    return [(route.name, screens[route.senders], address_of(route, scene.words)) for route in routes]


def tables_changed(before: dict[str, list[Any]]) -> list[str]:
    """The tables that say something else now."""
    return [table for table, rows in everything().items() if rows != before[table]]


@pytest.mark.parametrize("odd", ODD)
def test_odd_bodies_are_answered_and_write_nothing(scene: Scene, odd: str):
    body = dict.fromkeys(FIELDS, ODD[odd])
    # A name may be nearly anything, and "1,5" is an amount of chilli: those two are no mistakes.
    left_out = (
        NEED_NOTHING | TAKEN | {"public:account:show"} | ({"buyer:browsing:offer"} if odd == "a fraction" else set())
    )
    ways = [(client, address) for name, client, address in doors(scene) if name not in left_out]
    before = everything()
    broken = {address: status for client, address in ways if (status := client.post(address, body).status_code) >= 500}
    assert (broken, tables_changed(before)) == ({}, [])


def test_a_reason_must_be_words(scene: Scene):
    ways = [(client, address) for name, client, address in doors(scene) if name in TAKEN]
    before = everything()
    for odd in ("nothing", "spaces", "NUL", "right to left", "a long word", "a long number"):
        body = dict.fromkeys(FIELDS, ODD[odd])
        assert [client.post(address, body).status_code for client, address in ways] == [422] * len(TAKEN), odd
    assert tables_changed(before) == []


@pytest.mark.parametrize("odd", ["NUL", "right to left", "signs"])
def test_odd_words_in_an_address_are_looked_for_in_vain(scene: Scene, odd: str):
    asked = dict.fromkeys([*FIELDS, "page", "akun", "jenis"], ODD[odd])
    ways = doors(scene)
    before = everything()
    broken = {
        address: status for _n, client, address in ways if (status := client.get(address, asked).status_code) >= 500
    }
    assert (broken, tables_changed(before)) == ({}, [])


@pytest.mark.parametrize("kind", ["application/json", "multipart/form-data; boundary=x", ""])
def test_bodies_that_are_no_forms_are_empty_forms(scene: Scene, kind: str):
    ways = [(client, address) for name, client, address in doors(scene) if name not in NEED_NOTHING]
    before = everything()
    body = b'{"float": 5}\0\xff'
    statuses = {address: client.generic("POST", address, body, kind).status_code for client, address in ways}
    assert {address: status for address, status in statuses.items() if status >= 500} == {}
    assert tables_changed(before) == []


def test_keys_of_nobody_in_every_place_are_not_found(scene: Scene):
    words = {"market": scene.words["market"]}
    ways = [
        (route, who_may(route.senders, scene)) for route in pages() if set(route.converters) - {"market", "day", "kind"}
    ]
    before = everything()
    body = {"pin": "1", "shift": str(uuid4()), "answer": "yes"}
    statuses = {
        route.name: client.post(address_of(route, words), body, follow=True).status_code for route, client in ways
    }
    assert {name: status for name, status in statuses.items() if status not in (200, 404, 405, 409, 422)} == {}
    assert tables_changed(before) == []
