"""Taking a right from every role closes exactly its pages, its calls and its actions, with the next request."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from dodolan.kernel.audit.actions import SYSTEM
from dodolan.kernel.errors import NotAllowed
from dodolan.kernel.plugs import plugged
from dodolan.kernel.rights import Right
from dodolan.market.fulfilment.models import Shift
from dodolan.market.fulfilment.office import give_orders
from dodolan.market.fulfilment.shifts import end_shift, start_shift
from dodolan.market.paying.boxes import count_cash
from dodolan.market.paying.models import Payout
from dodolan.market.paying.settlement import approve_payouts, mark_paid, propose_payouts
from dodolan.people.accounts.models import RoleName, User
from dodolan.people.rights.roles import ROLES
from tests.factories.days import counts_the_same
from tests.factories.market import DAY, MORNING, make_order, make_payout, make_shift
from tests.factories.people import make_user
from tests.factories.routes import address_of, pages
from tests.factories.screens import screen_of

pytestmark = pytest.mark.django_db
GET, POST = "GET", "POST"

# What each right opens, by the names of routes; a page that is read and sent to by one right stands there once.
OPENS: dict[str, str] = {
    "audit.read": "office:trail:list",
    "ledger.read": """office:payouts:list office:ledger:list office:ledger:accounts office:ledger:account
        office:ledger:journal""",
    "accounts.see_roles": "GET office:people:list office:people:show",
    "accounts.change": "office:people:phone office:people:close office:people:reopen office:people:sign-out",
    "accounts.give_role": "POST office:people:list",
    "accounts.take_role": "office:people:take-role",
    "businesses.see_register": "office:register:list office:register:stall",
    "businesses.register": "office:register:new-business",
    "places.see_terms": "GET office:city:terms GET office:city:fees GET office:city:slots",
    "places.set_terms": "POST office:city:terms POST office:city:fees POST office:city:slots",
    "stalls.open": "office:register:new-stall",
    "stalls.suspend": "office:register:stall-status",
    "stalls.sell": """trader:orders:list trader:orders:ready trader:orders:out trader:money:show trader:prices:stock
        trader:prices:off trader:prices:closure""",
    "prices.set": "trader:prices:list trader:prices:new-good",
    "ordering.see_all": "office:today:show office:orders:list office:orders:show office:runners:list",
    "ordering.cancel_any": "office:orders:cancel",
    "ordering.confirm_phone": "office:orders:confirm",
    "fulfilment.assign": "office:orders:assign office:orders:unassign office:runners:assign",
    "fulfilment.release": "office:orders:release",
    "fulfilment.write_off": "office:orders:write-off",
    "fulfilment.carry": """runner:shift:show runner:shift:start runner:shift:take runner:shift:release runner:shift:end
        runner:picking:list runner:picking:print runner:picking:weigh runner:picking:take runner:picking:skip
        runner:picking:ask runner:picking:withdraw
        runner:picking:pay-stall runner:stops:list runner:stops:show runner:stops:nobody-there""",
    "paying.count_cash": "runner:cash:show",
    "paying.verify_count": "office:runners:verify office:runners:send-back",
    "paying.propose_payout": "office:payouts:propose",
    "paying.approve_payout": "office:payouts:approve",
    "paying.pay_payout": "office:payouts:paid",
}


def opened_by(right: str) -> set[tuple[str, str]]:
    """(method, route) of what the table says that a right opens."""
    words = OPENS[right].replace("GET ", "GET+").replace("POST ", "POST+").split()
    return {
        (method, word.rpartition("+")[2])
        for word in words
        for method in ([word.partition("+")[0]] if "+" in word else [GET, POST])
    }


def take_from_all(monkeypatch: pytest.MonkeyPatch, right: str) -> None:
    """No role holds a right any more."""
    for role, grant in ROLES.items():
        monkeypatch.setitem(ROLES, role, replace(grant, rights=grant.rights - {right}))


def open_now() -> dict[tuple[str, str], frozenset[str]]:
    """Who is let in, by (method, route)."""
    return {key: roles for page in pages() for key, roles in _both(page)}


def _both(page: Any) -> Iterator[tuple[tuple[str, str], frozenset[str]]]:
    yield (GET, page.name), page.allowed
    yield (POST, page.name), page.senders


def status(client: Client, method: str, route: str) -> int:
    """How a page answers somebody who knows no key of anything."""
    [page] = [page for page in pages() if page.name == route]
    return client.generic(method, address_of(page, {}), b"", "application/x-www-form-urlencoded").status_code


def test_the_table_names_every_right():
    assert set(OPENS) == set(plugged(Right))


@pytest.mark.parametrize("right", OPENS)
def test_a_right_taken_away_closes_exactly_its_pages(monkeypatch: pytest.MonkeyPatch, right: str):
    holders = [role for role, grant in ROLES.items() if right in grant.rights]
    screens = [screen_of(make_user("Bu Sri", role, market=make_shift().day.market)) for role in holders]
    doors, before = opened_by(right), open_now()
    first = {(door, status(client, *door)) for client in screens for door in doors}
    assert {door for door, said in first if said == 403} == set()
    take_from_all(monkeypatch, right)
    now = open_now()
    assert {door for door in before if before[door] != now[door]} == doors
    closed = {(door, status(client, *door)) for client in screens for door in doors}
    # A page that is only read, or only sent to, says so to whoever asks it the other way.
    assert {said for _door, said in closed} <= {403, 405}
    assert {door for door, said in closed if said == 405} == {door for door, said in first if said == 405}


def _counted() -> Shift:
    shift = make_shift()
    end_shift(shift=shift, at=MORNING)
    count_cash(box=shift.box, counted_rp=shift.box.float_rp, at=MORNING, sure=True)
    return shift


def _approved() -> Payout:
    payout = make_payout(make_user("Bu Rini", RoleName.OFFICER))
    other = make_user("Pak Hadi", RoleName.TREASURER)
    approve_payouts(payouts=[payout.pk], officer=other, by=SYSTEM, at=MORNING)
    return payout


def _give(who: User) -> Callable[[], Any]:
    shift, purchase = make_shift(), make_order()
    return lambda: give_orders(shift=shift, purchases=[purchase.pk], officer=who, by=SYSTEM, at=MORNING)


def _start(who: User) -> Callable[[], Any]:
    day = make_shift().day
    return lambda: start_shift(runner=who, day=day, float_rp=0, at=MORNING)


def _count(_who: User) -> Callable[[], Any]:
    shift = make_shift()
    end_shift(shift=shift, at=MORNING)
    return lambda: count_cash(box=shift.box, counted_rp=0, at=MORNING, sure=True)


def _verify(who: User) -> Callable[[], Any]:
    box = _counted().box
    return lambda: counts_the_same(box=box, officer=who, by=SYSTEM, at=MORNING)


def _propose(who: User) -> Callable[[], Any]:
    return lambda: propose_payouts(day=DAY, officer=who, by=SYSTEM, at=MORNING)


def _approve(who: User) -> Callable[[], Any]:
    payout = make_payout(make_user("Bu Rini", RoleName.OFFICER))
    return lambda: approve_payouts(payouts=[payout.pk], officer=who, by=SYSTEM, at=MORNING)


def _pay(who: User) -> Callable[[], Any]:
    payout = _approved()
    return lambda: mark_paid(payout=payout, bank_ref="1", officer=who, by=SYSTEM, at=MORNING, today=DAY)


# Actions that know who acts, each made ready for somebody.
ACTIONS: dict[str, Callable[[User], Callable[[], Any]]] = {
    "fulfilment.assign": _give,
    "fulfilment.carry": _start,
    "paying.count_cash": _count,
    "paying.verify_count": _verify,
    "paying.propose_payout": _propose,
    "paying.approve_payout": _approve,
    "paying.pay_payout": _pay,
}


@pytest.mark.parametrize("is_held", [True, False])
@pytest.mark.parametrize("right", ACTIONS)
def test_an_action_asks_its_right_whatever_the_page_forgot(
    monkeypatch: pytest.MonkeyPatch, right: str, *, is_held: bool
):
    role = next(role for role, grant in ROLES.items() if right in grant.rights)
    act = ACTIONS[right](make_user("Bu Sri", role, market=make_shift().day.market))
    if is_held:
        act()
        return
    take_from_all(monkeypatch, right)
    with pytest.raises(NotAllowed) as refusal:
        act()
    assert refusal.value.facts == {"right": right}
