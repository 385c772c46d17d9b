"""The rights of paying are asked in the actions, whatever a page forgot."""

from collections.abc import Callable
from typing import Any

import pytest

from dodolan.kernel.audit.actions import SYSTEM
from dodolan.kernel.errors import NotAllowed
from dodolan.market.paying.models import CashBox, Payout
from dodolan.market.paying.settlement import approve_payouts, mark_paid, propose_payouts
from dodolan.people.accounts.models import RoleName
from tests.factories.days import counted_shift, counts_the_same
from tests.factories.market import DAY, MORNING
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db
ACTIONS: dict[str, Callable[..., Any]] = {
    "propose": lambda who, **_: propose_payouts(day=DAY, officer=who, by=SYSTEM, at=MORNING),
    "approve": lambda who, payout, **_: approve_payouts(payouts=[payout.pk], officer=who, by=SYSTEM, at=MORNING),
    "pay": lambda who, payout, **_: mark_paid(
        payout=payout, bank_ref="1", officer=who, by=SYSTEM, at=MORNING, today=DAY
    ),
    "verify": lambda who, box, **_: counts_the_same(box=box, officer=who, by=SYSTEM, at=MORNING),
}


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("role", [None, RoleName.TRADER, RoleName.RUNNER])
def test_who_has_no_right_moves_no_money(action: str, role: RoleName | None):
    shift = counted_shift()
    payout = propose_payouts(day=DAY, officer=make_user("Bu Rini", RoleName.OFFICER), by=SYSTEM, at=MORNING)[0]
    who = make_user("Pak Joko", *[role] if role else [], market=shift.day.market)
    with pytest.raises(NotAllowed):
        ACTIONS[action](who, payout=payout, box=CashBox.objects.get())
    assert Payout.objects.get().state == "proposed"
    assert CashBox.objects.get().verified_at is None
