"""Every page of the site and how to see it with something on it, empty, and with a mistake: for pictures and for axe.

An address of the site that is neither here nor in FORMS_ONLY fails a test.
"""

from dataclasses import dataclass
from datetime import datetime
from importlib import import_module

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.urls import reverse

from dodolan.people.accounts.models import User
from dodolan.people.accounts.queries import roles_of
from dodolan.web.buyer.carrying import COOKIE
from dodolan.web.kit.second_key import mark_second_key
from dodolan.web.public.account.pages import nav_of
from rehearsal.city.typical_days import FRIDAY, NOW, TypicalDays

GUEST = "guest"
# Routes that are only posted to: what they answer is a page below.
FORMS_ONLY = frozenset(
    """
    public:account:language public:account:sign-out buyer:basket:put buyer:basket:remove buyer:basket:place
    buyer:purchases:cancel buyer:purchases:again buyer:purchases:consent buyer:purchases:prove
    buyer:purchases:send-code buyer:purchases:other-phone office:orders:confirm trader:orders:ready trader:orders:out
    trader:prices:stock trader:prices:closure trader:prices:off runner:shift:start runner:shift:take
    runner:shift:release runner:shift:end runner:picking:weigh runner:picking:take runner:picking:skip
    runner:picking:ask runner:picking:withdraw runner:picking:pay-stall runner:stops:nobody-there office:orders:assign
    office:orders:unassign office:orders:cancel office:orders:release office:orders:write-off office:runners:assign
    office:runners:verify office:runners:send-back office:payouts:propose office:payouts:approve office:payouts:paid
    office:register:stall-status office:people:take-role
    office:people:phone office:people:close office:people:reopen office:people:sign-out public:account:end
    """.split()
)


@dataclass(frozen=True, slots=True)
class Sight:
    """A page in one state: its route, who looks, at which address; press is the button that sends its form."""

    name: str
    route: str
    who: str
    path: str
    press: str = ""


def every_page(days: TypicalDays) -> list[Sight]:
    """Every page, room by room."""
    return [*_account_pages(), *_buyer_pages(days), *_trader_pages(days), *_runner_pages(days), *_office_pages(days)]


def cookies_of(who: str, days: TypicalDays) -> dict[str, str]:
    """What the browser of that part of the story carries: a session, and for guests their basket."""
    if who == GUEST:
        return {COOKIE: days.basket}
    session: SessionBase = import_module(settings.SESSION_ENGINE).SessionStore()
    if who == "waiting for a code":
        session["sign_in"] = {"phone": days.people["buyer"].phone, "next": ""}
    elif who in days.people:
        sign_in(session, days.people[who], at=NOW)
        session["nav"] = nav_of(days.people[who], roles_of(days.people[who]))
    session.save()
    return {settings.SESSION_COOKIE_NAME: str(session.session_key)}


def sign_in(session: SessionBase, user: User, *, at: datetime) -> None:
    """Somebody sits at this session with every key they have, last seen at that instant; not saved yet."""
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session["seen"] = int(at.timestamp())
    mark_second_key(session, user)


def _sight(route: str, who: str, *words: object, state: str = "", query: str = "", press: str = "") -> Sight:
    place = route.replace(":", "-")
    name = f"{place}-{state}" if state else place
    # The button that a form ends with; a button with a name changes an amount, or says how the buyer pays.
    button = f"{press} >> nth=0 >> button:not([name]), button[name=pay] >> nth=-1" if press else ""
    return Sight(name, route, who, reverse(route, args=words) + query, button)


def _account_pages() -> list[Sight]:
    wrong = "main form[method=post]"
    return [
        _sight("public:account:sign-in", GUEST),
        _sight("public:account:sign-in", GUEST, state="wrong", press=wrong),
        _sight("public:account:enter-code", "waiting for a code"),
        _sight("public:account:enter-code", "waiting for a code", state="wrong", press=wrong),
        _sight("public:account:officer-sign-in", GUEST),
        _sight("public:account:officer-sign-in", GUEST, state="wrong", press=wrong),
        _sight("public:account:show", "buyer"),
        Sight("nothing-here", "public:account:show", "buyer", "/tidak-ada/"),
        Sight("not-yours", "office:today:show", "buyer", reverse("office:today:show")),
    ]


