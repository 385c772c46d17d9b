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
from dodolan.web.account.views import nav_of
from dodolan.web.buyer.carrying import COOKIE
from rehearsal.city.typical_days import FRIDAY, NOW, TypicalDays

GUEST = "guest"
# Routes that are only posted to: what they answer is a page below.
FORMS_ONLY = frozenset(
    """
    language sign-out basket-put basket-remove place cancel again consent
    trader-ready trader-out trader-stock trader-closure trader-off
    runner-start runner-take runner-release runner-end weigh take skip ask pay-stall nobody-there
    desk-order-give desk-order-take desk-order-cancel desk-order-release desk-order-write-off
    desk-give desk-verify desk-propose desk-approve desk-paid desk-stall-status desk-take-role
    """.split()
)


@dataclass(frozen=True, slots=True)
class Sight:
    """A page in one state: its route, who looks, at which address; press sends that form as it stands."""

    name: str
    route: str
    who: str
    path: str
    press: str = ""


def every_page(days: TypicalDays) -> list[Sight]:
    """Every page, room by room."""
    return [*_account_pages(), *_buyer_pages(days), *_trader_pages(days), *_runner_pages(days), *_desk_pages(days)]


def cookies_of(who: str, days: TypicalDays) -> dict[str, str]:
    """What the browser of that part of the story carries: a session, and for guests their basket."""
    if who == GUEST:
        return {COOKIE: days.basket}
    session: SessionBase = import_module(settings.SESSION_ENGINE).SessionStore()
    if who == "waiting for a code":
        session["sign_in"] = {"phone": days.people["buyer"].phone, "next": ""}
    elif who in days.people:
        sign_in(session, days.people[who], at=NOW)
        session["nav"] = nav_of(days.people[who])
    session.save()
    return {settings.SESSION_COOKIE_NAME: str(session.session_key)}


def sign_in(session: SessionBase, user: User, *, at: datetime) -> None:
    """Somebody sits at this session, last seen at that instant; not saved yet."""
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session["seen"] = int(at.timestamp())


def _sight(route: str, who: str, *words: object, state: str = "", query: str = "", press: str = "") -> Sight:
    name = f"{route}-{state}" if state else route
    return Sight(name, route, who, reverse(f"web:{route}", args=words) + query, press)


def _account_pages() -> list[Sight]:
    wrong = "main form[method=post]"
    return [
        _sight("sign-in", GUEST),
        _sight("sign-in", GUEST, state="wrong", press=wrong),
        _sight("enter-code", "waiting for a code"),
        _sight("enter-code", "waiting for a code", state="wrong", press=wrong),
        _sight("officer-sign-in", GUEST),
        _sight("officer-sign-in", GUEST, state="wrong", press=wrong),
        _sight("account", "buyer"),
        Sight("nothing-here", "account", "buyer", "/tidak-ada/"),
        Sight("not-yours", "desk", "buyer", reverse("web:desk")),
    ]


def _buyer_pages(days: TypicalDays) -> list[Sight]:
    slug = days.market.slug
    states = ("placed", "asked", "weighed", "delivered", "cancelled", "home")
    return [
        _sight("home", GUEST),
        _sight("search", GUEST, query="?q=cabai"),
        _sight("search", GUEST, state="empty", query="?q=xyzzy"),
        _sight("market", GUEST, slug),
        _sight("offer", GUEST, slug, days.offer),
        _sight("stall", GUEST, slug, days.stall.slug),
        _sight("basket", GUEST, slug),
        _sight("basket", "new buyer", slug, state="empty"),
        _sight("basket", GUEST, slug, state="wrong", press=f"form[action='{reverse('web:place', args=[slug])}']"),
        _sight("orders", "buyer"),
        _sight("orders", "new buyer", state="empty"),
        *(_sight("track", GUEST, days.orders[state].secret, state=state) for state in states),
        _sight("receipt", GUEST, days.orders["delivered"].secret),
    ]


def _trader_pages(days: TypicalDays) -> list[Sight]:
    return [
        _sight("trader-orders", "trader"),
        _sight("trader-orders", "trader without orders", state="empty"),
        _sight("trader-money", "trader"),
        _sight("trader-money", "trader without orders", state="empty"),
        _sight("trader-prices", "trader"),
        _sight("trader-new-good", "trader", days.stall.slug),
        _sight("trader-new-good", "trader", days.stall.slug, state="wrong", press="main form"),
    ]


def _runner_pages(days: TypicalDays) -> list[Sight]:
    return [
        _sight("runner", "runner"),
        _sight("runner", "runner at home", state="home"),
        _sight("runner", "runner at home", state="wrong", press=f"form[action='{reverse('web:runner-start')}']"),
        _sight("picking", "runner"),
        _sight("picking-print", "runner"),
        _sight("drops", "runner"),
        _sight("drop", "runner", days.orders["weighed"].number),
        _sight("drop", "runner", days.orders["weighed"].number, state="wrong", press="main form:not([action])"),
        _sight("drop", "runner", days.orders["picking"].number, state="early"),
        _sight("cash", "runner"),
        _sight("cash", "runner who counts", state="count"),
        _sight("cash", "runner who counts", state="wrong", press="main form"),
    ]


def _desk_pages(days: TypicalDays) -> list[Sight]:
    friday = f"?hari={FRIDAY}"
    routes = "desk desk-orders desk-runners desk-settlement desk-ledger desk-register desk-city desk-fees desk-slots"
    return [
        *(_sight(route, "officer") for route in [*routes.split(), "desk-new-business", "desk-people", "desk-trail"]),
        _sight("desk-runners", "officer", state="friday", query=friday),
        _sight("desk-settlement", "treasurer", state="friday", query=friday),
        _sight("desk-orders", "officer", state="empty", query="?hari=&cari=XYZ"),
        _sight("desk-new-business", "officer", state="wrong", press="main form[method=post]"),
        *(_sight("desk-order", "officer", days.orders[state].number, state=state) for state in ("placed", "weighed")),
        _sight("desk-order", "officer", days.orders["delivered"].number, state="delivered"),
        _sight("desk-accounts", "officer", "stall_payable"),
        _sight("desk-account", "officer", days.account.pk),
        _sight("desk-journal", "officer", days.journal),
        _sight("desk-stall", "officer", days.stall.pk),
        _sight("desk-new-stall", "officer", days.stall.business_id),
    ]