def _buyer_pages(days: TypicalDays) -> list[Sight]:
    slug = days.market.slug
    states = ("placed", "asked", "weighed", "delivered", "cancelled", "home", "new")
    return [
        _sight("buyer:browsing:home", GUEST),
        _sight("buyer:browsing:search", GUEST, query="?q=cabai"),
        _sight("buyer:browsing:search", GUEST, state="empty", query="?q=xyzzy"),
        _sight("buyer:browsing:market", GUEST, slug),
        _sight("buyer:browsing:offer", GUEST, slug, days.offer),
        _sight("buyer:browsing:stall", GUEST, slug, days.stall.slug),
        _sight("buyer:basket:show", GUEST, slug),
        _sight("buyer:basket:show", "new buyer", slug, state="empty"),
        _sight(
            "buyer:basket:show",
            GUEST,
            slug,
            state="wrong",
            press=f"form[action='{reverse('buyer:basket:place', args=[slug])}']",
        ),
        _sight("buyer:purchases:list", "buyer"),
        _sight("buyer:purchases:list", "new buyer", state="empty"),
        *(_sight("buyer:purchases:track", GUEST, days.orders[state].secret, state=state) for state in states),
        _sight("buyer:purchases:receipt", GUEST, days.orders["delivered"].secret),
    ]


def _trader_pages(days: TypicalDays) -> list[Sight]:
    return [
        _sight("trader:orders:list", "trader"),
        _sight("trader:orders:list", "trader without orders", state="empty"),
        _sight("trader:money:show", "trader"),
        _sight("trader:money:show", "trader without orders", state="empty"),
        _sight("trader:prices:list", "trader"),
        _sight("trader:prices:new-good", "trader", days.stall.slug),
        _sight("trader:prices:new-good", "trader", days.stall.slug, state="wrong", press="main form"),
    ]


def _runner_pages(days: TypicalDays) -> list[Sight]:
    return [
        _sight("runner:shift:show", "runner"),
        _sight("runner:shift:show", "runner at home", state="home"),
        _sight(
            "runner:shift:show",
            "runner at home",
            state="wrong",
            press=f"form[action='{reverse('runner:shift:start')}']",
        ),
        _sight("runner:picking:list", "runner"),
        _sight("runner:picking:print", "runner"),
        _sight("runner:stops:list", "runner"),
        _sight("runner:stops:show", "runner", days.orders["weighed"].number),
        _sight(
            "runner:stops:show", "runner", days.orders["weighed"].number, state="wrong", press="main form:not([action])"
        ),
        _sight("runner:stops:show", "runner", days.orders["picking"].number, state="early"),
        _sight("runner:cash:show", "runner"),
        _sight("runner:cash:show", "runner who counts", state="count"),
        _sight("runner:cash:show", "runner who counts", state="wrong", press="main form"),
    ]


def _office_pages(days: TypicalDays) -> list[Sight]:
    friday = f"?hari={FRIDAY}"
    routes = (
        "office:today:show office:orders:list office:runners:list office:payouts:list office:ledger:list "
        "office:register:list office:city:terms office:city:fees office:city:slots"
    )
    return [
        *(
            _sight(route, "officer")
            for route in [*routes.split(), "office:register:new-business", "office:people:list", "office:trail:list"]
        ),
        _sight("office:runners:list", "officer", state="friday", query=friday),
        _sight("office:payouts:list", "treasurer", state="friday", query=friday),
        _sight("office:orders:list", "officer", state="empty", query="?hari=&cari=XYZ"),
        _sight("office:register:new-business", "officer", state="wrong", press="main form[method=post]"),
        *(
            _sight("office:orders:show", "officer", days.orders[state].number, state=state)
            for state in ("placed", "weighed", "new")
        ),
        _sight("office:orders:show", "officer", days.orders["delivered"].number, state="delivered"),
        _sight("office:people:show", "officer", days.people["trader"].pk),
        _sight("office:ledger:accounts", "officer", "stall_payable"),
        _sight("office:ledger:account", "officer", days.account.pk),
        _sight("office:ledger:journal", "officer", days.journal),
        _sight("office:register:stall", "officer", days.stall.pk),
        _sight("office:register:new-stall", "officer", days.stall.business_id),
    ]
